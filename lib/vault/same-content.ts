import { asWire, pickText, type Wire } from '../wire';
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

export const deletedDate = (row: Wire): string | null => pickText(row, 'deletedDate');

/** True when two rows hold the same, to the byte, of what a server takes. */
export const isSameContent = (a: Wire, b: Wire): boolean =>
  JSON.stringify(canonical(cipherRequest(a, null))) === JSON.stringify(canonical(cipherRequest(b, null)));

/** The same, and both or neither lie in the trash. */
export const isSameState = (a: Wire, b: Wire): boolean =>
  (deletedDate(a) === null) === (deletedDate(b) === null) && isSameContent(a, b);
