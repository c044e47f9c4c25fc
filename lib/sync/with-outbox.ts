import { CodedError } from '../errors';
import type { ConflictPatch, FolderRow, ItemRow, OutboxItem, OutboxPatch, Store } from '../store';
import { pickText } from '../wire';
import type { Difference } from './compare';
import {
  type FoldersWithOutbox,
  foldersWithOutbox,
  inKnownFolder,
  type ReconcileFolders,
  withoutGoing,
} from './folders-with-outbox';
import { isUnderWay, type Reconciled } from './reconciled';

/** Holds changes that wait to be sent against all items that the server has. */
export type Reconcile = (
  outbox: readonly OutboxItem[],
  incoming: readonly ItemRow[],
) => Promise<readonly Reconciled[]>;

interface Stored {
  readonly stamps: ReadonlyMap<string, number>;
  /** As it was before the server was asked. */
  readonly outbox: readonly OutboxItem[];
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A state that no server's copy has, and another one than before. */
const localStamp = (before: number | undefined): number => Math.min(0, before ?? 0) - 1;

/** The vault as it is to be after the sync, while it is put together. */
interface Coming {
  readonly account: string;
  readonly items: Map<string, ItemRow>;
  readonly removed: Set<string>;
  readonly stamps: Map<string, number>;
  readonly before: ReadonlyMap<string, number>;
  readonly put: OutboxItem[];
  readonly remove: string[];
  readonly moved: [from: string, to: string][];
}

/** What waits stays as it is to be here, whatever the answer has. */
function keep(coming: Coming, id: string, row: unknown, isChanged: boolean): void {
  const { account, items, removed, stamps, before } = coming;
  const stamp = before.get(id);
  // Where the vault was lost, what waits is all that there is of it.
  const isNew = isChanged || stamp === undefined;
  items.delete(id);
  removed.delete(id);
  stamps.set(id, isNew ? localStamp(stamp) : stamp);
  if (isNew) items.set(id, { account, id, revisionDate: pickText(row, 'revisionDate'), raw: row });
}

function drop({ items, removed, stamps, before }: Coming, id: string): void {
  items.delete(id);
  stamps.delete(id);
  if (before.has(id)) removed.add(id);
}

function keepAsIs(coming: Coming, { id, ours }: OutboxItem): void {
  if (ours === null) drop(coming, id);
  else keep(coming, id, ours, false);
}

function apply(coming: Coming, was: OutboxItem, { id, item, entry }: Reconciled): void {
  if (entry && isEqual(entry, was)) {
    keepAsIs(coming, was);
    return;
  }
  if (entry?.id !== id) coming.remove.push(id);
  if (entry) coming.put.push(entry);
  if (item?.id !== id) drop(coming, id);
  if (item && item.id !== id) coming.moved.push([id, item.id]);
  // What has nothing to send any more is what came.
  if (item && entry) keep(coming, item.id, item.row, item.id !== id || !isEqual(item.row, was.ours));
}

/** What a damaged database has held of it is lost; that must not keep it from being made anew. */
export async function readWaiting(
  store: Pick<Store, 'readOutbox'>,
  account: string,
): Promise<readonly OutboxItem[]> {
  try {
    return await store.readOutbox(account);
  } catch (error) {
    if (error instanceof CodedError && error.info.code === 'database-damaged') return [];
    throw error;
  }
}

interface WithOutbox {
  readonly difference: Difference;
  /** All folders; null when they are as the server has them. */
  readonly folders: readonly FolderRow[] | null;
  readonly outbox: OutboxPatch;
  readonly conflicts: ConflictPatch;
  /** New items and folders that have arrived: the ids that they had here, and those that the server gave them. */
  readonly moved: readonly (readonly [from: string, to: string])[];
}

interface WithOutboxDeps {
  readonly store: Pick<Store, 'readOutbox'>;
  readonly reconcile: Reconcile;
  readonly reconcileFolders: ReconcileFolders;
}

/** The difference as it is put together: without folders that are still to be deleted on the server. */
function begin(
  account: string,
  { items, removed, stamps }: Difference,
  before: Stored['stamps'],
  folders: FoldersWithOutbox,
): Coming {
  const coming = new Map(stamps);
  const rows = items.map((row) => withoutGoing(row, folders));
  for (const [at, row] of rows.entries())
    if (row !== items[at]) coming.set(row.id, localStamp(before.get(row.id)));
  return {
    account,
    items: new Map(rows.map((row) => [row.id, row])),
    removed: new Set(removed),
    stamps: coming,
    before,
    put: [...folders.put],
    remove: [...folders.remove],
    moved: [],
  };
}

/** Items that are on their way stay as they are to be here; they follow their folder all the same. */
function keepBusy(coming: Coming, was: OutboxItem, entry: OutboxItem): void {
  keepAsIs(coming, was);
  if (entry === was || entry.ours === null) return;
  coming.put.push(entry);
  keep(coming, entry.id, entry.ours, true);
}

/**
 * A difference between server and store in which changes that wait to be sent are not undone: what is to be here is put in the place of
 * what came, and the outbox is brought up to what is known now.
 */
export async function withOutbox(
  { store, reconcile, reconcileFolders }: WithOutboxDeps,
  account: string,
  difference: Difference,
  incoming: { readonly items: readonly ItemRow[]; readonly folders: readonly FolderRow[] },
  { stamps, outbox: before }: Stored,
): Promise<WithOutbox> {
  const all = await readWaiting(store, account);
  const nothing = { put: [], moved: [] };
  if (all.length === 0)
    return { difference, folders: null, outbox: { put: [], remove: [] }, conflicts: nothing, moved: [] };
  const ofKind = (kind: OutboxItem['kind']) => all.filter((entry) => entry.kind === kind);
  const waiting = { entries: ofKind('folder'), before };
  const folders = await foldersWithOutbox(reconcileFolders, account, waiting, incoming.folders);
  const coming = begin(account, difference, stamps, folders);
  const items = ofKind('item');
  const open = items.filter((entry) => !isUnderWay(entry, before));
  for (const entry of items.filter((one) => !open.includes(one)))
    keepBusy(coming, entry, inKnownFolder(entry, folders));
  const results = await reconcile(
    // By what was sent it is known again, wherever it is to lie now.
    open.map((entry) => ({ ...inKnownFolder(entry, folders), sent: entry.sent })),
    incoming.items.map((row) => withoutGoing(row, folders)),
  );
  for (const [at, result] of results.entries()) apply(coming, open[at] as OutboxItem, result);
  const conflicts = [...folders.conflicts, ...results.flatMap(({ conflict }) => conflict ?? [])];
  return {
    difference: {
      items: [...coming.items.values()],
      removed: [...coming.removed],
      stamps: coming.stamps,
    },
    folders: folders.rows,
    outbox: { put: coming.put, remove: coming.remove },
    conflicts: { put: conflicts, moved: coming.moved },
    moved: [...folders.moved, ...coming.moved],
  };
}
