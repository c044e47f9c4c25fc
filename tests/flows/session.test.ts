import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sealText } from '../../lib/crypto';
import { emptyDraft } from '../../lib/items';
import { changeStatus } from './change-status';
import { add, settled, stuck, waiting } from './editing';
import { closeRigs, createRig, PASSWORD, type Rig, readList } from './rig';

afterEach(closeRigs);

async function addNote(rig: Rig, name: string): Promise<void> {
  const { account } = rig;
  await account.call('POST', '/ciphers', {
    type: 2,
    name: await sealText(name, account.userKey),
    secureNote: { type: 0 },
  });
}

const names = async (rig: Rig) => (await rig.list()).rows.map(({ name }) => name);

/** Takes the tables out from under the extension, as a torn profile does. */
async function damageDatabase(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('latchkey', 1_000);
    request.onupgradeneeded = () => {
      for (const table of request.result.objectStoreNames) request.result.deleteObjectStore(table);
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

const memory = async () => Object.keys(await fakeBrowser.storage.session.get(null));

describe("the list's key", () => {
  it('is in memory before the account shows as unlocked, and opens nothing for a locked one', async () => {
    const rig = await createRig();
    const seen: boolean[] = [];
    fakeBrowser.storage.onChanged.addListener((changes) => {
      const { state } = (changes.status?.newValue ?? {}) as { state?: string };
      if (state === 'unlocked') void memory().then((keys) => seen.push(keys.includes('overviewKeys')));
    });
    await rig.signIn();
    const { overviewKeys } = await fakeBrowser.storage.session.get('overviewKeys');
    expect(Object.keys(overviewKeys as object)).toEqual([(await rig.status()).account?.id]);
    await rig.ask('account.lock');
    expect(await memory()).not.toContain('overviewKeys');
    await rig.ask('account.unlock', { password: PASSWORD });
    expect((await fakeBrowser.storage.session.get('overviewKeys')).overviewKeys).toEqual(overviewKeys);
    await rig.ask('account.signOut');
    expect(await memory()).not.toContain('overviewKeys');
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).not.toContain(false);
  });

  it('is one of a pair: what is left of the other by a lock that was not finished goes too', async () => {
    const rig = await createRig();
    await rig.signIn();
    const { overviewKeys, unlocked } = await fakeBrowser.storage.session.get(['overviewKeys', 'unlocked']);
    await fakeBrowser.storage.session.remove('overviewKeys');
    await rig.killWorker();
    expect((await rig.status()).state).toBe('locked');
    expect(await memory()).not.toContain('unlocked');
    await rig.ask('account.unlock', { password: PASSWORD });
    await fakeBrowser.storage.session.remove('unlocked');
    await rig.killWorker();
    expect((await rig.status()).state).toBe('locked');
    expect(await memory()).not.toContain('overviewKeys');
    await rig.ask('account.signOut');
    await fakeBrowser.storage.session.set({ overviewKeys, unlocked });
    await rig.killWorker();
    expect(await memory()).not.toContain('overviewKeys');
    expect(await memory()).not.toContain('unlocked');
  });
});

describe('locking', () => {
  it('wipes what was opened; the password opens it again without the network', async () => {
    const rig = await createRig();
    await addNote(rig, 'Boiler service');
    await rig.signIn();
    expect(await names(rig)).toEqual(['Boiler service']);
    await rig.ask('account.lock');
    expect(await fakeBrowser.storage.session.get('unlocked')).toEqual({});
    await expect(rig.ask('vault.item', { id: 'x' })).rejects.toThrow('locked');
    await expect(readList()).rejects.toThrow('locked');
    rig.server.faults.always({}, { kind: 'drop' });
    await expect(rig.ask('account.unlock', { password: 'wrong' })).rejects.toThrow('wrong-password');
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await names(rig)).toEqual(['Boiler service']);
  });

  it('happens at the deadline, also when no alarm comes', async () => {
    const rig = await createRig();
    await rig.signIn();
    await changeStatus({ lockAt: Date.now() - 1 });
    await expect(rig.ask('account.touch')).rejects.toThrow('locked');
    expect((await rig.status()).state).toBe('locked');
    expect(await fakeBrowser.storage.session.get('unlocked')).toEqual({});
  });

  it('is not undone by a page that was idle until after the deadline', async () => {
    const rig = await createRig();
    await rig.signIn();
    await changeStatus({ lockAt: Date.now() - 1 });
    await expect(rig.ask('account.touch')).rejects.toThrow('locked');
    expect((await rig.status()).state).toBe('locked');
  });

  it('survives the worker when open, and the browser only locked', async () => {
    const rig = await createRig();
    await addNote(rig, 'Boiler service');
    await rig.signIn();
    await rig.killWorker();
    expect(await names(rig)).toEqual(['Boiler service']);
    await rig.restartBrowser();
    expect(await rig.status()).toMatchObject({ state: 'locked' });
    expect((await rig.status()).sync.lastSynced).not.toBeNull();
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await names(rig)).toEqual(['Boiler service']);
  });

  it('is finished by the next worker when the last one was stopped in the middle', async () => {
    const rig = await createRig();
    await rig.signIn();
    const { unlocked } = await fakeBrowser.storage.session.get('unlocked');
    await rig.ask('account.lock');
    await fakeBrowser.storage.session.set({ unlocked });
    await rig.killWorker();
    expect((await rig.status()).state).toBe('locked');
    expect(await fakeBrowser.storage.session.get('unlocked')).toEqual({});
  });

  it('ends a sign-in that waits, and forgets what was typed for it', async () => {
    const rig = await createRig();
    await rig.signIn();
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
    await rig.signIn();
    expect((await rig.status()).signIn?.step.name).toBe('permission');
    await rig.ask('account.lock');
    expect(await rig.status()).toMatchObject({ state: 'locked', signIn: null });
    expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain(PASSWORD);
  });

  it('by signing out leaves nothing of the vault', async () => {
    const rig = await createRig();
    await addNote(rig, 'Boiler service');
    await rig.signIn();
    await rig.ask('account.signOut');
    expect(await rig.status()).toMatchObject({ state: 'signed-out', account: null });
    await expect(rig.ask('account.unlock', { password: PASSWORD })).rejects.toThrow('signed-out');
  });
});

describe('tokens', () => {
  it('are renewed once, however many ask at the same time', async () => {
    const rig = await createRig();
    await rig.signIn();
    const before = rig.requests('/identity/connect/token');
    rig.server.faults.expireAccessTokens();
    await Promise.all(Array.from({ length: 50 }, () => rig.ask('sync.now')));
    expect((await rig.status()).sync).toMatchObject({ state: 'idle', error: null });
    expect(rig.requests('/identity/connect/token') - before).toBe(1);
  });

  it('come back after an unlock from the sealed refresh token', async () => {
    const rig = await createRig();
    await rig.signIn();
    await rig.restartBrowser();
    await rig.ask('account.unlock', { password: PASSWORD });
    await addNote(rig, 'Later');
    await rig.ask('sync.now');
    expect(await names(rig)).toEqual(['Later']);
  });

  it('that the server has revoked wipe nothing: the vault stays open, the person is told', async () => {
    const rig = await createRig();
    await addNote(rig, 'Boiler service');
    await rig.signIn();
    rig.server.faults.revokeRefreshTokens();
    rig.server.faults.expireAccessTokens();
    await rig.ask('sync.now');
    expect(await rig.status()).toMatchObject({
      state: 'unlocked',
      needsSignIn: true,
      sync: { error: { code: 'session-revoked' } },
    });
    expect(await names(rig)).toEqual(['Boiler service']);
    await rig.signIn();
    expect(await rig.status()).toMatchObject({
      state: 'unlocked',
      needsSignIn: false,
      sync: { error: null },
    });
  });

  it.each([
    ['a proxy’s page', { kind: 'html' }],
    ['a server error', { kind: 'status', status: 503 }],
    ['a broken line', { kind: 'drop' }],
    ['too many requests', { kind: 'too-many', retryAfter: 600 }],
    ['a portal that asks for a sign-in', { kind: 'status', status: 401, body: { error: 'login_required' } }],
    ['a firewall', { kind: 'status', status: 400, body: { message: 'Request blocked' } }],
    ['a redirect', { kind: 'redirect', location: 'https://portal.example/' }],
    ['an answer that was cut off and made up', { kind: 'instead', status: 200, body: {} }],
  ] as const)('are kept over %s during a refresh', async (_, fault) => {
    const rig = await createRig();
    await rig.signIn();
    rig.server.faults.expireAccessTokens();
    const mend = rig.server.faults.always({ path: '/identity/connect/token' }, fault);
    await rig.ask('sync.now');
    expect(await rig.status()).toMatchObject({
      state: 'unlocked',
      needsSignIn: false,
      sync: { state: 'failed' },
    });
    mend();
    await rig.ask('sync.now');
    expect((await rig.status()).sync).toMatchObject({ state: 'idle', error: null });
  });

  it('are kept wherever the line breaks during a refresh, and so is what waits to be sent', async () => {
    const rig = await createRig();
    await rig.signIn();
    const token = { path: '/identity/connect/token' };
    const lost = [
      ...[0, 1, 40, 200, 500].map((afterBytes) => ({ kind: 'cut', afterBytes }) as const),
      ...[0, 1, 40, 200, 500].map((bytes) => ({ kind: 'truncate', bytes }) as const),
    ];
    for (const [index, fault] of lost.entries()) {
      rig.server.faults.expireAccessTokens();
      const mend = rig.server.faults.always(token, fault);
      await add(rig, { ...emptyDraft('note'), name: `Note ${index}` });
      await stuck();
      expect(await rig.status()).toMatchObject({ state: 'unlocked', needsSignIn: false });
      expect(await waiting(rig)).toHaveLength(1);
      mend();
      await settled(rig);
    }
    expect(await names(rig)).toHaveLength(lost.length);
  });

  it('of the old server are renewed when it says "invalid bearer"', async () => {
    const rig = await createRig({
      server: { protocol: 'rubywarden' },
      account: { kdf: { kind: 'pbkdf2', iterations: 600_000 } },
    });
    await rig.signIn();
    rig.server.faults.expireAccessTokens();
    await rig.ask('sync.now');
    expect((await rig.status()).sync).toMatchObject({ state: 'idle', error: null });
  });
});

describe('a sync that is overtaken', () => {
  it('by signing out stores nothing any more', async () => {
    const rig = await createRig();
    await addNote(rig, 'Boiler service');
    await rig.signIn();
    expect(await rig.storedItems()).toBe(1);
    const held = rig.server.faults.hold({ path: '/api/sync' });
    const syncing = rig.ask('sync.now');
    await held.reached;
    await rig.ask('account.signOut');
    held.release();
    await syncing;
    expect(await rig.status()).toMatchObject({
      state: 'signed-out',
      sync: { lastSynced: null, error: null },
    });
    expect(await rig.storedItems()).toBe(0);
  });
});

describe('a sync that goes wrong', () => {
  it.each([
    ['a web page', { kind: 'html' }, 'html-answer'],
    ['half an answer', { kind: 'truncate', bytes: 200 }, 'answer-damaged'],
    ['a line that breaks', { kind: 'cut', afterBytes: 200 }, 'answer-damaged'],
    ['no vault', { kind: 'mutate', mutate: () => ({ object: 'sync' }) }, 'answer-damaged'],
    ['a redirect', { kind: 'redirect', location: 'https://evil.example/' }, 'redirected'],
    ['a server error', { kind: 'status', status: 500 }, 'server-error'],
    ['too many requests', { kind: 'too-many', retryAfter: 600 }, 'too-many-requests'],
  ] as const)('by %s leaves the vault from before', async (_, fault, code) => {
    const rig = await createRig();
    await addNote(rig, 'Before');
    await rig.signIn();
    await addNote(rig, 'After');
    const mend = rig.server.faults.always({ path: '/api/sync' }, fault);
    await rig.ask('sync.now');
    expect((await rig.status()).sync).toMatchObject({ state: 'failed', error: { code } });
    expect(await names(rig)).toEqual(['Before']);
    mend();
    await rig.ask('sync.now');
    expect((await names(rig)).sort()).toEqual(['After', 'Before']);
  });

  it('with one odd row costs that row only', async () => {
    const rig = await createRig();
    await addNote(rig, 'Good');
    await addNote(rig, 'Odd');
    const mutate = (body: Record<string, unknown>) => {
      const ciphers = body.ciphers as Record<string, unknown>[];
      return { ...body, ciphers: [ciphers[0], { ...ciphers[1], name: 7 }, null, 'text'] };
    };
    rig.server.faults.always({ path: '/api/sync' }, { kind: 'mutate', mutate });
    await rig.signIn();
    const { rows } = await rig.list();
    expect(rows.filter(({ state }) => state === 'read')).toHaveLength(1);
    expect(rows.filter(({ state }) => state === 'unread')).toHaveLength(3);
  });

  it('because the database is damaged is mended from the server', async () => {
    const rig = await createRig();
    await addNote(rig, 'Boiler service');
    await rig.signIn();
    await damageDatabase();
    await rig.killWorker();
    expect(await names(rig)).toEqual(['Boiler service']);
    expect((await rig.status()).sync).toMatchObject({ state: 'idle', error: null });
  });
});
