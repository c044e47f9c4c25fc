import Dexie, { type EntityTable, type Table } from 'dexie';

/** One item as the server sent it: ciphertext inside, never opened here. */
export interface ItemRow {
  readonly account: string;
  readonly id: string;
  readonly revisionDate: string | null;
  readonly raw: unknown;
}

export interface FolderRow {
  readonly account: string;
  readonly id: string;
  readonly raw: unknown;
}

export interface CollectionRow {
  readonly account: string;
  readonly id: string;
  readonly raw: unknown;
}

/** What came beside the items. One row an account; replaced together with them. */
export interface VaultRow {
  readonly account: string;
  readonly profile: unknown;
  readonly policies: unknown;
  readonly userDecryption: unknown;
  /** Unix milliseconds by the server's revision date; null where it tells none. */
  readonly revision: number | null;
  /** Unix milliseconds by our clock. */
  readonly syncedAt: number;
}

export interface VaultTables {
  readonly items: Table<ItemRow, [string, string]>;
  readonly folders: Table<FolderRow, [string, string]>;
  readonly collections: Table<CollectionRow, [string, string]>;
  readonly vaults: EntityTable<VaultRow, 'account'>;
}

export type VaultDatabase = Dexie & VaultTables;

/** Version 1: ciphertext rows keyed by account and id, so that one account can be replaced or forgotten whole. */
export function openDatabase(name: string): VaultDatabase {
  const database = new Dexie(name) as VaultDatabase;
  database.version(1).stores({
    items: '[account+id], account',
    folders: '[account+id], account',
    collections: '[account+id], account',
    vaults: 'account',
  });
  return database;
}
