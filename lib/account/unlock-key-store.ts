import { unlockKeysItem } from '../browser';
import { createInTurn } from './in-turn';

/** An authenticator that opens one account. Nothing here opens anything without it. */
export interface UnlockKey {
  /** The credential's id, base64. */
  readonly id: string;
  readonly name: string;
  /** Unix milliseconds. */
  readonly addedAt: number;
  readonly usedAt: number | null;
  /** 32 random bytes, base64: what the authenticator makes its secret from. */
  readonly salt: string;
  readonly transports: readonly string[];
  /** Null: the extension's own origin. */
  readonly rpId: string | null;
  /** The user key, sealed under what is derived from that secret: base64. */
  readonly wrapped: string;
}

type Keys = Readonly<Record<string, readonly UnlockKey[]>>;

/** A file of another version is left alone and counts as empty. */
async function readAll(): Promise<Keys> {
  const stored = (await unlockKeysItem.get()) as { version?: unknown; keys?: Keys } | null;
  return stored?.version === 1 && stored.keys ? stored.keys : {};
}

/** Those of an account, oldest first. */
export async function readUnlockKeys(account: string): Promise<readonly UnlockKey[]> {
  const all = await readAll();
  return Object.hasOwn(all, account) ? (all[account] ?? []) : [];
}

const inTurn = createInTurn();

/** Changes an account's keys; changes follow one another. Of the last one that goes, nothing stays. */
export function changeUnlockKeys(
  account: string,
  change: (keys: readonly UnlockKey[]) => readonly UnlockKey[],
): Promise<void> {
  return inTurn(async () => {
    const all = await readAll();
    const { [account]: own = [], ...others } = all;
    const next = change(own);
    if (next === own) return;
    const keys: Keys = next.length === 0 ? others : { ...others, [account]: next };
    await (Object.keys(keys).length === 0
      ? unlockKeysItem.remove()
      : unlockKeysItem.set({ version: 1, keys }));
  });
}

/** Forgets all keys of an account that is left. */
export const forgetUnlockKeys = (account: string): Promise<void> =>
  changeUnlockKeys(account, (keys) => (keys.length === 0 ? keys : []));
