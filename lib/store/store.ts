import Dexie from 'dexie';
import { CodedError } from '../errors';
import {
  type CollectionRow,
  type FolderRow,
  type ItemRow,
  openDatabase,
  type VaultDatabase,
  type VaultRow,
} from './database';

export interface StoredVault {
  readonly items: readonly ItemRow[];
  readonly folders: readonly FolderRow[];
  readonly collections: readonly CollectionRow[];
  readonly vault: VaultRow;
}

export interface Store {
  /** Replaces an account's vault in one transaction: the old one stays until the new one is complete. */
  replaceVault(stored: StoredVault): Promise<void>;
  /** Notes that nothing changed since. */
  touchVault(account: string, syncedAt: number): Promise<void>;
  readVault(account: string): Promise<VaultRow | null>;
  readItem(account: string, id: string): Promise<ItemRow | null>;
  readItems(account: string): Promise<ItemRow[]>;
  readFolders(account: string): Promise<FolderRow[]>;
  readCollections(account: string): Promise<CollectionRow[]>;
  /** Removes everything of an account. */
  forget(account: string): Promise<void>;
  /** Deletes the database; for one that no longer opens. The server's copy is fetched again afterwards. */
  reset(): Promise<void>;
  close(): void;
}

function toCodedError(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const names =
    error instanceof Dexie.DexieError
      ? [error.name, error.inner?.name]
      : [error instanceof Error ? error.name : ''];
  const causes = error instanceof Dexie.BulkError ? error.failures.map((failure) => failure?.name) : [];
  if ([...names, ...causes].includes('QuotaExceededError')) return new CodedError('storage-full');
  return new CodedError('database-damaged', { message: names[0] ?? '' });
}

async function coded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toCodedError(error);
  }
}

async function replace(
  database: VaultDatabase,
  { items, folders, collections, vault }: StoredVault,
): Promise<void> {
  const { account } = vault;
  const tables = [database.items, database.folders, database.collections, database.vaults];
  await database.transaction('rw', tables, async () => {
    await clear(database, account);
    await database.items.bulkPut([...items]);
    await database.folders.bulkPut([...folders]);
    await database.collections.bulkPut([...collections]);
    await database.vaults.put(vault);
  });
}

async function clear(database: VaultDatabase, account: string): Promise<void> {
  await database.items.where({ account }).delete();
  await database.folders.where({ account }).delete();
  await database.collections.where({ account }).delete();
  await database.vaults.delete(account);
}

/**
 * The vault on disk. Every method rejects with CodedError `database-damaged` or `storage-full`.
 * @param name database name; tests use their own.
 */
export function createStore(name = 'latchkey'): Store {
  const database = openDatabase(name);
  return {
    replaceVault: (stored) => coded(replace(database, stored)),
    touchVault: (account, syncedAt) =>
      coded(database.vaults.update(account, { syncedAt }).then(() => undefined)),
    readVault: (account) => coded(database.vaults.get(account).then((row) => row ?? null)),
    readItem: (account, id) => coded(database.items.get([account, id]).then((row) => row ?? null)),
    readItems: (account) => coded(database.items.where({ account }).toArray()),
    readFolders: (account) => coded(database.folders.where({ account }).toArray()),
    readCollections: (account) => coded(database.collections.where({ account }).toArray()),
    forget: (account) =>
      coded(
        database.transaction(
          'rw',
          [database.items, database.folders, database.collections, database.vaults],
          () => clear(database, account),
        ),
      ),
    reset: () => coded(database.delete({ disableAutoOpen: false })),
    close: () => database.close(),
  };
}
