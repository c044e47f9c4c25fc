import { toErrorInfo } from '../errors';
import { OWNER_CHANGED, UNMERGEABLE } from '../session';
import type { ConflictRow, ItemRow, OutboxItem } from '../store';
import { asWire, type Wire } from '../wire';
import type { VaultKeys } from './keys';
import { type MergedRow, mergeRows } from './merge-rows';
import { type Conflict, noteConflict } from './note-conflict';
import { collectionsOf, isSameOwner, placeOf } from './place';
import { deletedDate, isSameContent, isSameFiles, isSameState, withFilesOf } from './same-content';
import { sealsIn } from './seals';
import { sharedRow } from './share-item';

/** What has become of an item that was changed here, now that the server's copy is known. */
export interface Reconciled {
  /** As it was known here. */
  readonly id: string;
  /** What it is to be here; null when it is gone. A new item that has arrived comes under the id that the server gave it. */
  readonly item: { readonly id: string; readonly row: Wire } | null;
  /** What is still to be sent; null when that is nothing. */
  readonly entry: OutboxItem | null;
  /** What the person is to hear of; null when that is nothing. */
  readonly conflict: ConflictRow | null;
}

/** The new item among what the server has: the one that shares a seal with it. Its answer was lost on the way. */
function findArrived(sent: Wire, incoming: readonly ItemRow[]): ItemRow | undefined {
  const seals = sealsIn(sent);
  return incoming.find(({ raw }) => [...sealsIn(raw)].some((seal) => seals.has(seal)));
}

const settled = (entry: OutboxItem): OutboxItem => ({ ...entry, sent: null });

/** What a merge has to tell; null when each side changed something else. */
function newsOf(
  { row, conflicts, taken }: MergedRow,
  { base, theirs }: { readonly base: Wire; readonly theirs: Wire },
): Conflict | null {
  const conflict: Conflict = { what: 'both-changed', fields: conflicts, taken, theirs };
  if (conflicts.length > 0) return conflict;
  const isRevived = deletedDate(theirs) !== null && deletedDate(base) === null && deletedDate(row) === null;
  return isRevived ? { ...conflict, what: 'revived' as const } : null;
}

/** Kept as it is to be here, and not sent: the next sync looks at it again. */
const heldBack = (entry: OutboxItem, ours: Wire, refused: string): Reconciled => ({
  id: entry.id,
  item: { id: entry.id, row: ours },
  entry: { ...entry, refused },
  conflict: null,
});

/** True for a reason of ours, which may be gone by the next sync; a server's own stays until it is asked again. */
const isOurReason = (refused: string | null): boolean =>
  refused === UNMERGEABLE || refused === OWNER_CHANGED || (refused?.startsWith('share-') ?? false);

/** A merged row as it is to be here, where that is with an organisation; or why it cannot go there any more. */
async function toOwnerOf(ours: Wire, row: Wire, keys: VaultKeys): Promise<Wire | string> {
  if (isSameOwner(ours, row)) return row;
  try {
    return await sharedRow(row, { ...placeOf(ours), collectionIds: collectionsOf(row) }, keys);
  } catch (error) {
    const { code } = toErrorInfo(error);
    if (code === 'locked') throw error;
    return code === 'item-unreadable' ? UNMERGEABLE : code;
  }
}

/** What the server has, put together with what was changed here since `base`. */
async function merged(
  entry: OutboxItem,
  id: string,
  rows: { readonly base: Wire; readonly ours: Wire; readonly theirs: Wire },
  keys: VaultKeys,
): Promise<Reconciled> {
  const found = await mergeRows(rows, keys, new Date());
  // Tried again when the server's copy comes next; until then nobody's value is dropped for the other's.
  if (!found) return heldBack(settled(entry), rows.ours, UNMERGEABLE);
  const { isAhead } = found;
  const moved = await toOwnerOf(rows.ours, found.row, keys);
  if (typeof moved === 'string') return heldBack(settled(entry), rows.ours, moved);
  const row = moved;
  const next = {
    ...settled(entry),
    id,
    base: rows.theirs,
    ours: row,
    change: entry.change + 1,
    refused: null,
  };
  const news = newsOf(found, rows);
  const conflict = news && noteConflict({ ...entry, id }, news);
  return { id: entry.id, item: { id, row }, entry: isAhead ? next : null, conflict };
}

/** A new item: still to be sent, or there already. @param ours never null, for a new item that is to go is thrown away instead. */
async function reconcileNew(
  entry: OutboxItem,
  ours: Wire,
  incoming: readonly ItemRow[],
  keys: VaultKeys,
): Promise<Reconciled> {
  const base = asWire(entry.sent);
  const arrived = base && findArrived(base, incoming);
  const { id } = entry;
  if (!arrived) return { id, item: { id, row: ours }, entry: settled(entry), conflict: null };
  if (!isSameOwner(base, arrived.raw as Wire)) return heldBack(entry, ours, OWNER_CHANGED);
  return merged(entry, arrived.id, { base, ours, theirs: arrived.raw as Wire }, keys);
}

/** True when what was sent has arrived: the server has it as it was sent, or a value that was sealed for it. */
function hasArrived(sent: Wire, base: Wire, theirs: Wire): boolean {
  if (!isSameOwner(sent, theirs)) return false;
  if (isSameState(sent, theirs)) return true;
  const [old, there] = [sealsIn(base), sealsIn(theirs)];
  return [...sealsIn(sent)].some((seal) => !old.has(seal) && there.has(seal));
}

/** Deleted there, changed here: what was changed survives, as a new item of the server. What was only thrown away is gone. */
function revive(entry: OutboxItem, base: Wire, ours: Wire | null): Reconciled {
  const { id } = entry;
  if (!ours || isSameContent(base, ours)) return { id, item: null, entry: null, conflict: null };
  return {
    id,
    item: { id, row: ours },
    entry: { ...settled(entry), base: null, change: entry.change + 1 },
    conflict: noteConflict(entry, { what: 'revived', fields: [], taken: [], theirs: null }),
  };
}

async function reconcileOld(
  entry: OutboxItem,
  base: Wire,
  theirs: Wire | null,
  keys: VaultKeys,
): Promise<Reconciled> {
  const { id } = entry;
  const ours = asWire(entry.ours);
  if (!theirs) return revive(entry, base, ours);
  const sent = asWire(entry.sent);
  const from = sent && ours && hasArrived(sent, base, theirs) ? sent : base;
  // Under another owner lies another key, and nobody here has said that it may have what was changed for the one before.
  if (ours && !isSameOwner(from, theirs)) return heldBack(entry, ours, OWNER_CHANGED);
  // The files of one that is to move stand under its new key here.
  const isMoving = ours !== null && !isSameOwner(base, ours);
  const isAsBefore = isSameState(theirs, base) && (!isMoving || isSameFiles(theirs, base));
  if (from === base && isAsBefore) {
    const refused = isOurReason(entry.refused) ? null : entry.refused;
    const row = ours && (isMoving ? ours : withFilesOf(ours, theirs));
    const next = { ...settled(entry), base: theirs, refused, ours: row };
    return { id, item: row && { id, row }, entry: next, conflict: null };
  }
  // Changed there, to be deleted here: nobody deletes what nobody here has seen.
  if (!ours) {
    const conflict = noteConflict(entry, { what: 'not-deleted', fields: [], taken: [], theirs: null });
    return { id, item: { id, row: theirs }, entry: null, conflict };
  }
  return merged(entry, id, { base: from, ours, theirs }, keys);
}

/**
 * Holds what waits to be sent against a whole answer of the server.
 * @param incoming all items of the answer.
 * @param isBusy tells items that are on their way at this moment: nothing is concluded about them.
 * @throws CodedError `locked`.
 */
export async function reconcile(
  outbox: readonly OutboxItem[],
  incoming: readonly ItemRow[],
  isBusy: (id: string) => boolean,
  keys: VaultKeys,
): Promise<Reconciled[]> {
  const byId = new Map(incoming.map((row) => [row.id, row.raw]));
  const results: Reconciled[] = [];
  for (const entry of outbox) {
    const { id } = entry;
    const [base, ours] = [asWire(entry.base), asWire(entry.ours)];
    if (isBusy(id)) results.push({ id, item: ours && { id, row: ours }, entry, conflict: null });
    else if (base) results.push(await reconcileOld(entry, base, asWire(byId.get(id)), keys));
    else if (ours) results.push(await reconcileNew(entry, ours, incoming, keys));
    else results.push({ id, item: null, entry: null, conflict: null });
  }
  return results;
}
