import { toErrorInfo } from '../errors';
import { OWNER_CHANGED } from '../session';
import { ENDING, type Round, type RoundDeps, type Run, sendRound } from './send-round';

export interface OutboxDeps extends RoundDeps {
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

const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 30 * 60_000;
/** Longer than a server may have us wait. */
const LONGEST_WAIT_MS = 2 * 60 * 60_000;
/** Doubles with each failure, spread so that several browsers do not come back at the same moment. */
const delayAfter = (failures: number): number =>
  Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** failures) * (0.75 + Math.random() / 2);

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
      const state: Run = {
        open,
        merges: new Map(),
        isFresh: false,
        waitMs: 0,
        busy,
        taken: [],
        takenAt: 0,
      };
      const round = await sendRound(deps, state).catch((error): Round => (isEnding(error) ? 'end' : 'later'));
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
    tell: async () => deps.report(await deps.store.readOutboxHeads((await deps.current()).account)),
    retry: async (id) => {
      const { account } = await deps.current();
      const entry = (await deps.store.readOutboxHeads(account)).find((one) => one.id === id);
      // What is held for its owner goes out under no other key because somebody presses a button: only the server's word ends that.
      if (entry?.refused === OWNER_CHANGED) await deps.sync();
      else if (entry) await deps.store.noteOutbox(entry, { refused: null });
      await drain();
    },
  };
}
