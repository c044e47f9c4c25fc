import type { Collection, Table } from 'dexie';
import { CodedError } from '../errors';
import { applyChange, clear, keysOf, type VaultChange, writePatch } from './apply-change';
import { changing, coded } from './coded';
import { openDatabase, type VaultDatabase } from './database';
import { NOTHING, toHead, toJson, toOutbox } from './outbox-rows';
import {
  type CollectionRow,
  type ConflictRow,
  DATABASE_NAME,
  type FolderRow,
  type ItemRow,
  type OutboxHead,
  type OutboxItem,
  type SealedRow,
  type StoredItem,
  type StoredOutboxItem,
  type VaultRow,
} from './rows';
import type { SealedPatch } from './sealed-patch';

export interface Store {
  /**
   * Changes an account's vault in one transaction: whatever happens, it is the old one or the new one.
   * @throws CodedError `vault-moved` when it is no longer the vault that the change was made for.
   */
  applyChange(change: VaultChange): Promise<void>;
  /** Replaces pieces of the sealed overview of one generation of the vault. @throws CodedError `vault-moved`. */
  writeSealed(account: string, generation: number, patch: SealedPatch): Promise<void>;
  /** Changes what is noted beside the vault, when there is one. */
  noteVault(
    account: string,
    note: Partial<Pick<VaultRow, 'syncedAt' | 'revision' | 'held' | 'strangers' | 'owners'>>,
  ): Promise<void>;
  readVault(account: string): Promise<VaultRow | null>;
  readItem(account: string, id: string): Promise<ItemRow | null>;
  readItems(account: string): Promise<ItemRow[]>;
  /** The items of these ids, in their order; ids that are not there are left out. */
  readSomeItems(account: string, ids: readonly string[]): Promise<ItemRow[]>;
  readFolders(account: string): Promise<FolderRow[]>;
  readCollections(account: string): Promise<CollectionRow[]>;
  /** The stamps of all stored items by id; 0 where none were kept. */
  readStamps(account: string): Promise<ReadonlyMap<string, number>>;
  /** Forgets what items looked like: the next sync takes the server's copy of each. */
  forgetStamps(account: string): Promise<void>;
  /** Pieces of the sealed overview in the order of their names. */
  readSealed(account: string, names: readonly string[]): Promise<(SealedRow | undefined)[]>;
  /** Changes that the server has not confirmed, in the order in which they go out. */
  readOutbox(account: string): Promise<OutboxItem[]>;
  /** The same without the items themselves. */
  readOutboxHeads(account: string): Promise<OutboxHead[]>;
  /** The entries of these ids, in their order; ids that wait for nothing are left out. */
  readSomeOutbox(account: string, ids: readonly string[]): Promise<OutboxItem[]>;
  /**
   * Notes how it goes with an entry of the outbox, unless it has been changed since. False when it has, or is gone, or when it is to be
   * noted as sent and is so already.
   */
  noteOutbox(
    entry: Pick<OutboxItem, 'account' | 'id' | 'change'>,
    note: Partial<Pick<OutboxItem, 'sent' | 'refused'>>,
  ): Promise<boolean>;
  /** What merges have to tell, oldest first. */
  readConflicts(account: string): Promise<ConflictRow[]>;
  removeConflict(account: string, id: string): Promise<void>;
  /** Removes everything of an account, unsent changes too. */
  forget(account: string): Promise<void>;
  /** Deletes the database; for one that no longer opens. The server's copy is fetched again afterwards. */
  reset(): Promise<void>;
  close(): void;
}

/** Undefined for what is no JSON: such a row was damaged on disk, for a server's own odd value is JSON still. */
function parseStored(json: unknown): unknown {
  try {
    return typeof json === 'string' ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
}

const toItem = ({ account, id, revisionDate, json }: StoredItem): ItemRow => ({
  account,
  id,
  revisionDate,
  raw: parseStored(json),
});

/** Without stamps (a vault of version 1, or after they were forgotten) every item counts as of an unknown state. */
async function readStamps(database: VaultDatabase, account: string): Promise<ReadonlyMap<string, number>> {
  const row = await database.stamps.get(account);
  if (row) return row.stamps;
  const keys = await database.items
    .where('[account+id]')
    .between(...keysOf(account))
    .primaryKeys();
  return new Map(keys.map(([, id]) => [id, 0]));
}

async function readOutbox<Entry extends OutboxHead>(
  { outbox }: VaultDatabase,
  account: string,
  toEntry: (row: StoredOutboxItem) => Entry,
): Promise<Entry[]> {
  const rows = await outbox
    .where('[account+id]')
    .between(...keysOf(account))
    .toArray();
  return rows.map(toEntry).sort((a, b) => a.queuedAt - b.queuedAt);
}

async function readSomeOutbox(
  { outbox }: VaultDatabase,
  account: string,
  ids: readonly string[],
): Promise<OutboxItem[]> {
  const rows = await outbox.bulkGet(ids.map((id): [string, string] => [account, id]));
  return rows.flatMap((row) => (row ? [toOutbox(row)] : []));
}

async function readItems({ items }: VaultDatabase, account: string): Promise<ItemRow[]> {
  const rows = await items
    .where('[account+id]')
    .between(...keysOf(account))
    .toArray();
  return rows.map(toItem);
}

/** The oldest first. */
async function readConflicts({ conflicts }: VaultDatabase, account: string): Promise<ConflictRow[]> {
  const rows = await conflicts
    .where('[account+id]')
    .between(...keysOf(account))
    .toArray();
  return rows.sort((a, b) => a.changedAt - b.changedAt);
}

async function noteOutbox(
  { outbox }: VaultDatabase,
  { account, id, change }: Pick<OutboxItem, 'account' | 'id' | 'change'>,
  { sent, ...rest }: Partial<Pick<OutboxItem, 'sent' | 'refused'>>,
): Promise<boolean> {
  const isFree = (row: StoredOutboxItem) => sent == null || row.sent === NOTHING;
  const same = outbox
    .where('[account+id]')
    .equals([account, id])
    .and((row) => row.change === change && isFree(row));
  return (await same.modify({ ...rest, ...(sent !== undefined && { sent: toJson(sent) }) })) > 0;
}

async function forget(database: VaultDatabase, account: string): Promise<void> {
  await clear(database, account);
  for (const table of [database.outbox, database.conflicts])
    await table
      .where('[account+id]')
      .between(...keysOf(account))
      .delete();
}

/**
 * Asks for everything between the first id and the last, no more of it than there are ids: where ids that follow each other on disk
 * come in order, as in a whole vault, that one question is many times faster than one for each. The rest is asked for by itself.
 */
async function readSome(
  database: VaultDatabase,
  account: string,
  ids: readonly string[],
): Promise<ItemRow[]> {
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return [];
  const near =
    first < last
      ? await database.items
          .where('[account+id]')
          .between([account, first], [account, last], true, true)
          .limit(ids.length)
          .toArray()
      : [];
  const found = new Map(near.map((row) => [row.id, row]));
  const rest = ids.filter((id) => !found.has(id));
  for (const row of await database.items.bulkGet(rest.map((id): [string, string] => [account, id])))
    if (row) found.set(row.id, row);
  return ids.flatMap((id) => {
    const row = found.get(id);
    return row ? [toItem(row)] : [];
  });
}

/**
 * The vault on disk. Every method rejects with CodedError `database-damaged` or `storage-full`.
 * @param name database name; tests use their own.
 */
export function createStore(name = DATABASE_NAME): Store {
  const database = openDatabase(name);
  const ofAccount = <T>(table: Table<T, [string, string]>, account: string): Collection<T> =>
    table.where('[account+id]').between(...keysOf(account));
  return {
    applyChange: (change) => coded(applyChange(database, change)),
    writeSealed: (account, generation, patch) =>
      coded(
        changing(database, [database.vaults, database.sealed], async () => {
          if ((await database.vaults.get(account))?.generation !== generation)
            throw new CodedError('vault-moved');
          await writePatch(database, account, patch);
        }),
      ),
    noteVault: (account, note) => coded(database.vaults.update(account, note).then(() => undefined)),
    readVault: (account) => coded(database.vaults.get(account).then((row) => row ?? null)),
    readItem: (account, id) =>
      coded(database.items.get([account, id]).then((row) => (row ? toItem(row) : null))),
    readItems: (account) => coded(readItems(database, account)),
    readSomeItems: (account, ids) => coded(readSome(database, account, ids)),
    readFolders: (account) => coded(ofAccount(database.folders, account).toArray()),
    readCollections: (account) => coded(ofAccount(database.collections, account).toArray()),
    readStamps: (account) => coded(readStamps(database, account)),
    forgetStamps: (account) => coded(database.stamps.delete(account)),
    readSealed: (account, names) =>
      coded(database.sealed.bulkGet(names.map((each): [string, string] => [account, each]))),
    readOutbox: (account) => coded(readOutbox(database, account, toOutbox)),
    readOutboxHeads: (account) => coded(readOutbox(database, account, toHead)),
    readSomeOutbox: (account, ids) => coded(readSomeOutbox(database, account, ids)),
    noteOutbox: (entry, note) => coded(noteOutbox(database, entry, note)),
    readConflicts: (account) => coded(readConflicts(database, account)),
    removeConflict: (account, id) => coded(database.conflicts.delete([account, id])),
    forget: (account) => coded(changing(database, database.tables, () => forget(database, account))),
    reset: () => coded(database.delete({ disableAutoOpen: false })),
    close: () => database.close(),
  };
}
