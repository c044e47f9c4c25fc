import Dexie from 'dexie';
import { CodedError } from '../errors';
import { changing } from './coded';
import type { VaultDatabase } from './database';
import { NOTHING, toStoredOutbox } from './outbox-rows';
import type { CollectionRow, ConflictPatch, FolderRow, ItemRow, OutboxPatch, VaultRow } from './rows';
import type { SealedPatch } from './sealed-patch';

/** A step from one generation of an account's vault to the next. */
export interface VaultChange {
  /** The generation that it was made for; null when there was no vault. */
  readonly from: number | null;
  /** What stands beside the items afterwards. */
  readonly vault: VaultRow;
  /** New and changed items, and the ids of those that are gone. */
  readonly items: readonly ItemRow[];
  readonly removed: readonly string[];
  /** Of all items as they are afterwards. */
  readonly stamps: ReadonlyMap<string, number>;
  /** All folders and collections; null when they are as before. */
  readonly folders: readonly FolderRow[] | null;
  readonly collections: readonly CollectionRow[] | null;
  /** What the change means for the sealed overview; null when that is brought up to date later. */
  readonly sealed: SealedPatch | null;
  /** What it means for the outbox. */
  readonly outbox?: OutboxPatch;
  /** What it has to tell. */
  readonly conflicts?: ConflictPatch;
}

/** A step that is about to be made, before it is known what it means for the sealed overview. */
export type ComingChange = Omit<VaultChange, 'sealed' | 'outbox' | 'conflicts'>;

/** First and last of an account's keys. */
export const keysOf = (account: string): [unknown[], unknown[]] => [
  [account, Dexie.minKey],
  [account, Dexie.maxKey],
];

/** Removes everything of an account that the server has too, inside a transaction over all tables. */
export async function clear(database: VaultDatabase, account: string): Promise<void> {
  const { items, folders, collections, vaults, stamps, sealed } = database;
  for (const table of [items, folders, collections])
    await table
      .where('[account+id]')
      .between(...keysOf(account))
      .delete();
  await sealed
    .where('[account+name]')
    .between(...keysOf(account))
    .delete();
  await vaults.delete(account);
  await stamps.delete(account);
}

/** Writes pieces of the sealed overview, inside a transaction. */
export async function writePatch(
  database: VaultDatabase,
  account: string,
  { put, remove, whole = false }: SealedPatch,
): Promise<void> {
  const { sealed } = database;
  if (whole)
    await sealed
      .where('[account+name]')
      .between(...keysOf(account))
      .delete();
  await sealed.bulkDelete(remove.map((name): [string, string] => [account, name]));
  await sealed.bulkPut(put.map((piece) => ({ account, ...piece })));
}

async function replaceLists(
  database: VaultDatabase,
  { folders, collections, vault: { account } }: VaultChange,
): Promise<void> {
  const replaceAll = async (table: 'folders' | 'collections', rows: readonly FolderRow[] | null) => {
    if (!rows) return;
    await database[table]
      .where('[account+id]')
      .between(...keysOf(account))
      .delete();
    await database[table].bulkPut([...rows]);
  };
  await replaceAll('folders', folders);
  await replaceAll('collections', collections);
}

/** Changes the outbox of an account, inside a transaction. */
export async function writeOutbox(
  { outbox }: VaultDatabase,
  account: string,
  { put, remove }: OutboxPatch,
): Promise<void> {
  await outbox.bulkDelete(remove.map((id): [string, string] => [account, id]));
  const before = await outbox.bulkGet(put.map(({ id }): [string, string] => [account, id]));
  await outbox.bulkPut(
    put.map((entry, at) => {
      const stored = toStoredOutbox(entry);
      return entry.sent === undefined ? { ...stored, sent: before[at]?.sent ?? NOTHING } : stored;
    }),
  );
}

/** Notes what a change has to tell, inside a transaction; nothing is told of items that are gone. */
async function writeConflicts({ conflicts }: VaultDatabase, change: VaultChange): Promise<void> {
  const { account } = change.vault;
  const { put, moved } = change.conflicts ?? { put: [], moved: [] };
  for (const [from, to] of moved) {
    const row = await conflicts.get([account, from]);
    if (row) await conflicts.put({ ...row, id: to });
  }
  await conflicts.bulkDelete(change.removed.map((id): [string, string] => [account, id]));
  await conflicts.bulkPut([...put]);
}

/** Applies a change in one transaction. @throws CodedError `vault-moved`. */
export async function applyChange(database: VaultDatabase, change: VaultChange): Promise<void> {
  const { vault, from, items, removed, stamps, sealed } = change;
  const { account } = vault;
  const stored = items.map(({ raw, ...row }) => ({ ...row, json: JSON.stringify(raw) ?? 'null' }));
  await changing(database, database.tables, async () => {
    const before = await database.vaults.get(account);
    if ((before?.generation ?? null) !== from) throw new CodedError('vault-moved');
    if (from === null) await clear(database, account);
    await database.items.bulkDelete(removed.map((id): [string, string] => [account, id]));
    await database.items.bulkPut(stored);
    await replaceLists(database, change);
    await database.stamps.put({ account, stamps });
    if (sealed) await writePatch(database, account, sealed);
    await writeConflicts(database, change);
    if (change.outbox) await writeOutbox(database, account, change.outbox);
    await database.vaults.put(vault);
  });
}
