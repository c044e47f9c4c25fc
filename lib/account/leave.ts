import {
  editDraftItem,
  fillCycleItem,
  fillStepsItem,
  generatorOptionsItem,
  popupRouteItem,
  signInDraftItem,
  waitingItem,
  waitingKeyItem,
} from '../browser';
import { type AccountRecord, noteLeft, readAccounts, readLeaving } from './account-record';
import { wipeChallenge } from './key-challenge';
import { wipeUnlocked } from './unlocked';

/** What was typed for an account that is locked; a form of another account stays. */
export async function wipeDraft(account: string): Promise<void> {
  if ((await editDraftItem.get())?.account === account) await editDraftItem.remove();
}

/** Wipes what opens an account, and what was typed for it: keys and tokens first, then what was opened with them, then the rest. */
export async function wipeKeys(account: string, forgetOpened: () => Promise<void>): Promise<void> {
  await wipeUnlocked(account);
  await forgetOpened();
  await wipeDraft(account);
  await wipeChallenge(account);
}

/** Wipes where the person was: the screen and search of the popup, the logins that were filled last. */
export async function wipePlaces(account: string): Promise<void> {
  await popupRouteItem.remove();
  // A page that was closed in the moment of the lock may have kept its form after it.
  await wipeDraft(account);
  await fillCycleItem.remove();
  await fillStepsItem.remove();
}

/** What was typed into pages waits for the person of an account. */
async function forgetWaiting(): Promise<void> {
  await waitingItem.remove();
  await waitingKeyItem.remove();
}

/** What addresses are generated from tells who was signed in; how things are generated stays. */
async function forgetAddresses(): Promise<void> {
  const stored = await generatorOptionsItem.get();
  if (typeof stored !== 'object' || stored === null) return;
  const { address: _, domain: __, ...others } = stored as Record<string, unknown>;
  await generatorOptionsItem.set(others);
}

/** What waits sealed for an account that is left; the rest waits on. */
async function forgetWaitingOf(account: string): Promise<void> {
  const waiting = await waitingItem.get();
  const left = waiting.filter((one) => (one as { under?: unknown }).under !== account);
  if (left.length < waiting.length) await waitingItem.set(left);
}

/** Whoever signs out of the last account leaves nothing that tells who was here. */
export async function forgetPerson(account: string, last: AccountRecord | null): Promise<void> {
  if ((await readAccounts()).length > 0) return forgetWaitingOf(account);
  await keepServerOnly(last);
  await forgetAddresses();
  await forgetWaiting();
}

/** After a sign-out the form still knows the server, so that nobody has to type its address again; not who was signed in. */
async function keepServerOnly(record: AccountRecord | null): Promise<void> {
  if (record) await signInDraftItem.set({ server: JSON.stringify(record.server), email: '' });
}

/** Removes the vaults of accounts that were left. One that cannot be removed now is tried again at the next start. */
export async function forgetLeft(forgetVault: (account: string) => Promise<void>): Promise<void> {
  for (const id of await readLeaving()) {
    await forgetVault(id).then(
      () => noteLeft(id),
      () => undefined,
    );
  }
}
