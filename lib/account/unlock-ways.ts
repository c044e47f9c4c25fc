import type { UnlockWays } from '../session';
import { readUnlockKeys } from './unlock-key-store';
import { readPinTries } from './unlock-pin';
import { isTogether } from './unlock-together';

/** How an account can be opened on this browser, beside its master password. */
export async function readUnlockWays(account: string): Promise<UnlockWays> {
  const [pinTries, keys, together] = await Promise.all([
    readPinTries(account),
    readUnlockKeys(account),
    isTogether(account),
  ]);
  return { pinTries, keys: keys.length, together };
}
