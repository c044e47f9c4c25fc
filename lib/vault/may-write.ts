import { CodedError } from '../errors';
import { kindByWireType, type ReadOnlyReason } from '../items';
import { asWire, pickNumber } from '../wire';
import { sealedType } from './open-values';
import { isNewerFormat } from './sealed-content';

/** The first CipherString type of the newer formats. */
const NEWER_TYPE = 7;

/** True when a CipherString of a newer type stands anywhere in a row. Walks without recursion: a server chooses the depth. */
function holdsNewerValue(raw: unknown): boolean {
  const left: unknown[] = [raw];
  while (left.length > 0) {
    const value = left.pop();
    if ((sealedType(value) ?? 0) >= NEWER_TYPE) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const inner of Object.values(value)) left.push(inner);
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
