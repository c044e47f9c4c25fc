import { CodedError } from '../errors';
import type { ConflictPatch, ConflictRow, ItemRow, OutboxItem, OutboxPatch, Store } from '../store';
import { pickText } from '../wire';
import type { Difference } from './compare';

/** What has become of one item that was changed here; see `reconcile` of the vault room. */
interface Reconciled {
  readonly id: string;
  readonly item: { readonly id: string; readonly row: unknown } | null;
  readonly entry: OutboxItem | null;
  readonly conflict: ConflictRow | null;
}

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

/** What was sent after the server was asked for everything may be missing in its answer: nothing is concluded from that. */
function isUnderWay(entry: OutboxItem, before: readonly OutboxItem[]): boolean {
  const then = before.find(({ id }) => id === entry.id);
  return entry.sent !== null && !(then && then.sent !== null && then.change === entry.change);
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
  readonly outbox: OutboxPatch;
  readonly conflicts: ConflictPatch;
}

/**
 * A difference between server and store in which changes that wait to be sent are not undone: what is to be here is put in the place of
 * what came, and the outbox is brought up to what is known now.
 */
export async function withOutbox(
  { store, reconcile }: { readonly store: Pick<Store, 'readOutbox'>; readonly reconcile: Reconcile },
  account: string,
  difference: Difference,
  incoming: readonly ItemRow[],
  { stamps: before, outbox }: Stored,
): Promise<WithOutbox> {
  const entries = await readWaiting(store, account);
  if (entries.length === 0)
    return { difference, outbox: { put: [], remove: [] }, conflicts: { put: [], moved: [] } };
  const items = new Map(difference.items.map((row) => [row.id, row]));
  const removed = new Set(difference.removed);
  const stamps = new Map(difference.stamps);
  const coming: Coming = { account, items, removed, stamps, before, put: [], remove: [], moved: [] };
  const [busy, open] = [
    entries.filter((entry) => isUnderWay(entry, outbox)),
    entries.filter((entry) => !isUnderWay(entry, outbox)),
  ];
  for (const entry of busy) keepAsIs(coming, entry);
  const results = await reconcile(open, incoming);
  for (const [at, result] of results.entries()) apply(coming, open[at] as OutboxItem, result);
  return {
    difference: { items: [...items.values()], removed: [...removed], stamps },
    outbox: { put: coming.put, remove: coming.remove },
    conflicts: { put: results.flatMap(({ conflict }) => conflict ?? []), moved: coming.moved },
  };
}
