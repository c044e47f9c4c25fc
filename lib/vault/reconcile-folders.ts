import type { ConflictRow, FolderRow, OutboxItem } from '../store';
import { asWire, type Wire, withMember } from '../wire';
import { sealedName } from './folder-rows';
import type { VaultKeys } from './keys';
import { type Conflict, noteConflict } from './note-conflict';
import { createValueOpener } from './open-values';
import type { Reconciled } from './reconcile';

const settled = (entry: OutboxItem): OutboxItem => ({ ...entry, sent: null });

const isNamed = (row: Wire | null, other: Wire | null): boolean =>
  row !== null && other !== null && sealedName(row) === sealedName(other);

const quiet = (
  id: string,
  item: Reconciled['item'],
  entry: OutboxItem | null,
  conflict: ConflictRow | null = null,
): Reconciled => ({ id, item, entry, conflict });

const news = (what: Conflict['what'], theirs: Wire | null): Conflict => ({
  what,
  fields: [],
  taken: [],
  theirs,
});

/** The server's folder under the name that it has here, which the server is still to be told. */
const ahead = (entry: OutboxItem, id: string, theirs: Wire, ours: Wire): Reconciled => {
  const row = withMember(theirs, 'name', sealedName(ours));
  return quiet(
    entry.id,
    { id, row },
    { ...settled(entry), id, base: theirs, ours: row, change: entry.change + 1 },
  );
};

/** A new folder: still to be sent, or there already, told by its seal. */
function reconcileNew(entry: OutboxItem, ours: Wire | null, incoming: readonly FolderRow[]): Reconciled {
  const sent = asWire(entry.sent);
  const arrived = incoming.find(({ raw }) => isNamed(sent, asWire(raw)));
  const theirs = asWire(arrived?.raw);
  if (!arrived || !theirs)
    return quiet(entry.id, ours && { id: entry.id, row: ours }, ours && settled(entry));
  const { id } = arrived;
  if (!ours) return quiet(entry.id, null, { ...settled(entry), id, base: theirs, change: entry.change + 1 });
  return isNamed(theirs, ours) ? quiet(entry.id, { id, row: theirs }, null) : ahead(entry, id, theirs, ours);
}

/** Deleted there: what was renamed here is made anew. */
function revive(entry: OutboxItem, ours: Wire | null): Reconciled {
  const { id } = entry;
  if (!ours) return quiet(id, null, null);
  const next = { ...settled(entry), base: null, change: entry.change + 1 };
  return quiet(id, { id, row: ours }, next, noteConflict(entry, news('revived', null)));
}

async function reconcileOld(
  entry: OutboxItem,
  base: Wire,
  theirs: Wire | null,
  isSameName: (row: Wire, other: Wire) => Promise<boolean>,
): Promise<Reconciled> {
  const { id } = entry;
  const ours = asWire(entry.ours);
  if (!theirs) return revive(entry, ours);
  const isAsSent = isNamed(theirs, asWire(entry.sent));
  const isUnchanged = await isSameName(theirs, base);
  // Renamed there, to be deleted here: nobody deletes what nobody here has seen.
  if (!ours && !isUnchanged && !isAsSent)
    return quiet(id, { id, row: theirs }, null, noteConflict(entry, news('not-deleted', null)));
  if (!ours) return quiet(id, null, { ...settled(entry), base: theirs });
  if (await isSameName(theirs, ours)) return quiet(id, { id, row: theirs }, null);
  if (isNamed(theirs, base)) return quiet(id, { id, row: ours }, { ...settled(entry), base: theirs });
  const next = ahead(entry, id, theirs, ours);
  if (isUnchanged || isAsSent) return next;
  return { ...next, conflict: noteConflict(entry, news('renamed', theirs)) };
}

/**
 * Holds folders that wait to be sent against those of a whole answer of the server. A name that both sides changed is ours, and the
 * server's is told.
 * @throws CodedError `locked`.
 */
export async function reconcileFolders(
  outbox: readonly OutboxItem[],
  incoming: readonly FolderRow[],
  isBusy: (id: string) => boolean,
  keys: VaultKeys,
): Promise<Reconciled[]> {
  const byId = new Map(incoming.map(({ id, raw }) => [id, asWire(raw)]));
  const opener = createValueOpener(await keys.user());
  const open = (row: Wire) => opener.open('name', sealedName(row));
  const isSameName = async (row: Wire, other: Wire) => {
    if (isNamed(row, other)) return true;
    const name = await open(row);
    return name !== null && name === (await open(other));
  };
  const results: Reconciled[] = [];
  for (const entry of outbox) {
    const { id } = entry;
    const [base, ours] = [asWire(entry.base), asWire(entry.ours)];
    if (isBusy(id)) results.push(quiet(id, ours && { id, row: ours }, entry));
    else if (base) results.push(await reconcileOld(entry, base, byId.get(id) ?? null, isSameName));
    else results.push(reconcileNew(entry, ours, incoming));
  }
  return results;
}
