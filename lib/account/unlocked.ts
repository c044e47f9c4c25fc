import { overviewKeysItem, unlockedItem } from '../browser';
import { createInTurn } from './in-turn';
import { deriveOverviewKey } from './overview-key';

/** An unlocked account, in memory only (storage.session, trusted contexts). Gone with the browser, wiped by lock. */
export interface Unlocked {
  readonly account: string;
  /** The bytes of the user key, base64: 64, or more on newer accounts. */
  readonly userKey: string;
  readonly accessToken: string | null;
  /** Unix milliseconds. */
  readonly accessUntil: number;
  readonly refreshToken: string | null;
}

type ByAccount<T> = Readonly<Record<string, T>>;

const entryOf = <T>(all: ByAccount<T>, account: string): T | null =>
  Object.hasOwn(all, account) ? (all[account] ?? null) : null;

/** Null while the account is locked. */
export async function readUnlocked(account: string): Promise<Unlocked | null> {
  return entryOf((await unlockedItem.get()) as ByAccount<Unlocked>, account);
}

const inTurn = createInTurn();

/** Writes the list's key, then the account's: whoever sees the account unlocked finds both. */
export async function writeUnlocked(unlocked: Unlocked): Promise<void> {
  const { account } = unlocked;
  const key = await deriveOverviewKey(unlocked.userKey);
  await inTurn(async () => {
    await overviewKeysItem.set({ ...(await overviewKeysItem.get()), [account]: key });
    await unlockedItem.set({ ...(await unlockedItem.get()), [account]: unlocked });
  });
}

/** Changes some members, unless the account has been locked meanwhile. */
export async function updateUnlocked(account: string, change: Partial<Unlocked>): Promise<void> {
  await inTurn(async () => {
    const unlocked = await readUnlocked(account);
    if (unlocked)
      await unlockedItem.set({ ...(await unlockedItem.get()), [account]: { ...unlocked, ...change } });
  });
}

/** True when both keys of the account are there. One without the other is a lock, or an unlock, that was not finished. */
export async function isUnlocked(account: string): Promise<boolean> {
  const [unlocked, keys] = await Promise.all([readUnlocked(account), overviewKeysItem.get()]);
  return unlocked !== null && Object.hasOwn(keys, account);
}

async function without<T>(
  {
    get,
    set,
    remove,
  }: Pick<typeof unlockedItem, 'remove'> & {
    readonly get: () => Promise<ByAccount<T>>;
    readonly set: (all: ByAccount<T>) => Promise<void>;
  },
  isGone: (account: string) => boolean,
): Promise<void> {
  const all = Object.entries(await get());
  const left = all.filter(([account]) => !isGone(account));
  if (left.length === 0) await remove();
  else if (left.length < all.length) await set(Object.fromEntries(left));
}

/** Wipes the list's key first: pages open the list with it and ask nobody. */
const wipeWhere = (isGone: (account: string) => boolean): Promise<void> =>
  inTurn(async () => {
    await without(overviewKeysItem, isGone);
    await without(unlockedItem, isGone);
  });

export const wipeUnlocked = (account: string): Promise<void> => wipeWhere((one) => one === account);

/** Wipes keys of accounts that are not on this browser. */
export const wipeStrangers = (accounts: readonly string[]): Promise<void> =>
  wipeWhere((one) => !accounts.includes(one));
