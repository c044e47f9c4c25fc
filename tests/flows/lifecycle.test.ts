import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { signInDraftItem } from '../../lib/browser';
import { sealText } from '../../lib/crypto';
import { writeSetting } from '../../lib/settings';
import { changeStatus } from './change-status';
import { closeRigs, createRig, PASSWORD, type Rig, readList } from './rig';

const MINUTE = 60_000;

afterEach(async () => {
  vi.restoreAllMocks();
  await closeRigs();
});

const memory = async () => Object.keys(await fakeBrowser.storage.session.get(null));
const alarms = async () =>
  (await fakeBrowser.alarms.getAll()).map(({ name }) => name.replace(/ of .*$/, '')).sort();

/** Signed in, with one item on disk. */
async function openRig(): Promise<Rig> {
  const rig = await createRig();
  const name = await sealText('Boiler service', rig.account.userKey);
  await rig.account.call('POST', '/ciphers', { type: 2, name, secureNote: { type: 0 } });
  await rig.signIn();
  expect((await rig.list()).rows).toHaveLength(1);
  return rig;
}

/** Every table of the database, as text. */
async function disk(): Promise<string> {
  const opening = indexedDB.open('latchkey');
  const database = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const rows: unknown[] = [];
  for (const name of database.objectStoreNames) {
    const all = database.transaction(name).objectStore(name).getAll();
    const keys = database.transaction(name).objectStore(name).getAllKeys();
    rows.push(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result))));
    rows.push(await new Promise((resolve) => (keys.onsuccess = () => resolve(keys.result))));
  }
  database.close();
  return JSON.stringify(rows) + JSON.stringify(await fakeBrowser.storage.local.get(null));
}

async function expectLeft(rig: Rig): Promise<void> {
  expect(await rig.status()).toMatchObject({ state: 'signed-out', account: null, lockAt: null });
  expect(await rig.storedItems()).toBe(0);
  const left = await disk();
  expect(left.includes(rig.account.userId), 'the account is on disk').toBe(false);
  expect(/sealedRefreshToken|protectedKey/.test(left), 'keys are on disk').toBe(false);
  expect(await memory()).toEqual(['status']);
}

describe('the deadline', () => {
  it('counts from the last use', async () => {
    const rig = await openRig();
    const { lockAt, lockSetAt } = await rig.status();
    expect((lockAt ?? 0) - (lockSetAt ?? 0)).toBe(15 * MINUTE);
    await changeStatus({ lockAt: (lockAt ?? 0) - 5 * MINUTE });
    await rig.ask('account.touch');
    expect((await rig.status()).lockAt).toBeGreaterThanOrEqual(lockAt ?? 0);
  });

  it.each([
    ['has passed', () => ({ lockAt: Date.now() - 1, lockSetAt: Date.now() - MINUTE })],
    ['was set on a clock that now stands earlier', () => ({ lockSetAt: Date.now() + 2 * MINUTE })],
  ])('that %s is seen before a key is used, with no alarm', async (_, change) => {
    for (const use of [
      (rig: Rig, id: string) => rig.ask('vault.item', { id }),
      (rig: Rig, id: string) => rig.ask('vault.value', { id, field: 'notes' }),
      (rig: Rig) => rig.ask('account.touch'),
      (rig: Rig) => rig.session().verifyPassword(PASSWORD),
    ]) {
      const rig = await openRig();
      const [row] = (await rig.list()).rows;
      await fakeBrowser.alarms.clearAll();
      await changeStatus(change());
      await expect(use(rig, row?.id ?? '')).rejects.toThrow('locked');
      expect((await rig.status()).state).toBe('locked');
      expect(await memory()).toEqual(['status']);
      await expect(readList()).rejects.toThrow('locked');
      await closeRigs();
    }
  });

  it('stops a sync from using its tokens', async () => {
    const rig = await openRig();
    await changeStatus({ lockAt: Date.now() - 1 });
    const before = rig.requests('/');
    await rig.ask('sync.now');
    expect(rig.requests('/')).toBe(before);
  });

  it('that passed while the worker was gone is kept at the next start', async () => {
    const rig = await openRig();
    await changeStatus({ lockAt: Date.now() - 1 });
    await rig.killWorker();
    expect((await rig.status()).state).toBe('locked');
    expect(await memory()).toEqual(['status']);
  });

  it('has an alarm, which locks a little early and is set anew when it was overtaken', async () => {
    const rig = await openRig();
    expect(await alarms()).toContain('lock');
    await fakeBrowser.alarms.clearAll();
    await rig.session().alarm();
    expect((await rig.status()).state).toBe('unlocked');
    expect(await alarms()).toEqual(['lock']);
    await changeStatus({ lockAt: Date.now() + 500 });
    await rig.session().alarm();
    expect((await rig.status()).state).toBe('locked');
    expect(await alarms()).toEqual([]);
  });

  it('is not there for who chose none, and closing the browser locks all the same', async () => {
    await createRig();
    await closeRigs();
    const rig = await openRig();
    await writeSetting('lockAfterMinutes', 0);
    await rig.ask('account.touch');
    expect(await rig.status()).toMatchObject({ lockAt: null, lockSetAt: null });
    expect(await alarms()).not.toContain('lock');
    await rig.killWorker();
    expect((await rig.status()).state).toBe('unlocked');
    await rig.restartBrowser();
    expect((await rig.status()).state).toBe('locked');
    expect(await rig.storedItems()).toBe(1);
  });
});

describe('who chose to be signed out', () => {
  it.each([
    ['at the deadline', (rig: Rig) => changeStatus({ lockAt: Date.now() - 1 }).then(rig.session().alarm)],
    [
      'at a deadline that nobody saw',
      (rig: Rig) => changeStatus({ lockAt: Date.now() - 1 }).then(rig.killWorker),
    ],
    ['with the screen', (rig: Rig) => rig.session().screenLocked()],
    ['by a closed browser, before the deadline', (rig: Rig) => rig.restartBrowser()],
    [
      'by a closed browser, after the deadline',
      (rig: Rig) => changeStatus({ lockAt: Date.now() - 1 }).then(rig.restartBrowser),
    ],
    ['by a browser that was closed locked', (rig: Rig) => rig.ask('account.lock').then(rig.restartBrowser)],
  ])('is, %s, and nothing of the vault is left', async (_, happen) => {
    const rig = await openRig();
    await writeSetting('lockAction', 'signOut');
    await happen(rig);
    await expectLeft(rig);
    await rig.signIn();
    expect((await rig.list()).rows).toHaveLength(1);
  });

  it('is only locked by hand', async () => {
    const rig = await openRig();
    await writeSetting('lockAction', 'signOut');
    await rig.ask('account.lock');
    await rig.killWorker();
    expect((await rig.status()).state).toBe('locked');
    await rig.session().screenLocked();
    expect((await rig.status()).state).toBe('locked');
  });

  it('stays unlocked when only the worker was stopped', async () => {
    const rig = await openRig();
    await writeSetting('lockAction', 'signOut');
    await rig.killWorker();
    expect((await rig.status()).state).toBe('unlocked');
  });
});

describe('the screen', () => {
  it('locks an open account, and does nothing to any other', async () => {
    const rig = await openRig();
    await rig.session().screenLocked();
    expect((await rig.status()).state).toBe('locked');
    const { locks } = await rig.status();
    await rig.session().screenLocked();
    expect((await rig.status()).locks).toBe(locks);
  });
});

describe('a lock', () => {
  it('tells the pages, forgets the draft, and leaves the clipboard its alarm', async () => {
    const rig = await openRig();
    await fakeBrowser.storage.local.set({ signInDraft: { server: '{}', email: 'someone@else.example' } });
    await fakeBrowser.storage.session.set({ popupRoute: { search: 'boiler' }, fillCycle: { id: '1' } });
    await rig.ask('clipboard.copied');
    const { locks } = await rig.status();
    await rig.ask('account.lock');
    expect((await rig.status()).locks).toBe(locks + 1);
    expect(await memory()).toEqual(['status']);
    expect(await fakeBrowser.storage.local.get('signInDraft')).toEqual({});
    expect(await alarms()).toEqual(['clipboard']);
  });

  it('keeps the server for the next sign-in, not the person', async () => {
    const rig = await openRig();
    await rig.ask('account.signOut');
    const { signInDraft } = await fakeBrowser.storage.local.get('signInDraft');
    expect(signInDraft).toEqual({
      server: JSON.stringify({ region: 'own', base: rig.server.url }),
      email: '',
    });
  });
});

describe('a vault that could not be removed', () => {
  it('is removed at the next start', async () => {
    const rig = await openRig();
    const refuse = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await rig.ask('account.signOut');
    refuse.mockRestore();
    expect((await rig.status()).state).toBe('signed-out');
    expect(await rig.storedItems()).toBe(1);
    await rig.killWorker();
    await expectLeft(rig);
  });
});

describe('a sign-in that waits', () => {
  it('is ended by an alarm after ten minutes, and by nothing before', async () => {
    const rig = await createRig();
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
    await rig.signIn();
    const { startedAt } = (await rig.status()).signIn ?? {};
    const [alarm] = await fakeBrowser.alarms.getAll();
    expect(alarm).toMatchObject({ name: 'signIn', scheduledTime: (startedAt ?? 0) + 10 * MINUTE });
    await rig.expireSignIn();
    expect(await rig.step()).toMatchObject({ name: 'permission' });
    const { pendingSignIn } = await fakeBrowser.storage.session.get('pendingSignIn');
    const old = { ...(pendingSignIn as object), startedAt: Date.now() - 11 * MINUTE };
    await fakeBrowser.storage.session.set({ pendingSignIn: old });
    await rig.expireSignIn();
    expect((await rig.status()).signIn).toBeNull();
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain(PASSWORD);
  });

  it('has no alarm once it has ended', async () => {
    const rig = await createRig();
    await rig.signIn('wrong');
    expect(await alarms()).toEqual([]);
    await rig.signIn();
    expect(await alarms()).toEqual(['lock', 'refresh']);
  });
});

describe('a session that has ended', () => {
  const always401 = { kind: 'status', status: 401 } as const;

  it('is told when the server takes no token any more, renewed or not; the vault stays', async () => {
    const rig = await openRig();
    const mend = rig.server.faults.always({ path: /^\/api\// }, always401);
    await rig.ask('sync.now');
    expect(await rig.status()).toMatchObject({ state: 'unlocked', needsSignIn: true });
    expect((await rig.list()).rows).toHaveLength(1);
    mend();
    await rig.killWorker();
    expect((await rig.status()).needsSignIn).toBe(true);
    await rig.signIn();
    expect((await rig.status()).needsSignIn).toBe(false);
  });

  it('has the first sign-in start with the server that an administrator has laid down, until the person takes another', async () => {
    const chosen = async () => JSON.parse((await signInDraftItem.get())?.server ?? 'null');
    const rig = await createRig();
    await rig.restartBrowser();
    expect(await chosen()).toBeNull();
    await fakeBrowser.storage.managed.set({ server: ' vault.acme.example ' });
    await rig.restartBrowser();
    expect(await chosen()).toEqual({ region: 'own', base: 'vault.acme.example' });
    await signInDraftItem.set({ server: '{"region":"eu"}', email: '' });
    await rig.restartBrowser();
    expect(await chosen()).toEqual({ region: 'eu' });
    for (const server of ['', 7, null]) {
      await signInDraftItem.remove();
      await fakeBrowser.storage.managed.set({ server });
      await rig.restartBrowser();
      expect(await chosen()).toBeNull();
    }
    await fakeBrowser.storage.managed.clear();
  });
});
