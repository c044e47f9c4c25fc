import type { Send } from '../api';
import { CodedError, type ErrorInfo, toErrorInfo } from '../errors';
import type { ServerUrls } from '../session';
import type { OutboxItem, Store } from '../store';
import { sendStep } from './send-entry';
import { type SettleDeps, settle } from './settle';

export interface OutboxDeps extends Omit<SettleDeps, 'store'> {
  readonly store: SettleDeps['store'] & Pick<Store, 'noteOutbox'>;
  /** With the token of the account in use. */
  readonly send: Send;
  readonly current: () => Promise<{ readonly account: string; readonly urls: ServerUrls }>;
  /** Syncs, and so learns what has become of what was sent without an answer. False when that did not work. */
  readonly sync: () => Promise<boolean>;
  /** What waits, whenever that changes. */
  readonly report: (waiting: readonly OutboxItem[]) => Promise<void>;
  /** Has `drain` called again later; null: nothing waits for that. */
  readonly armRetry: (delayMs: number | null) => Promise<void>;
}

export interface Outbox {
  /** Sends what waits, in order. One at a time; whoever asks while it runs gets another round after it. Never rejects. */
  drain(): Promise<void>;
  /** Tells what waits, before anything is asked of a server. @throws CodedError of the store. */
  tell(): Promise<void>;
  /** Takes up again what the server has refused. */
  retry(id: string): Promise<void>;
}

/** With these the next try may work; everything else is the server's last word on this change. */
const PASSING: ReadonlySet<string> = new Set([
  'unreachable',
  'timeout',
  'redirected',
  'html-answer',
  'too-many-requests',
  'server-error',
  'answer-damaged',
]);
/** Nothing goes out until the person has done something about it. */
const ENDING: ReadonlySet<string> = new Set([
  'locked',
  'signed-out',
  'session-revoked',
  'permission-missing',
]);

const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 30 * 60_000;
/** So often an item that changes there all the time is merged and sent again, in one round. */
const MOST_MERGES = 3;

/** Doubles with each failure, spread so that several browsers do not come back at the same moment. */
const delayAfter = (failures: number): number =>
  Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** failures) * (0.75 + Math.random() / 2);

/** The server has another copy than the one that was changed here, or none any more (bitwarden/server, vaultwarden). */
const isOutdated = ({ code, details }: ErrorInfo): boolean =>
  code === 'server-refused' && (details.number === '404' || /out of date/i.test(details.message ?? ''));

type Round = 'on' | 'later' | 'end';

/** Has the server tell what it has; `later` where that leaves it open what has become of what was sent. */
async function learn(deps: OutboxDeps, { account, id, change }: OutboxItem): Promise<Round> {
  if (!(await deps.sync())) return 'later';
  const waiting = await deps.store.readOutbox(account);
  return waiting.some((one) => one.id === id && one.change === change && one.sent !== null) ? 'later' : 'on';
}

/** Sends one step of one entry. */
async function sendOne(deps: OutboxDeps, entry: OutboxItem, merges: Map<string, number>): Promise<Round> {
  const { store } = deps;
  // What may have arrived is never sent again before that is known.
  if (entry.sent !== null) return learn(deps, entry);
  const { urls } = await deps.current();
  if (!(await store.noteOutbox(entry, { sent: entry.ours ?? entry.base }))) return 'on';
  try {
    const sent = await sendStep(deps.send, urls, entry);
    if (sent === 'unknown') return learn(deps, entry);
    await settle(deps, entry, sent === null || sent === 'gone' ? null : sent.theirs);
    return 'on';
  } catch (error) {
    const info = toErrorInfo(error);
    const count = merges.get(entry.id) ?? 0;
    if (isOutdated(info) && count < MOST_MERGES) {
      merges.set(entry.id, count + 1);
      return learn(deps, entry);
    }
    if (PASSING.has(info.code)) return 'later';
    if (ENDING.has(info.code) || !(error instanceof CodedError)) return 'end';
    await store.noteOutbox(entry, { sent: null, refused: info.details.message ?? info.code });
    return 'on';
  }
}

async function drainOnce(deps: OutboxDeps): Promise<Round> {
  const merges = new Map<string, number>();
  for (;;) {
    const { account } = await deps.current();
    const waiting = await deps.store.readOutbox(account);
    await deps.report(waiting);
    const entry = waiting.find(({ refused }) => refused === null);
    if (!entry) return 'end';
    const round = await sendOne(deps, entry, merges);
    if (round !== 'on') return round;
  }
}

/** Brings what was changed here to the server: each change once, whatever becomes of the answers. */
export function createOutbox(deps: OutboxDeps): Outbox {
  let running: Promise<void> | null = null;
  let isAgain = false;
  let failures = 0;
  const run = async (): Promise<void> => {
    do {
      isAgain = false;
      const round = await drainOnce(deps).catch((): Round => 'end');
      await deps.armRetry(round === 'later' ? delayAfter(failures) : null).catch(() => undefined);
      failures = round === 'later' ? failures + 1 : 0;
    } while (isAgain);
  };
  const drain = (): Promise<void> => {
    if (running) isAgain = true;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    drain,
    tell: async () => deps.report(await deps.store.readOutbox((await deps.current()).account)),
    retry: async (id) => {
      const { account } = await deps.current();
      const entry = (await deps.store.readOutbox(account)).find((one) => one.id === id);
      if (entry) await deps.store.noteOutbox(entry, { refused: null });
      await drain();
    },
  };
}
