import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { createStore, type Store, type StoredVault } from './index';

const stores: Store[] = [];
function open(): Store {
  const store = createStore(`test-${stores.length}`);
  stores.push(store);
  return store;
}
afterEach(async () => {
  await Promise.all(stores.map((store) => store.reset()));
});

const vaultOf = (account: string, ids: string[]): StoredVault => ({
  items: ids.map((id) => ({ account, id, revisionDate: null, raw: { id } })),
  folders: [{ account, id: 'f', raw: {} }],
  collections: [],
  vault: {
    account,
    profile: { id: account },
    policies: null,
    userDecryption: null,
    revision: 1,
    syncedAt: 2,
  },
});

describe('store', () => {
  it('replaces an account’s vault and touches no other', async () => {
    const store = open();
    await store.replaceVault(vaultOf('a', ['1', '2']));
    await store.replaceVault(vaultOf('b', ['1']));
    await store.replaceVault(vaultOf('a', ['2', '3']));
    expect((await store.readItems('a')).map(({ id }) => id)).toEqual(['2', '3']);
    expect(await store.readItem('a', '1')).toBeNull();
    expect(await store.readItem('b', '1')).not.toBeNull();
  });
  it('keeps the old vault whole when the new one cannot be written', async () => {
    const store = open();
    await store.replaceVault(vaultOf('a', ['1']));
    const broken = {
      ...vaultOf('a', ['2']),
      folders: [{ account: 'a', id: 'f', raw: () => 'a function cannot be stored' }],
    };
    await expect(store.replaceVault(broken)).rejects.toThrow('database-damaged');
    expect((await store.readItems('a')).map(({ id }) => id)).toEqual(['1']);
    expect((await store.readVault('a'))?.revision).toBe(1);
  });
  it('forgets an account, and works again after a reset', async () => {
    const store = open();
    await store.replaceVault(vaultOf('a', ['1']));
    await store.forget('a');
    expect([await store.readItems('a'), await store.readFolders('a'), await store.readVault('a')]).toEqual([
      [],
      [],
      null,
    ]);
    await store.reset();
    await store.replaceVault(vaultOf('a', ['9']));
    expect(await store.readItem('a', '9')).not.toBeNull();
  });
});
