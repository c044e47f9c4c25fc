import { batch, computed, effect, signal } from '@preact/signals';
import { overviewKeysItem, SIGNED_OUT, statusItem } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import { ask } from '../../lib/protocol';
import { lockedWhere, type SessionStatus, statusAt } from '../../lib/session';
import { now } from './clock';
import { type Closed, closedBetween } from './closed';
import { settings } from './settings';

/** The session as the background tells it, held against its deadline; null until it is known. */
export const status = signal<SessionStatus | null>(null);

/** True when the background has not answered: the pages then say so and offer another try. */
export const silent = signal(false);

const PATIENCE_MS = 10_000;
const TOUCH_EVERY_MS = 60_000;

type Forget = (closed: Closed) => void;

const forgetters = new Set<Forget>();

/**
 * Has something that this page holds dropped whenever an account is locked or left, before anything is drawn. What is known to be another
 * account's may stay.
 */
export function onLock(forget: Forget): void {
  forgetters.add(forget);
}

/** Takes up what is stored, as it is at this moment. */
function take(stored: SessionStatus): void {
  const last = status.peek() ?? stored;
  const next = statusAt(stored, Date.now());
  const isClosing = next.locks !== last.locks || (last.state === 'unlocked' && next.state !== 'unlocked');
  batch(() => {
    status.value = next;
    const closed = closedBetween(last, next);
    if (isClosing) for (const forget of forgetters) forget(closed);
  });
}

/** News from before a lock that this page knows of already would show the vault again, and empty what is being typed to unlock it. */
async function hear(stored: SessionStatus): Promise<void> {
  const isOlder = stored.state === 'unlocked' && stored.locks < (status.peek()?.locks ?? 0);
  if (!isOlder) return take(stored);
  const now = await statusItem.get();
  const keys = await overviewKeysItem.get();
  const open = now.accounts.filter(({ state }) => state === 'unlocked');
  // Open again all the same, by a background that has counted anew.
  if (open.length > 0 && open.every(({ account }) => Object.hasOwn(keys, account.id))) take(now);
}

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

/** This page locks itself at the deadline, and has the background do so: its alarm may not have come. */
function watchDeadline(): void {
  effect(() => {
    const current = status.value;
    if (current?.state !== 'unlocked' || current.lockAt === null) return;
    if (statusAt(current, now.value) === current) return;
    take(current);
    void knockAgain();
  });
}

/** The key of a list is the first to go: a background that is stopped in the middle of a lock has still locked this page. */
function watchKeys(): void {
  overviewKeysItem.watch((keys) => {
    const current = status.peek();
    if (current) take(lockedWhere(current, ({ account }) => !Object.hasOwn(keys, account.id)));
  });
}

/**
 * Reads the session and follows it. What is stored is shown at once; a browser that has just started has stored nothing yet: whoever
 * starts a page knocks at the background as well.
 */
export async function startSession(): Promise<void> {
  const stored = await statusItem.get();
  if (stored !== SIGNED_OUT) take(stored);
  statusItem.watch((stored) => void hear(stored));
  watchKeys();
  watchDeadline();
}

/** Asks the background for a sign of life, and says when there is none. */
export async function knockAgain(): Promise<void> {
  silent.value = false;
  const answered = await knock();
  silent.value = !answered;
  if (answered) take(await statusItem.get());
}

/** How often a page in use tells so: often enough that the shortest deadline never comes while somebody types. */
const touchEvery = (): number =>
  settings.peek().lockAfterMinutes === 1 ? TOUCH_EVERY_MS / 4 : TOUCH_EVERY_MS;

/** Moves the lock deadline while the person uses this page, now and then. */
export function followActivity(target: EventTarget): void {
  let last = Date.now();
  const touch = () => {
    if (Date.now() - last < touchEvery() || status.value?.state !== 'unlocked') return;
    last = Date.now();
    ask('account.touch').catch(() => undefined);
  };
  for (const kind of ['keydown', 'pointerdown', 'wheel'])
    target.addEventListener(kind, touch, { passive: true });
}

/** True where the vault of an account that is open may be changed from here. */
export const mayChange = computed(
  () =>
    status.value?.accounts.some(({ state, account }) => state === 'unlocked' && account.readOnly === null) ===
    true,
);
