import type { Send } from '../api';
import { type ErrorInfo, toErrorInfo } from '../errors';
import type { ServerUrls } from '../session';
import type { OutboxItem, Store } from '../store';
import { asWire } from '../wire';
import { isOldStyle } from './cipher-request';
import { waitsForFolder } from './folder-rows';
import { nextStep } from './send-entry';
import { type SettleDeps, settle, takeBack } from './settle';

export interface OutboxDeps extends Omit<SettleDeps, 'store'> {
  readonly store: SettleDeps['store'] & Pick<Store, 'noteOutbox'>;
  /** With the token of the account in use. */
  readonly send: Send;
  readonly current: () => Promise<{ readonly account: string; readonly urls: ServerUrls }>;
  /** Rejects while nothing may be sent: `locked`, `session-revoked`. */
  readonly mayGoOut: () => Promise<void>;
  /** Syncs, and so learns what has become of what was sent without an answer. False when that did not work. */
  readonly sync: () => Promise<boolean>;
  /** What waits, whenever that changes. */
  readonly report: (waiting: readonly OutboxItem[]) => Promise<void>;
  /** Has `drain` called again later; null: nothing waits for that. */
  readonly armRetry: (delayMs: number | null) => Promise<void>;
  /** What the workers before have met with; this one dies too. */
  readonly retries: {
    readonly get: () => Promise<Retry | null>;
    readonly set: (retry: Retry | null) => Promise<void>;
  };
}

export interface Retry {
  /** How often in a row it could not be sent. */
  readonly failures: number;
  /** Unix milliseconds. */
  readonly until: number;
}

export interface Outbox {
  /** Sends what waits, in order. One at a time; whoever asks while it runs gets another round after it. Never rejects. */
  drain(): Promise<void>;
  /** The same for a worker that starts, which is no reason to try again what has failed just now. Never rejects. */
  resume(): Promise<void>;
  /** Tells what waits, before anything is asked of a server. @throws CodedError of the store. */
  tell(): Promise<void>;
  /** True for an item that is on its way at this moment: what the server says meanwhile tells nothing about it. */
  isBusy(id: string): boolean;
  /** Takes up again what the server has refused. */
  retry(id: string): Promise<void>;
}

/** Nothing goes out until the person has done something about it. */
const ENDING: ReadonlySet<string> = new Set([
  'locked',
  'signed-out',
  'session-revoked',
  'permission-missing',
]);

const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 30 * 60_000;
/** Longer than a server may have us wait. */
const LONGEST_WAIT_MS = 2 * 60 * 60_000;
/** So often an item that changes there all the time is merged and sent again, in one round. */
const MOST_MERGES = 3;

/** Doubles with each failure, spread so that several browsers do not come back at the same moment. */
const delayAfter = (failures: number): number =>
  Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** failures) * (0.75 + Math.random() / 2);

/** The server has another copy than the one that was changed here, or none any more (bitwarden/server, vaultwarden). */
const isOutdated = ({ code, details }: ErrorInfo): boolean =>
  code === 'server-refused' && (details.number === '404' || /out of date/i.test(details.message ?? ''));

type Round = 'on' | 'later' | 'end';

/** What one run knows beside what is stored. */
interface Run {
  /** How long the server wants to be left alone. */
  waitMs: number;
  /** Entries of which it stays open what has become of them; the others go out all the same. */
  readonly open: Set<string>;
  readonly merges: Map<string, number>;
  /** True once the server has told what it has. */
  isFresh: boolean;
  /** Entries that are under way at this moment. */
  readonly busy: Set<string>;
}

/** Has the server tell what it has. */
async function learn(deps: OutboxDeps, { account, id, change }: OutboxItem, run: Run): Promise<Round> {
  if (!(await deps.sync())) return 'later';
  run.isFresh = true;
  const waiting = await deps.store.readOutbox(account);
  if (waiting.some((one) => one.id === id && one.change === change && one.sent !== null)) run.open.add(id);
  return 'on';
}

/** The server's last word on a change: it stays here with the reason, but for a deletion, which is taken back. */
async function refuse(deps: OutboxDeps, entry: OutboxItem, { code, details }: ErrorInfo): Promise<void> {
  if (entry.ours === null) await takeBack(deps, entry);
  else await deps.store.noteOutbox(entry, { sent: null, refused: details.message ?? code });
}

const isFinal = ({ code, details }: ErrorInfo): boolean =>
  code === 'server-refused' && details.number !== '408';

async function afterError(deps: OutboxDeps, entry: OutboxItem, error: unknown, run: Run): Promise<Round> {
  const info = toErrorInfo(error);
  const count = run.merges.get(entry.id) ?? 0;
  if (isOutdated(info) && count < MOST_MERGES) {
    run.merges.set(entry.id, count + 1);
    return learn(deps, entry, run);
  }
  if (ENDING.has(info.code)) return 'end';
  if (info.code === 'too-many-requests') run.waitMs = Number(info.details.number ?? 0) * 1000;
  if (!isFinal(info)) return 'later';
  await refuse(deps, entry, info);
  return 'on';
}

/** Sends one step of one entry. */
async function sendOne(deps: OutboxDeps, entry: OutboxItem, run: Run): Promise<Round> {
  // What may have arrived is never sent again before that is known.
  if (entry.sent !== null) return learn(deps, entry, run);
  // Old servers do not look which copy was changed: what came there meanwhile has to be known first.
  if (!run.isFresh && isOldStyle(asWire(entry.base) ?? {})) return learn(deps, entry, run);
  const { account, urls } = await deps.current();
  if (account !== entry.account) return 'end';
  const step = nextStep(entry);
  if (!step) {
    await settle(deps, entry, null);
    return 'on';
  }
  if (!(await deps.store.noteOutbox(entry, { sent: step.sent }))) return 'on';
  run.busy.add(entry.id);
  try {
    const sent = await step.send(deps.send, urls);
    run.busy.delete(entry.id);
    if (sent === 'unknown') return await learn(deps, entry, run);
    await settle(deps, entry, sent === 'gone' ? null : sent.theirs);
    return 'on';
  } catch (error) {
    run.busy.delete(entry.id);
    return afterError(deps, entry, error, run);
  }
}

async function drainOnce(deps: OutboxDeps, run: Run): Promise<Round> {
  for (;;) {
    await deps.mayGoOut();
    const { account } = await deps.current();
    const waiting = await deps.store.readOutbox(account);
    await deps.report(waiting);
    const isNext = (one: OutboxItem) =>
      one.refused === null && !run.open.has(one.id) && !waitsForFolder(one, waiting);
    const entry = waiting.find(isNext);
    if (!entry) return run.open.size > 0 ? 'later' : 'end';
    const round = await sendOne(deps, entry, run);
    if (round !== 'on') return round;
  }
}

const isEnding = (error: unknown): boolean => ENDING.has(toErrorInfo(error).code);

/** Has it tried again, later each time that it fails, and no sooner than the server wants; or notes that nothing has failed. */
async function planRetry({ retries, armRetry }: OutboxDeps, round: Round, { waitMs }: Run): Promise<void> {
  const isLater = round === 'later';
  const failures = (await retries.get())?.failures ?? 0;
  const delay = Math.max(delayAfter(failures), Math.min(waitMs, LONGEST_WAIT_MS));
  await retries.set(isLater ? { failures: failures + 1, until: Date.now() + delay } : null);
  await armRetry(isLater ? delay : null);
}

/** Brings what was changed here to the server: each change once, whatever becomes of the answers. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const busy = new Set<string>();
  let running: Promise<void> | null = null;
  let isAgain = false;
  const run = async (): Promise<void> => {
    do {
      isAgain = false;
      const open = new Set<string>();
      const state: Run = { open, merges: new Map(), isFresh: false, waitMs: 0, busy };
      const round = await drainOnce(deps, state).catch((error): Round => (isEnding(error) ? 'end' : 'later'));
      await planRetry(deps, round, state).catch(() => undefined);
    } while (isAgain);
    running = null;
  };
  const drain = (): Promise<void> => {
    if (running) isAgain = true;
    running ??= run();
    return running;
  };
  const isResting = async (): Promise<boolean> => {
    const left = ((await deps.retries.get())?.until ?? 0) - Date.now();
    // A clock that was turned back must not make it rest for long.
    if (left <= 0 || left > LONGEST_WAIT_MS) return false;
    // The alarm may be gone with the browser that had it.
    await deps.armRetry(left);
    return true;
  };
  return {
    drain,
    resume: async () => {
      if (!(await isResting().catch(() => false))) await drain();
    },
    isBusy: (id) => busy.has(id),
    tell: async () => deps.report(await deps.store.readOutbox((await deps.current()).account)),
    retry: async (id) => {
      const { account } = await deps.current();
      const entry = (await deps.store.readOutbox(account)).find((one) => one.id === id);
      if (entry) await deps.store.noteOutbox(entry, { refused: null });
      await drain();
    },
  };
}
