import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { createStore, type VaultChange } from '../store';
import type { IncomingVault } from './parse-sync';
import { storeMending } from './store-mending';

const ACCOUNT = 'a';

/** A vault of one item and one folder; no database takes a function. */
function vaultOf(raw: unknown): [VaultChange, IncomingVault] {
  const items = [{ account: ACCOUNT, id: '1', revisionDate: null, raw: {} }];
  const folders = [{ account: ACCOUNT, id: 'f', raw }];
  const change: VaultChange = {
    from: null,
    items,
    removed: [],
    stamps: new Map([['1', 1]]),
    folders,
    collections: [],
    sealed: null,
    vault: {
      account: ACCOUNT,
      profile: {},
      policies: null,
      userDecryption: null,
      organizationKeys: {},
      revision: 1,
      syncedAt: 2,
      generation: 1,
      held: null,
      strangers: [],
      owners: [],
      prints: { account: 0, lists: 0 },
    },
  };
  return [change, { items, folders, collections: [] } as unknown as IncomingVault];
}

it('a database that takes nothing even when it is made anew is called what it is', async () => {
  const store = createStore('takes-nothing');
  const [change, all] = vaultOf(() => 'a function');
  await expect(storeMending(store, change, all)).rejects.toThrow('storage-refused');
  await store.reset();
});

it('one that can be read is kept, and so is the reason', async () => {
  const store = createStore('is-read');
  const [first, whole] = vaultOf({ name: 'x' });
  await storeMending(store, first, whole);
  const [next, all] = vaultOf(() => 'a function');
  const later = { ...next, from: 1, vault: { ...next.vault, generation: 2 } };
  await expect(storeMending(store, later, all)).rejects.toThrow('database-damaged');
  expect(await store.readItems(ACCOUNT)).toHaveLength(1);
  await store.reset();
});
