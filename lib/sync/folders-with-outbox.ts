import type { ConflictRow, FolderRow, OutboxItem } from '../store';
import { pickText, withMember } from '../wire';
import { isUnderWay, type Reconciled } from './reconciled';

/** Holds folders that wait to be sent against all folders that the server has. */
export type ReconcileFolders = (
  outbox: readonly OutboxItem[],
  incoming: readonly FolderRow[],
) => Promise<readonly Reconciled[]>;

/** The folders as they are to be after a sync. */
export interface FoldersWithOutbox {
  /** Null: as the server has them. */
  readonly rows: readonly FolderRow[] | null;
  readonly put: readonly OutboxItem[];
  readonly remove: readonly string[];
  readonly conflicts: readonly ConflictRow[];
  /** New folders that have arrived: the ids that they had here, and those that the server gave them. */
  readonly moved: ReadonlyMap<string, string>;
  /** Ids of all folders that items may lie in. */
  readonly known: ReadonlySet<string>;
  /** Ids of those that are still to be deleted there. */
  readonly going: ReadonlySet<string>;
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The server's folders, in which those that wait to be sent are as they are to be here. */
export async function foldersWithOutbox(
  reconcile: ReconcileFolders,
  account: string,
  { entries, before }: { readonly entries: readonly OutboxItem[]; readonly before: readonly OutboxItem[] },
  incoming: readonly FolderRow[],
): Promise<FoldersWithOutbox> {
  const rows = new Map(incoming.map((row) => [row.id, row]));
  const open = entries.filter((entry) => !isUnderWay(entry, before));
  const busy = entries
    .filter((entry) => isUnderWay(entry, before))
    .map((entry) => ({
      id: entry.id,
      item: entry.ours === null ? null : { id: entry.id, row: entry.ours },
      entry,
      conflict: null,
    }));
  const results = [...(await reconcile(open, incoming)), ...busy];
  const put: OutboxItem[] = [];
  const remove: string[] = [];
  for (const { id, item, entry } of results) {
    rows.delete(id);
    if (entry && item?.id !== id) rows.delete(entry.id);
    if (item) rows.set(item.id, { account, id: item.id, raw: item.row });
    if (entry?.id !== id) remove.push(id);
    if (entry && !entries.some((one) => isEqual(one, entry))) put.push(entry);
  }
  const idAfter = ({ item, entry }: Reconciled) => item?.id ?? entry?.id;
  const moved = results.flatMap((one): [string, string][] => {
    const to = idAfter(one);
    return to === undefined || to === one.id ? [] : [[one.id, to]];
  });
  const going = results.flatMap(({ entry }) => (entry && entry.ours === null ? [entry.id] : []));
  return {
    rows: entries.length > 0 ? [...rows.values()] : null,
    put,
    remove,
    conflicts: results.flatMap(({ conflict }) => conflict ?? []),
    moved: new Map(moved),
    known: new Set(rows.keys()),
    going: new Set(going),
  };
}

const folderOf = (row: unknown): string | null => pickText(row, 'folderId')?.toLowerCase() ?? null;

/** An item that waits to be sent, in the folder's new place, or in none where the folder is gone. */
export function inKnownFolder(
  entry: OutboxItem,
  { moved, known }: Pick<FoldersWithOutbox, 'moved' | 'known'>,
): OutboxItem {
  const before = folderOf(entry.ours);
  if (before === null || known.has(before)) return entry;
  const to = moved.get(before) ?? null;
  const ours = withMember(entry.ours, 'folderId', to !== null && known.has(to) ? to : null);
  return { ...entry, ours, change: entry.change + 1, sent: undefined };
}

/** What a server says of an item, without a folder that is still to be deleted there. */
export const withoutGoing = <Row extends { readonly raw: unknown }>(
  row: Row,
  { going }: Pick<FoldersWithOutbox, 'going'>,
): Row => {
  const folder = folderOf(row.raw);
  return folder !== null && going.has(folder) ? { ...row, raw: withMember(row.raw, 'folderId', null) } : row;
};
