import { signal } from '@preact/signals';
import { SIGNED_OUT, statusItem } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import type { SessionStatus } from '../../lib/session';

/** The session as the background tells it; null until it is known. */
export const status = signal<SessionStatus | null>(null);

/** True when the background has not answered: the pages then say so and offer another try. */
export const silent = signal(false);

const PATIENCE_MS = 10_000;
const TOUCH_EVERY_MS = 60_000;

const isAnswer = (error: unknown): boolean =>
  error instanceof CodedError && error.info.details.name !== 'NoAnswer';

/** Wakes the background. True when it answers in time, be it with a refusal. */
async function knock(): Promise<boolean> {
  const answered = ask('account.touch').then(
    () => true,
    (error: unknown) => isAnswer(error),
  );
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false));
  return Promise.race([answered, late]);
}

/**
 * Reads the session and follows it. What is stored is shown at once; a browser that has just started has stored nothing yet, so
 * then the background is waited for.
 */
export async function startSession(): Promise<void> {
  const stored = await statusItem.get();
  if (stored !== SIGNED_OUT) status.value = stored;
  statusItem.watch((next) => {
    status.value = next;
  });
  void knockAgain();
}

/** Asks the background for a sign of life, and says when there is none. */
export async function knockAgain(): Promise<void> {
  silent.value = false;
  const answered = await knock();
  silent.value = !answered;
  if (answered) status.value = await statusItem.get();
}

/** Moves the lock deadline while the person uses this page, at most once a minute. */
export function followActivity(target: EventTarget): void {
  let last = Date.now();
  const touch = () => {
    if (Date.now() - last < TOUCH_EVERY_MS || status.value?.state !== 'unlocked') return;
    last = Date.now();
    ask('account.touch').catch(() => undefined);
  };
  for (const kind of ['keydown', 'pointerdown', 'wheel'])
    target.addEventListener(kind, touch, { passive: true });
}
