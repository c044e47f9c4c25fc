import { unlockedItem } from '../browser';
import { createInTurn } from './in-turn';

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

export async function writeUnlocked(unlocked: Unlocked): Promise<void> {
  await inTurn(() => unlockedItem.set(unlocked));
}

/** Changes some members, unless the account has been locked meanwhile. */
export async function updateUnlocked(account: string, change: Partial<Unlocked>): Promise<void> {
  await inTurn(async () => {
    const unlocked = await readUnlocked();
    if (unlocked?.account === account) await unlockedItem.set({ ...unlocked, ...change });
  });
}

export async function wipeUnlocked(): Promise<void> {
  await inTurn(() => unlockedItem.remove());
}
