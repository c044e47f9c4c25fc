import { browser } from '../../lib/browser';

/** Every alarm that can wake this worker. Nothing else does, but what a person or a page of ours asks. */
export const ALARMS = {
  /** The lock deadline of an account. */
  lock: 'lock',
  /** A copied secret has had its time. */
  clipboard: 'clipboard',
  /** A sign-in has waited long enough for a code or an answer. */
  signIn: 'signIn',
  /** What an account could not send is tried again. */
  outbox: 'outbox',
  /** Files whose page has gone silent are looked after. */
  uploads: 'uploads',
  /** What was typed into a page has waited long enough for an answer. */
  waiting: 'waiting',
  /** The server is asked whether anything has changed, however long no page of ours was open. */
  refresh: 'refresh',
} as const;

type AlarmName = (typeof ALARMS)[keyof typeof ALARMS];

/** Those that each account has for itself carry its id after this. */
const OF = ' of ';

/** Listens for all alarms; whoever is called gets the account's id where the alarm is one's. Call at the worker's first turn. */
export function listenForAlarms(
  handlers: Readonly<Record<AlarmName, (account: string) => Promise<void>>>,
): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    const [alarm = '', ...account] = name.split(OF);
    if (Object.hasOwn(handlers, alarm)) void handlers[alarm as AlarmName](account.join(OF));
  });
}

/** Sets an alarm of an account, or clears it. */
async function arm(alarm: AlarmName, account: string, when: number | null): Promise<void> {
  const alarmOfAccount = `${alarm}${OF}${account}`;
  if (when === null) await browser.alarms.clear(alarmOfAccount);
  else browser.alarms.create(alarmOfAccount, { when });
}

/** Sets an account's lock alarm, or clears it. The deadline itself is checked before every use of a key, alarm or not. */
export const armLock = (account: string, lockAt: number | null): Promise<void> =>
  arm(ALARMS.lock, account, lockAt);

/** Sets the alarm that ends a waiting sign-in, or clears it. The time is checked whenever the sign-in is looked at, alarm or not. */
export async function armSignIn(until: number | null): Promise<void> {
  if (until === null) await browser.alarms.clear(ALARMS.signIn);
  else browser.alarms.create(ALARMS.signIn, { when: until });
}

const inTime = (delayMs: number | null): number | null => (delayMs === null ? null : Date.now() + delayMs);

/** Sets the alarm that tries again to send what waits of an account, or clears it. */
export const armOutbox = (account: string, delayMs: number | null): Promise<void> =>
  arm(ALARMS.outbox, account, inTime(delayMs));

/** Sets the alarm that looks after files of an account whose upload nobody has ended, or clears it. */
export const armUploads = (account: string, delayMs: number | null): Promise<void> =>
  arm(ALARMS.uploads, account, inTime(delayMs));

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
