import { browser } from '../../lib/browser';

/** Every alarm that can wake this worker. Nothing else does, but what a person or a page of ours asks. */
export const ALARMS = {
  /** The lock deadline. */
  lock: 'lock',
  /** A copied secret has had its time. */
  clipboard: 'clipboard',
  /** A sign-in has waited long enough for a code or an answer. */
  signIn: 'signIn',
  /** What could not be sent is tried again. */
  outbox: 'outbox',
  /** Files whose page has gone silent are looked after. */
  uploads: 'uploads',
  /** What was typed into a page has waited long enough for an answer. */
  waiting: 'waiting',
  /** The server is asked whether anything has changed, however long no page of ours was open. */
  refresh: 'refresh',
} as const;

type AlarmName = (typeof ALARMS)[keyof typeof ALARMS];

/** Listens for all alarms. Call at the worker's first turn. */
export function listenForAlarms(handlers: Readonly<Record<AlarmName, () => Promise<void>>>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (Object.hasOwn(handlers, name)) void handlers[name as AlarmName]();
  });
}

/** Sets the lock alarm, or clears it. The deadline itself is checked before every use of a key, alarm or not. */
export async function armLock(lockAt: number | null): Promise<void> {
  if (lockAt === null) await browser.alarms.clear(ALARMS.lock);
  else browser.alarms.create(ALARMS.lock, { when: lockAt });
}

/** Sets the alarm that ends a waiting sign-in, or clears it. The time is checked whenever the sign-in is looked at, alarm or not. */
export async function armSignIn(until: number | null): Promise<void> {
  if (until === null) await browser.alarms.clear(ALARMS.signIn);
  else browser.alarms.create(ALARMS.signIn, { when: until });
}

/** Sets the alarm that tries again to send what waits, or clears it. */
export async function armOutbox(delayMs: number | null): Promise<void> {
  if (delayMs === null) await browser.alarms.clear(ALARMS.outbox);
  else browser.alarms.create(ALARMS.outbox, { when: Date.now() + delayMs });
}

/** Sets the alarm that looks after files whose upload nobody has ended, or clears it. */
export async function armUploads(delayMs: number | null): Promise<void> {
  if (delayMs === null) await browser.alarms.clear(ALARMS.uploads);
  else browser.alarms.create(ALARMS.uploads, { when: Date.now() + delayMs });
}

/** Sets the alarm that forgets what was typed into a page. */
export function armWaiting(delayMs: number): void {
  browser.alarms.create(ALARMS.waiting, { when: Date.now() + delayMs });
}

/** So often the server is asked while nobody looks: a login that was changed elsewhere is to be filled all the same. */
const REFRESH_MINUTES = 30;

/** Sets the alarm that asks the server for changes while the vault is unlocked, or clears it. */
export async function armRefresh(isOn: boolean): Promise<void> {
  if (!isOn) await browser.alarms.clear(ALARMS.refresh);
  else browser.alarms.create(ALARMS.refresh, { periodInMinutes: REFRESH_MINUTES });
}
