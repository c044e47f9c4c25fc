import { asWire, pickText, type Wire, withMember } from '../wire';
import { cipherRequest } from './cipher-request';

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

/** True when two rows hold the same, to the byte, of what a server takes. */
export const isSameContent = (a: Wire, b: Wire): boolean =>
  JSON.stringify(canonical(cipherRequest(a, null))) === JSON.stringify(canonical(cipherRequest(b, null)));

/** The same, and both or neither lie in the trash. */
export const isSameState = (a: Wire, b: Wire): boolean =>
  (deletedDate(a) === null) === (deletedDate(b) === null) && isSameContent(a, b);
