import { parseDate, pick, pickNumber, pickText, pickWire } from '../wire';

/** Something that may have changed on the server; `at` is the revision it has got, in Unix milliseconds, where that is told. */
export type HubEvent =
  | {
      readonly what: 'item' | 'item-gone' | 'folder' | 'folder-gone';
      readonly id: string;
      readonly at: number | null;
    }
  /** More than one thing, or one that only a sync brings. `isForced`: whatever the revision date says. */
  | { readonly what: 'all'; readonly isForced: boolean }
  /** The server says that this sign-in has ended. */
  | { readonly what: 'log-out' };

export interface HubMessage {
  readonly event: HubEvent;
  /** The installation whose act it was; null where the server does not say. */
  readonly contextId: string | null;
  /** Whom it concerns; null where it is not told. */
  readonly userId: string | null;
}

/** Numbers of SignalR's messages. */
const INVOCATION = 1;
const CLOSE = 7;

const THINGS: ReadonlyMap<number, 'item' | 'item-gone' | 'folder' | 'folder-gone'> = new Map([
  [0, 'item'],
  [1, 'item'],
  [2, 'item-gone'],
  [3, 'folder-gone'],
  [7, 'folder'],
  [8, 'folder'],
  [9, 'item-gone'],
]);

/** Many items, the vault, settings. */
const ALL = new Set([4, 5, 10]);
/** Keys and rights: of organisations, their state, their policies, the account's own. */
const ALL_FORCED = new Set([6, 17, 18, 19, 25, 27]);
const LOG_OUT = 11;

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function dateOf(payload: unknown): number | null {
  const value = pick(payload, 'revisionDate');
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime();
  return typeof value === 'string' ? parseDate(value) : null;
}

function toEvent(type: number, payload: unknown): HubEvent | null {
  const what = THINGS.get(type);
  if (what) {
    const id = pickText(payload, 'id')?.toLowerCase() ?? '';
    return GUID.test(id) ? { what, id, at: dateOf(payload) } : null;
  }
  if (ALL.has(type)) return { what: 'all', isForced: false };
  if (ALL_FORCED.has(type)) return { what: 'all', isForced: true };
  return type === LOG_OUT ? { what: 'log-out' } : null;
}

/**
 * What a message of the hub tells, in whichever letter case the server writes it.
 * @returns `close` when the server ends the connection; null for all that is nothing to us.
 */
export function parseMessage(message: unknown): HubMessage | 'close' | null {
  if (!Array.isArray(message)) return null;
  const [kind, , , target, args] = message as readonly unknown[];
  if (kind === CLOSE) return 'close';
  if (kind !== INVOCATION || target !== 'ReceiveMessage' || !Array.isArray(args)) return null;
  const [told] = args as readonly unknown[];
  const payload = pickWire(told, 'payload');
  const event = toEvent(pickNumber(told, 'type') ?? -1, payload);
  if (!event) return null;
  return {
    event,
    contextId: pickText(told, 'contextId')?.toLowerCase() ?? null,
    userId: pickText(payload, 'userId')?.toLowerCase() ?? null,
  };
}
