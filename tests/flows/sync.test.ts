import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { sealText } from '../../lib/crypto';
import { createStore, type Store } from '../../lib/store';
import { changeStatus } from './change-status';
import { closeRigs, createRig, EMAIL, PASSWORD, type Rig } from './rig';

afterEach(closeRigs);

type Body = Record<string, unknown>;
type Ciphers = Record<string, unknown>[];

async function addNotes(rig: Rig, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = await sealText(`Note ${index}`, rig.account.userKey);
    ids.push(
      String((await rig.account.call('POST', '/ciphers', { type: 2, name, secureNote: { type: 0 } })).id),
    );
  }
  return ids;
}

const names = async (rig: Rig) => (await rig.list()).rows.map(({ name }) => name);
const mutateCiphers = (change: (ciphers: Ciphers) => unknown) => ({
  kind: 'mutate' as const,
  mutate: (body: Body) => ({ ...body, ciphers: change(body.ciphers as Ciphers) }),
});
const VAULT = { path: '/api/sync' };

/** What lies on disk of the account, piece by piece, without what is in it. */
async function versions(rig: Rig) {
  const { head } = await rig.list();
  return { chunks: head.chunks.map(({ id, version }) => `${id}:${version}`), generation: head.generation };
}

/** Changes a stored item past the store and back: a mark that goes when the item is written again. */
async function mark(id: string): Promise<void> {
  await withItems('readwrite', (items) => {
    items.getAll().onsuccess = ({ target }) => {
      const rows = (target as IDBRequest<{ id: string; marked?: boolean }[]>).result;
      for (const row of rows) if (row.id === id) items.put({ ...row, marked: true });
    };
  });
}

async function isMarked(id: string): Promise<boolean> {
  let marked = false;
  await withItems('readonly', (items) => {
    items.getAll().onsuccess = ({ target }) => {
      const rows = (target as IDBRequest<{ id: string; marked?: boolean }[]>).result;
      marked = rows.some((row) => row.id === id && row.marked === true);
    };
  });
  return marked;
}

function withItems(mode: IDBTransactionMode, work: (items: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('latchkey');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction('items', mode);
      work(transaction.objectStore('items'));
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}

describe('a sync', () => {
  it('of one change writes one item and leaves the rest as it lies', async () => {
    const rig = await createRig();
    const ids = await addNotes(rig, 4);
    await rig.signIn();
    const before = await versions(rig);
    await mark(String(ids[0]));
    const name = await sealText('Aardvark', rig.account.userKey);
    await rig.account.call('PUT', `/ciphers/${ids[2]}`, { type: 2, name, secureNote: { type: 0 } });
    await rig.ask('sync.now');
    expect(await names(rig)).toEqual(['Aardvark', 'Note 0', 'Note 1', 'Note 3']);
    const after = await versions(rig);
    expect(after.generation).toBe(before.generation + 1);
    expect(await isMarked(String(ids[0]))).toBe(true);
  });

  it('that brings nothing new changes nothing on disk', async () => {
    const rig = await createRig();
    await addNotes(rig, 2);
    await rig.signIn();
    const before = [await versions(rig), (await rig.status()).revision];
    await rig.ask('sync.now');
    expect([await versions(rig), (await rig.status()).revision]).toEqual(before);
    expect((await rig.status()).sync).toMatchObject({ state: 'idle', error: null });
  });

  it('sees a change without a new revision date', async () => {
    const rig = await createRig();
    await addNotes(rig, 2);
    await rig.signIn();
    rig.server.faults.always(
      VAULT,
      mutateCiphers((ciphers) => ciphers.map((one) => ({ ...one, favorite: true }))),
    );
    await rig.ask('sync.now');
    expect((await rig.list()).rows.map(({ favorite }) => favorite)).toEqual([true, true]);
  });

  it('that the person asks for does not content itself with a look that had its answer before', async () => {
    const rig = await createRig();
    await rig.signIn();
    await changeStatus({ sync: { ...(await rig.status()).sync, lastSynced: 1 } });
    const look = { path: '/api/accounts/revision-date' };
    rig.server.faults.once(look, { kind: 'rewrite', rewrite: () => '1' });
    const held = rig.server.faults.hold(look);
    await rig.ask('account.touch');
    await held.reached;
    await addNotes(rig, 1);
    const byHand = rig.ask('sync.now');
    held.release();
    await byHand;
    expect(await names(rig)).toEqual(['Note 0']);
  });

  it('keeps the overview whole when it is killed between storing and opening', async () => {
    const rig = await createRig();
    await addNotes(rig, 3);
    await rig.signIn();
    await rig.list();
    const store = createStore();
    const account = (await rig.status()).account?.id ?? '';
    await store.writeSealed(account, (await store.readVault(account))?.generation ?? 0, {
      put: [],
      remove: [],
      whole: true,
    });
    await rig.killWorker();
    expect(await names(rig)).toEqual(['Note 0', 'Note 1', 'Note 2']);
    store.close();
  });
});

describe('what the disk has lost', () => {
  const lose = async (rig: Rig, work: (store: Store, account: string) => Promise<void>) => {
    const store = createStore();
    await work(store, (await rig.status()).account?.id ?? '');
    store.close();
  };

  it('all of it, is fetched again as soon as the list is asked for', async () => {
    const rig = await createRig();
    await addNotes(rig, 3);
    await rig.signIn();
    await rig.list();
    await lose(rig, (store, account) => store.forget(account));
    await rig.ask('account.lock');
    await rig.ask('account.unlock', { password: PASSWORD });
    // A page finds no list.
    await rig.ask('vault.mendOverview', { version: null });
    expect(await names(rig)).toEqual(['Note 0', 'Note 1', 'Note 2']);
    expect((await rig.status()).sync).toMatchObject({ state: 'idle', error: null });
  });

  it('is told of while the server cannot be reached, and asked for once', async () => {
    const rig = await createRig();
    await addNotes(rig, 3);
    await rig.signIn();
    await rig.list();
    await lose(rig, (store, account) => store.forget(account));
    rig.server.faults.always({}, { kind: 'status', status: 404 });
    const before = rig.requests('/api/sync');
    await rig.ask('vault.mendOverview', { version: null });
    expect((await rig.status()).sync).toMatchObject({ state: 'failed' });
    expect(rig.requests('/api/sync') - before).toBe(1);
    rig.server.faults.clear();
    await rig.ask('sync.now');
    expect(await names(rig)).toEqual(['Note 0', 'Note 1', 'Note 2']);
  });
});

/** Leaves out so many items, always the same ones, whatever else comes. */
function without(count: number): (ciphers: Ciphers) => Ciphers {
  const gone = new Set<unknown>();
  return (ciphers) => {
    if (gone.size === 0) for (const { id } of ciphers.slice(0, count)) gone.add(id);
    return ciphers.filter(({ id }) => !gone.has(id));
  };
}

describe('a vault that lacks much of what is here', () => {
  const dropping = async (keep: (ciphers: Ciphers) => unknown) => {
    const rig = await createRig();
    await addNotes(rig, 10);
    await rig.signIn();
    await rig.list();
    const end = rig.server.faults.always(VAULT, mutateCiphers(keep));
    await rig.ask('sync.now');
    return { rig, end };
  };

  it.each([
    ['two of ten items', without(2), 2],
    ['all of them', () => [], 10],
    ['the list itself', () => null, 10],
  ])('is held when it lacks %s: the old one stays, the person is asked', async (_, keep, missing) => {
    const { rig } = await dropping(keep);
    expect((await rig.status()).sync).toMatchObject({
      state: 'idle',
      error: null,
      held: { missing, total: 10 },
    });
    expect(await names(rig)).toHaveLength(10);
    await rig.restartBrowser();
    expect((await rig.status()).sync.held).toEqual({ missing, total: 10 });
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await names(rig)).toHaveLength(10);
  });

  it('is taken without a question when it lacks one', async () => {
    const { rig } = await dropping(without(1));
    expect((await rig.status()).sync.held).toBeNull();
    expect(await names(rig)).toHaveLength(9);
  });

  it('is taken after a yes', async () => {
    const { rig } = await dropping(without(4));
    await rig.ask('sync.answerHeld', { take: true });
    expect((await rig.status()).sync).toMatchObject({ held: null, error: null });
    expect(await names(rig)).toHaveLength(6);
  });

  it('is not asked about again after a no, until the server has another', async () => {
    const { rig, end } = await dropping(without(4));
    await rig.ask('sync.answerHeld', { take: false });
    expect((await rig.status()).sync.held).toBeNull();
    await rig.ask('sync.now');
    expect((await rig.status()).sync.held).toBeNull();
    expect(await names(rig)).toHaveLength(10);
    rig.server.clock.advance(5000);
    await addNotes(rig, 1);
    await rig.ask('sync.now');
    // Which four are dropped now is up to the order that the server gives its items in.
    expect((await rig.status()).sync.held).toMatchObject({ total: 10 });
    end();
    await rig.ask('sync.now');
    expect((await rig.status()).sync.held).toBeNull();
    expect(await names(rig)).toHaveLength(11);
  });
});

describe('a profile', () => {
  it('with another security stamp keeps the vault and wants a new sign-in', async () => {
    const rig = await createRig();
    await addNotes(rig, 1);
    await rig.signIn();
    const end = rig.server.faults.always(VAULT, {
      kind: 'mutate',
      mutate: (body: Body) => ({
        ...body,
        ciphers: [],
        profile: { ...(body.profile as Body), securityStamp: 'other' },
      }),
    });
    await rig.ask('sync.now');
    expect(await rig.status()).toMatchObject({
      needsSignIn: true,
      sync: { error: { code: 'session-revoked' } },
    });
    expect(await names(rig)).toEqual(['Note 0']);
    end();
    await rig.ask('account.signIn', {
      server: { region: 'own', base: rig.server.url },
      email: EMAIL,
      password: PASSWORD,
    });
    expect(await rig.status()).toMatchObject({ needsSignIn: false, sync: { error: null } });
  });
});
