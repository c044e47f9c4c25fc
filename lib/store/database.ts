import Dexie, { type EntityTable, type Table } from 'dexie';
import type {
  CollectionRow,
  ConflictRow,
  FolderRow,
  SealedRow,
  StampsRow,
  StoredItem,
  StoredOutboxItem,
  VaultRow,
} from './rows';

export interface VaultTables {
  readonly items: Table<StoredItem, [string, string]>;
  readonly folders: Table<FolderRow, [string, string]>;
  readonly collections: Table<CollectionRow, [string, string]>;
  readonly vaults: EntityTable<VaultRow, 'account'>;
  readonly stamps: EntityTable<StampsRow, 'account'>;
  readonly sealed: Table<SealedRow, [string, string]>;
  readonly outbox: Table<StoredOutboxItem, [string, string]>;
  readonly conflicts: Table<ConflictRow, [string, string]>;
}

export type VaultDatabase = Dexie & VaultTables;

interface ItemOfVersion1 extends StoredItem {
  raw?: unknown;
}

/**
 * Version 1: ciphertext rows keyed by account and id, so that one account can be replaced or forgotten whole.
 * Version 2: items as text, their stamps, and the sealed overview. A vault of version 1 is kept; its stamps come with the next sync.
 * Version 3: the outbox.
 * Version 5: folders wait in the outbox too; all that waited before were items.
 * Version 4: what merges have to tell.
 * Version 6: organisations and items that wait for a yes.
 */
export function openDatabase(name: string): VaultDatabase {
  const database = new Dexie(name) as VaultDatabase;
  const rows = { folders: '[account+id]', collections: '[account+id]', vaults: 'account' };
  database.version(1).stores({
    items: '[account+id], account',
    folders: '[account+id], account',
    collections: '[account+id], account',
    vaults: 'account',
  });
  database
    .version(2)
    .stores({ ...rows, items: '[account+id]', stamps: 'account', sealed: '[account+name]' })
    .upgrade(async (transaction) => {
      await transaction
        .table<ItemOfVersion1>('items')
        .toCollection()
        .modify((item) => {
          const { raw = null, ...rest } = item;
          Object.assign(item, { ...rest, json: JSON.stringify(raw) });
          delete item.raw;
        });
      await transaction
        .table('vaults')
        .toCollection()
        .modify({
          generation: 0,
          held: null,
          organizationKeys: {},
          prints: { account: 0, lists: 0 },
          // The next sync fetches all, for keys and stamps are missing, whatever the revision date says.
          revision: null,
        });
    });
  database.version(3).stores({ outbox: '[account+id]' });
  database.version(4).stores({ conflicts: '[account+id]' });
  database
    .version(5)
    .stores({})
    .upgrade((transaction) => transaction.table('outbox').toCollection().modify({ kind: 'item' }));
  database
    .version(6)
    .stores({})
    .upgrade((transaction) =>
      transaction.table('vaults').toCollection().modify({ strangers: [], owners: [] }),
    );
  return database;
}
