import type { OutboxItem } from '../store';
import { asWire, pickText, type Wire, withMember } from '../wire';
import type { LocalChange } from './change-vault';

/** A folder's name as it is sealed; empty where there is none. Each seal has a random start: the same one is the same naming. */
export const sealedName = (row: Wire): string => pickText(row, 'name') ?? '';

/** The folder that an item lies in; null for none. */
export const folderOf = (row: unknown): string | null => pickText(row, 'folderId')?.toLowerCase() ?? null;

/** The item in another folder, or in none. */
export const withFolder = (row: Wire, id: string | null): Wire => withMember(row, 'folderId', id);

/**
 * Items that wait to be sent follow their folder: to its new id, or (null) out of it. Only those can lie in a folder that the server does
 * not know yet.
 */
export function followFolder(
  outbox: readonly OutboxItem[],
  from: string,
  to: string | null,
): Pick<LocalChange, 'items'> & { readonly put: readonly OutboxItem[] } {
  const put = outbox.flatMap((entry): OutboxItem[] => {
    const ours = asWire(entry.ours);
    if (entry.kind !== 'item' || !ours || folderOf(ours) !== from) return [];
    return [{ ...entry, ours: withFolder(ours, to), change: entry.change + 1, sent: undefined }];
  });
  return { put, items: put.map(({ id, ours }) => ({ id, row: ours as Wire })) };
}

/** True for an item whose folder has to be made before it: no server puts anything into a folder that it does not know. */
export const waitsForFolder = ({ kind, ours }: OutboxItem, outbox: readonly OutboxItem[]): boolean =>
  kind === 'item' &&
  outbox.some((one) => one.kind === 'folder' && one.base === null && one.id === folderOf(ours));
