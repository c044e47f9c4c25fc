import { createCipher, deleteCipher, replaceCipher, restoreCipher, type Send, trashCipher } from '../api';
import type { ServerUrls } from '../session';
import type { OutboxItem } from '../store';
import { asWire, pickText, type Wire, withMember } from '../wire';
import { cipherRequest } from './cipher-request';

/** What the server has after one step; `unknown` where it did not say, `gone` when it was deleted. */
export type Sent = { readonly theirs: Wire } | 'unknown' | 'gone';

const isThrownAway = (row: Wire): boolean => pickText(row, 'deletedDate') !== null;

const isSameContent = (a: Wire, b: Wire): boolean =>
  JSON.stringify(cipherRequest(a, null)) === JSON.stringify(cipherRequest(b, null));

/** An answer to a write lacks what only a sync tells, such as collections: that stays as it was. */
function toTheirs(base: Wire | null, answer: unknown): Sent {
  const wire = asWire(answer);
  if (!wire || pickText(wire, 'id') === null) return 'unknown';
  return { theirs: base ? { ...base, ...wire, object: base.object ?? wire.object } : wire };
}

/**
 * Takes the server one step further towards what an item is to be: its content first, then whether it lies in the trash.
 * Null when it is all that already.
 * @throws CodedError of the server or of the way to it; whether it arrived is then not known, but for `server-refused`.
 */
export async function sendStep(send: Send, urls: ServerUrls, entry: OutboxItem): Promise<Sent | null> {
  const [base, ours] = [asWire(entry.base), asWire(entry.ours)];
  if (!ours) {
    if (base) await deleteCipher(send, urls, entry.id);
    return 'gone';
  }
  if (!base) return toTheirs(null, await createCipher(send, urls, cipherRequest(ours, null)));
  if (!isSameContent(base, ours))
    return toTheirs(base, await replaceCipher(send, urls, entry.id, cipherRequest(ours, base)));
  if (isThrownAway(ours) === isThrownAway(base)) return null;
  if (!isThrownAway(ours)) return toTheirs(base, await restoreCipher(send, urls, entry.id));
  await trashCipher(send, urls, entry.id);
  return { theirs: withMember(base, 'deletedDate', pickText(ours, 'deletedDate')) };
}
