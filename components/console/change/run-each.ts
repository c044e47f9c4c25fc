import { CodedError, type ErrorCode, type ErrorInfo, toErrorInfo } from '../../../lib/errors';
import type { Act } from '../connection';
import { isCancelled, once } from '../connection';

/** Servers take five changes a second. */
const PACE_MS = 250;

/** How it went with one of several. */
export interface Outcome<T> {
  readonly of: T;
  /** Null: it is done. */
  readonly error: ErrorInfo | null;
}

/** What concerns one alone: the next may go well. Everything else would go wrong with all of them. */
export const OF_ONE: ReadonlySet<ErrorCode> = new Set(['server-refused', 'org-missing', 'org-may-not']);

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PACE_MS));

interface Run<T> {
  readonly act: (of: T) => Act<unknown>;
  readonly signal: AbortSignal;
  readonly onOutcome: (outcome: Outcome<T>) => void;
}

/**
 * Does something to several, one after the other, each once. Ends early when the person wants it, and at what would go wrong with the rest too.
 * @returns those that were not tried.
 */
export async function runEach<T>(
  all: readonly T[],
  { act, signal, onOutcome }: Run<T>,
): Promise<readonly T[]> {
  for (const [index, of] of all.entries()) {
    if (index > 0) await pause();
    if (signal.aborted) return all.slice(index);
    try {
      await once(act(of));
      onOutcome({ of, error: null });
    } catch (reason) {
      if (isCancelled(reason)) return all.slice(index);
      const error = toErrorInfo(reason);
      onOutcome({ of, error });
      if (!(reason instanceof CodedError) || !OF_ONE.has(error.code)) return all.slice(index + 1);
    }
  }
  return [];
}
