import { browser } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import type { AuthChallenge, AuthReply } from './listen-for-auth';
import { openWindow } from './open-window';

/** Requests that are remembered: more than are under way at a time. */
const MOST_REQUESTS = 50;

export interface Waiting {
  readonly challenge: AuthChallenge;
  readonly isAgain: boolean;
  readonly settle: (reply: AuthReply) => void;
  readonly windowId: number | undefined;
}

/** Counts the tries of requests, and forgets the oldest. */
export function createTries() {
  const counts = new Map<string, number>();
  return {
    of: (request: string): number => counts.get(request) ?? 0,
    set(request: string, count: number): void {
      counts.delete(request);
      counts.set(request, count);
      const [oldest] = counts.keys();
      if (counts.size > MOST_REQUESTS && oldest !== undefined) counts.delete(oldest);
    },
  };
}

/** The questions of servers that wait for the person, each with a window of its own. They die with this worker, and so do the windows. */
export function createQuestions() {
  const waiting = new Map<string, Waiting>();

  function settle(request: string, reply: AuthReply): void {
    waiting.get(request)?.settle(reply);
    waiting.delete(request);
  }

  /** A window that is closed has answered too. */
  const windowClosed = (closed: number): void => {
    for (const [request, { windowId }] of waiting) if (windowId === closed) settle(request, null);
  };

  async function open(request: string): Promise<void> {
    const { onRemoved } = browser.windows;
    if (!onRemoved.hasListener(windowClosed)) browser.windows.onRemoved.addListener(windowClosed);
    const windowId = await openWindow(`/auth.html?request=${encodeURIComponent(request)}`);
    const found = waiting.get(request);
    if (found) waiting.set(request, { ...found, windowId });
  }

  return {
    /** Asks the person. Null: not this time. Rejects where no window can be opened. */
    ask: (challenge: AuthChallenge, isAgain: boolean): Promise<AuthReply> =>
      new Promise((resolve, reject) => {
        waiting.set(challenge.request, { challenge, isAgain, settle: resolve, windowId: undefined });
        open(challenge.request).catch(reject);
      }),
    /** @throws CodedError `not-found` when it is over. */
    find(request: string): Waiting {
      const found = waiting.get(request);
      if (!found) throw new CodedError('not-found');
      return found;
    },
    settle,
  };
}
