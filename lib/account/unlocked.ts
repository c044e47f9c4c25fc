import { overviewKeyItem, unlockedItem } from '../browser';
import { createInTurn } from './in-turn';
import { deriveOverviewKey } from './overview-key';

/** The unlocked account, in memory only (storage.session, trusted contexts). Gone with the browser, wiped by lock. */
export interface Unlocked {
  readonly account: string;
  /** The bytes of the user key, base64: 64, or more on newer accounts. */
  readonly userKey: string;
  readonly accessToken: string | null;
  /** Unix milliseconds. */
  readonly accessUntil: number;
  readonly refreshToken: string | null;
}

/** Null while locked. */
export async function readUnlocked(): Promise<Unlocked | null> {
  return (await unlockedItem.get()) as Unlocked | null;
}

const inTurn = createInTurn();

/** Writes the list's key, then the account's: whoever sees the account unlocked finds both. */
export async function writeUnlocked(unlocked: Unlocked): Promise<void> {
  const key = await deriveOverviewKey(unlocked.userKey);
  await inTurn(async () => {
    await overviewKeyItem.set({ account: unlocked.account, key });
    await unlockedItem.set(unlocked);
  });
}

/** Changes some members, unless the account has been locked meanwhile. */
export async function updateUnlocked(account: string, change: Partial<Unlocked>): Promise<void> {
  await inTurn(async () => {
    const unlocked = await readUnlocked();
    if (unlocked?.account === account) await unlockedItem.set({ ...unlocked, ...change });
  });
}

/** The account that is unlocked: both keys are there. One without the other is a lock, or an unlock, that was not finished. */
export async function readUnlockedAccount(): Promise<string | null> {
  const [unlocked, held] = await Promise.all([readUnlocked(), overviewKeyItem.get()]);
  return unlocked !== null && held?.account === unlocked.account ? unlocked.account : null;
}

/** Wipes the list's key first: pages open the list with it and ask nobody. */
export async function wipeUnlocked(): Promise<void> {
  await inTurn(async () => {
    await overviewKeyItem.remove();
    await unlockedItem.remove();
  });
}
