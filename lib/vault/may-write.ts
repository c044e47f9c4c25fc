import { CodedError } from '../errors';
import { kindByWireType, type ReadOnlyReason } from '../items';
import { asWire, pickNumber } from '../wire';
import { isNewerFormat } from './sealed-content';

/** A CipherString of type 7 or above, by its head; "7.5 MB" and an address of four numbers are none. */
const NEWER_VALUE = /^(?:[7-9]|[1-9]\d{1,2})\.[A-Za-z0-9+/]{16}/;

/** More values than any item has that this version could have written. */
const MOST_VALUES = 20_000;

/**
 * True when a CipherString of a newer type stands anywhere in a row, and for a row without end. Walks without recursion: a server
 * chooses the depth.
 */
function holdsNewerValue(raw: unknown): boolean {
  const left: unknown[] = [raw];
  for (let seen = 0; left.length > 0; seen += 1) {
    if (seen > MOST_VALUES) return true;
    const value = left.pop();
    if (typeof value === 'string' && NEWER_VALUE.test(value)) return true;
    if (typeof value !== 'object' || value === null) continue;
    const inner: unknown[] = Object.values(value);
    if (inner.length > MOST_VALUES) return true;
    left.push(...inner);
  }
  return false;
}

/** Why an item can be looked at and not be written; null when it can. Rights that the server gives are another matter. */
export function readOnlyReason(raw: unknown): ReadOnlyReason | null {
  if (isNewerFormat(raw)) return 'newer-format';
  if (!asWire(raw) || !kindByWireType(pickNumber(raw, 'type'))) return 'unknown-kind';
  return holdsNewerValue(raw) ? 'newer-format' : null;
}

/**
 * Stands in front of everything that sends an item to a server: what this version does not know whole, it would save without the
 * part that it does not know.
 * @param account what may be done to the account as a whole; `readOnly` names why it is not written.
 * @param raw the stored row of the item; null for a new one.
 * @throws CodedError `read-only`, with the reason in its details.
 */
export function assertMayWrite(account: { readonly readOnly: string | null }, raw: unknown): void {
  const reason = account.readOnly ?? (raw === null ? null : readOnlyReason(raw));
  if (reason !== null) throw new CodedError('read-only', { message: reason });
}
