import { CodedError, type ErrorCode, type ErrorInfo, toErrorInfo } from '../../lib/errors';

/** A pause before the next try. */
export interface Waiting {
  /** Unix milliseconds. */
  readonly until: number;
  readonly error: ErrorInfo;
  /** How many tries there have been. */
  readonly tries: number;
}

/** Who looks on while something is tried. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly waiting: (waiting: Waiting | null) => void;
}

/** What may pass by itself. Only reads are tried again. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'too-many-requests',
  'server-error',
  'unreachable',
  'timeout',
  'answer-damaged',
]);

export const MOST_TRIES = 5;
const BASE_MS = 500;
const LONGEST_BACK_OFF_MS = 30_000;
/** No server is waited for longer than this without a question. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * How many milliseconds to wait after a number of failed tries; null: not at all, the person decides. As long as the server has asked for,
 * else exponentially longer with full jitter, so that many clients do not come back at one moment.
 */
export function pauseAfter(
  { code, details }: ErrorInfo,
  tries: number,
  random: () => number = Math.random,
): number | null {
  if (!PASSING.has(code) || tries >= MOST_TRIES) return null;
  const told = Number(details.wait ?? Number.NaN) * 1000;
  if (told > LONGEST_PAUSE_MS) return tries > 1 ? null : LONGEST_PAUSE_MS;
  const backOff = random() * Math.min(LONGEST_BACK_OFF_MS, BASE_MS * 2 ** tries);
  return Number.isNaN(told) ? backOff : told + random() * BASE_MS;
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}

/**
 * Reads something, and again after a pause where that may help. Here and not in the background, which the browser stops after half a minute.
 * @throws the last error of `act`; the signal's reason.
 */
export async function patiently<T>(act: () => Promise<T>, { signal, waiting }: Watch): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted();
    try {
      const result = await act();
      signal.throwIfAborted();
      return result;
    } catch (reason) {
      const error = toErrorInfo(reason);
      const pause = reason instanceof CodedError ? pauseAfter(error, tries) : null;
      if (signal.aborted || pause === null) throw reason;
      waiting({ until: Date.now() + pause, error, tries });
      await sleep(pause, signal);
      waiting(null);
    }
  }
}
