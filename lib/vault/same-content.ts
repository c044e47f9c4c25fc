import { asWire, pick, pickList, pickText, type Wire, withMember } from '../wire';
import { cipherRequest } from './cipher-request';
import { isSameCollections } from './place';

/** Members in one order, and none that holds nothing: servers differ in both. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value.map(canonical) : undefined;
  const wire = asWire(value);
  if (!wire) return value ?? undefined;
  const members = Object.entries(wire).map(([name, inner]) => [name, canonical(inner)] as const);
  return Object.fromEntries(
    members.filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** When it was put into the trash; null for a row that does not lie there. */
export const deletedDate = (row: Wire): string | null => pickText(row, 'deletedDate');

/** The row, in the trash since a date or (null) not there; untouched where that is so already. */
export const withDeletedDate = (row: Wire, date: string | null): Wire =>
  deletedDate(row) === date ? row : withMember(row, 'deletedDate', date);

/** When it was put into the archive; null for a row that is in use. */
export const archivedDate = (row: Wire): string | null => pickText(row, 'archivedDate');

/** The row, archived since a date or (null) in use; untouched where that is so already. */
export const withArchivedDate = (row: Wire, date: string | null): Wire =>
  archivedDate(row) === date ? row : withMember(row, 'archivedDate', date);

/** True when two rows hold the same, to the byte, of what a server takes. */
export const isSameContent = (a: Wire, b: Wire): boolean => {
  const textOf = (row: Wire) =>
    JSON.stringify(canonical(cipherRequest(withMember(row, 'archivedDate', undefined), null)));
  return textOf(a) === textOf(b);
};

/** True when both or neither lie in the trash; servers have clocks of their own. */
export const isSameTrash = (a: Wire, b: Wire): boolean =>
  (deletedDate(a) === null) === (deletedDate(b) === null);

/** True when both or neither are archived. */
export const isSameArchive = (a: Wire, b: Wire): boolean =>
  (archivedDate(a) === null) === (archivedDate(b) === null);

/** The same, in the same collections, both or neither in the trash, and both or neither archived. */
export const isSameState = (a: Wire, b: Wire): boolean =>
  isSameTrash(a, b) && isSameArchive(a, b) && isSameCollections(a, b) && isSameContent(a, b);

/** What is one person's own about an item that others have too. */
const OWN_MEMBERS = ['favorite', 'folderId'] as const;

/** True when two rows hold the same but for what is the person's own about them. */
export const isSameForOthers = (a: Wire, b: Wire): boolean => {
  const without = (row: Wire) => OWN_MEMBERS.reduce((left, name) => withMember(left, name, undefined), row);
  return isSameContent(without(a), without(b));
};

/** The row, put where another one lies: in the trash, the archive, both or neither. Dates that tell the same stay as they are. */
export function withPlaceOf(row: Wire, other: Wire): Wire {
  const inTrash = isSameTrash(row, other) ? row : withDeletedDate(row, deletedDate(other));
  return isSameArchive(row, other) ? inTrash : withArchivedDate(inTrash, archivedDate(other));
}

/** The files of a row as far as they are sealed; addresses and words for sizes come and go. */
const sealedFiles = (row: Wire): string =>
  JSON.stringify(
    pickList(row, 'attachments').map((file) => ['id', 'fileName', 'key'].map((name) => pickText(file, name))),
  );

/** True when two rows have the same files. */
export const isSameFiles = (a: Wire, b: Wire): boolean => sealedFiles(a) === sealedFiles(b);

/** A row that was changed here, with the files that the server's row has: they are changed there alone. */
export function withFilesOf(row: Wire, theirs: Wire): Wire {
  const [before, now] = [pick(row, 'attachments'), pick(theirs, 'attachments')];
  return JSON.stringify(before) === JSON.stringify(now) ? row : withMember(row, 'attachments', now ?? null);
}
