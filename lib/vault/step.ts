import type { Send } from '../api';
import type { ServerUrls } from '../session';
import { asWire, pickText, type Wire } from '../wire';
import { organizationOf } from './place';
import { sealsIn, sharesSeal } from './seals';

/** What the server has after one step; `unknown` where it did not say, `gone` when it was deleted, `unseen` when only others see it now. */
export type Sent = { readonly theirs: Wire } | 'unknown' | 'gone' | 'unseen';

/** One request towards what an item or a folder is to be. */
export interface Step {
  /** It as the server has it when the step has been taken. */
  readonly sent: Wire;
  readonly send: (send: Send, urls: ServerUrls) => Promise<Sent>;
}

/** Servers write ids in both cases. */
const idOf = (row: Wire): string | null => pickText(row, 'id')?.toLowerCase() ?? null;

/**
 * An answer to a write lacks what only a sync tells, such as collections: that stays as it was. One that names another owner, or another
 * item, is no answer to what was asked.
 */
export function toTheirs(
  base: Wire | null,
  answer: unknown,
  owner: string | null = base && organizationOf(base),
): Sent {
  const wire = asWire(answer);
  if (!wire || idOf(wire) === null || (base && idOf(base) !== idOf(wire))) return 'unknown';
  const theirs = base ? { ...base, ...wire, object: base.object ?? wire.object } : wire;
  return organizationOf(theirs) === owner ? { theirs } : 'unknown';
}

/** The same for what is new: an answer that holds nothing of what was sealed for it is about something else. */
export function toMade(sent: Wire, answer: unknown): Sent {
  const made = toTheirs(null, answer, organizationOf(sent));
  // What holds no seal is known by none, in no sync either: it would be made again and again.
  const isIt = typeof made === 'string' || sealsIn(sent).size === 0 || sharesSeal(sent, made.theirs);
  return isIt ? made : 'unknown';
}
