import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { createSealedReader, createStore, type Store, type VaultChange } from './index';

let made = 0;
const stores: Store[] = [];
function open(name = `test-${made++}`): Store {
  const store = createStore(name);
  stores.push(store);
  return store;
}
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.reset()));
});

function changeOf(account: string, ids: string[], more: Partial<VaultChange> = {}): VaultChange {
  const from = more.from ?? null;
  return {
    from,
    items: ids.map((id) => ({ account, id, revisionDate: null, raw: { id } })),
    removed: [],
    stamps: new Map(ids.map((id) => [id, 1])),
    folders: [{ account, id: 'f', raw: {} }],
    collections: [],
    sealed: null,
    vault: {
      account,
      profile: { id: account },
      policies: null,
      userDecryption: null,
      organizationKeys: {},
      revision: 1,
      syncedAt: 2,
      generation: (from ?? 0) + 1,
      held: null,
      strangers: [],
      owners: [],
      prints: { account: 0, lists: 0 },
    },
    ...more,
  };
}

const ids = async (store: Store, account: string) => (await store.readItems(account)).map(({ id }) => id);
const bytes = (...values: number[]) => Uint8Array.from(values);

describe('a change of a vault', () => {
  it('adds, changes and removes, and touches no other account', async () => {
    const store = open();
    await store.applyChange(changeOf('a', ['1', '2']));
    await store.applyChange(changeOf('b', ['1']));
    await store.applyChange(changeOf('a', ['3'], { from: 1, removed: ['1'], folders: null }));
    expect(await ids(store, 'a')).toEqual(['2', '3']);
    expect(await store.readItem('a', '1')).toBeNull();
    expect(await store.readItem('b', '1')).toMatchObject({ raw: { id: '1' } });
    expect(await store.readFolders('a')).toHaveLength(1);
  });

  it('that was made for no vault is refused where there is one', async () => {
    const store = open();
    await store.applyChange(
      changeOf('a', ['1', '2'], { sealed: { put: [{ name: 'x', bytes: bytes(1) }], remove: [] } }),
    );
    await expect(store.applyChange(changeOf('a', ['3']))).rejects.toThrow('vault-moved');
    expect(await ids(store, 'a')).toEqual(['1', '2']);
  });

  it('is made whole or not at all', async () => {
    const store = open();
    await store.applyChange(changeOf('a', ['1']));
    const broken = {
      ...changeOf('a', ['2'], { from: 1, removed: ['1'] }),
      folders: [{ account: 'a', id: 'f', raw: () => 'a function cannot be stored' }],
    };
    await expect(store.applyChange(broken)).rejects.toThrow('database-damaged');
    expect(await ids(store, 'a')).toEqual(['1']);
    expect((await store.readVault('a'))?.generation).toBe(1);
    expect([...(await store.readStamps('a'))]).toEqual([['1', 1]]);
  });

  it.each([
    ['that lie side by side', ['a', 'b', 'c'], ['a', 'b', 'c']],
    ['with others between them', ['a', 'c', 'e'], ['a', 'c', 'e']],
    ['in any order, also those that are not there', ['e', 'none', 'b', 'a'], ['e', 'b', 'a']],
    ['and no other when all are gone', ['none', 'nowhere'], []],
    ['and none when none is asked for', [], []],
  ])('gives the items %s', async (_, asked, given) => {
    const store = open();
    await store.applyChange(changeOf('one', ['a', 'b', 'c', 'd', 'e']));
    await store.applyChange(changeOf('two', ['none']));
    expect((await store.readSomeItems('one', asked)).map(({ id }) => id)).toEqual(given);
  });

  it('keeps what the server sent, and says so when the disk has lost it', async () => {
    const store = open('damaged');
    const raw = { name: '2.x', odd: [null, { deep: '\ud800' }], number: 1.5 };
    const change = changeOf('a', ['1']);
    await store.applyChange({ ...change, items: [{ account: 'a', id: '1', revisionDate: 'd', raw }] });
    expect(await store.readItem('a', '1')).toEqual({ account: 'a', id: '1', revisionDate: 'd', raw });
    await overwrite('damaged', 'items', { account: 'a', id: '1', revisionDate: 'd', json: '{"name":' });
    expect((await store.readItem('a', '1'))?.raw).toBeUndefined();
  });
});

/** Writes a row past the store, as a damaged disk would. */
async function overwrite(database: string, table: string, row: unknown): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(database);
    request.onsuccess = () => {
      const change = request.result.transaction(table, 'readwrite');
      change.objectStore(table).put(row);
      change.oncomplete = () => {
        request.result.close();
        resolve();
      };
      change.onabort = () => reject(change.error);
    };
  });
}

describe('stamps', () => {
  it('that were forgotten leave every item of an unknown state', async () => {
    const store = open();
    await store.applyChange(changeOf('a', ['1', '2']));
    await store.forgetStamps('a');
    expect([...(await store.readStamps('a'))]).toEqual([
      ['1', 0],
      ['2', 0],
    ]);
  });
});

describe('the sealed overview', () => {
  it('is written for one generation of the vault only', async () => {
    const store = open();
    await store.applyChange(changeOf('a', ['1']));
    const patch = { put: [{ name: 'head', bytes: bytes(1, 2) }], remove: [] };
    await expect(store.writeSealed('a', 2, patch)).rejects.toThrow('vault-moved');
    await store.writeSealed('a', 1, patch);
    const [head, none] = await store.readSealed('a', ['head', 'none']);
    expect([head?.bytes, none]).toEqual([bytes(1, 2), undefined]);
    const whole = { put: [{ name: 'other', bytes: bytes(3) }], remove: [], whole: true };
    await store.writeSealed('a', 1, whole);
    expect((await store.readSealed('a', ['head', 'other'])).map((row) => row?.name)).toEqual([
      undefined,
      'other',
    ]);
  });

  it('is read by pages without the database package, and missing where there is none', async () => {
    const reader = createSealedReader('read-by-pages');
    expect(await reader.read('a', ['head'])).toEqual([undefined]);
    const store = open('read-by-pages');
    await store.applyChange(
      changeOf('a', ['1'], { sealed: { put: [{ name: 'head', bytes: bytes(7) }], remove: [] } }),
    );
    expect(await reader.read('a', ['none', 'head'])).toEqual([undefined, bytes(7)]);
    expect(await reader.read('b', ['head'])).toEqual([undefined]);
    // A page that reads keeps nobody from deleting.
    await store.reset();
    expect(await reader.read('a', ['head'])).toEqual([undefined]);
    reader.close();
  });
});

describe('an account', () => {
  it('is forgotten whole, and everything works again after a reset', async () => {
    const store = open();
    await store.applyChange(
      changeOf('a', ['1'], { sealed: { put: [{ name: 'head', bytes: bytes(1) }], remove: [] } }),
    );
    await store.forget('a');
    expect([await ids(store, 'a'), await store.readFolders('a'), await store.readVault('a')]).toEqual([
      [],
      [],
      null,
    ]);
    expect(await store.readSealed('a', ['head'])).toEqual([undefined]);
    await store.reset();
    await store.applyChange(changeOf('a', ['9']));
    expect(await store.readItem('a', '9')).not.toBeNull();
  });
});

describe('the outbox', () => {
  const entry = {
    account: 'a',
    kind: 'item' as const,
    id: '1',
    base: null,
    ours: { name: 'x' },
    queuedAt: 1,
    change: 1,
    sent: null,
    refused: null,
  };
  const holding = async () => {
    const store = open();
    await store.applyChange({ ...changeOf('a', ['1']), outbox: { put: [entry], remove: [] } });
    return store;
  };

  it('lets one sender only have an entry, and none that knows an older change of it', async () => {
    const store = await holding();
    expect(await store.noteOutbox({ ...entry, change: 0 }, { sent: {} })).toBe(false);
    expect(await store.noteOutbox(entry, { sent: { name: 'x' } })).toBe(true);
    expect(await store.noteOutbox(entry, { sent: { name: 'x' } })).toBe(false);
    expect((await store.readOutbox('a'))[0]?.sent).toEqual({ name: 'x' });
    expect(await store.noteOutbox(entry, { sent: null })).toBe(true);
  });

  it('of an earlier version is one of items', async () => {
    const older = new Dexie('older');
    older.version(4).stores({
      items: '[account+id]',
      folders: '[account+id]',
      collections: '[account+id]',
      vaults: 'account',
      stamps: 'account',
      sealed: '[account+name]',
      outbox: '[account+id]',
      conflicts: '[account+id]',
    });
    const { kind, ...stored } = entry;
    await older.table('outbox').put({ ...stored, base: 'null', ours: '{"name":"x"}', sent: 'null' });
    older.close();
    expect(await open('older').readOutbox('a')).toEqual([{ ...stored, kind }]);
  });

  it('outlives a vault that is fetched anew, and goes with its account', async () => {
    const store = await holding();
    await store.applyChange(changeOf('a', ['2'], { from: 1 }));
    expect(await store.readOutbox('a')).toEqual([entry]);
    await store.forget('a');
    expect(await store.readOutbox('a')).toEqual([]);
  });
});
