import {
  editDraftItem,
  fillCycleItem,
  fillStepsItem,
  generatorOptionsItem,
  keyChallengeItem,
  popupRouteItem,
  signInDraftItem,
  waitingItem,
  waitingKeyItem,
} from '../browser';
import { type AccountRecord, noteLeft, readLeaving } from './account-record';
import { wipePending } from './pending-sign-in';
import { wipeUnlocked } from './unlocked';

/** Wipes what opens something, and what was typed: keys and tokens first, then what was opened with them, then the rest. */
export async function wipeKeys(forgetOpened: () => void): Promise<void> {
  await wipeUnlocked();
  forgetOpened();
  await editDraftItem.remove();
  await keyChallengeItem.remove();
  await wipePending();
  await signInDraftItem.remove();
}

/** Wipes where the person was: the screen and search of the popup, the logins that were filled last. */
export async function wipePlaces(): Promise<void> {
  await popupRouteItem.remove();
  // A page that was closed in the moment of the lock may have kept its form after it.
  await editDraftItem.remove();
  await fillCycleItem.remove();
  await fillStepsItem.remove();
}

/** What was typed into pages waits for one account's person. */
export async function forgetWaiting(): Promise<void> {
  await waitingItem.remove();
  await waitingKeyItem.remove();
}

/** What addresses are generated from tells who was signed in; how things are generated stays. */
export async function forgetAddresses(): Promise<void> {
  const stored = await generatorOptionsItem.get();
  if (typeof stored !== 'object' || stored === null) return;
  const { address: _, domain: __, ...others } = stored as Record<string, unknown>;
  await generatorOptionsItem.set(others);
}

/** After a sign-out the form still knows the server, so that nobody has to type its address again; not who was signed in. */
export async function keepServerOnly(record: AccountRecord | null): Promise<void> {
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
