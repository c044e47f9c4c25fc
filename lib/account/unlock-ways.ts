import type { UnlockWays } from '../session';
import { readUnlockKeys } from './unlock-key-store';
import { readPinTries } from './unlock-pin';

/** How an account can be opened on this browser, beside its master password. */
export async function readUnlockWays(account: string): Promise<UnlockWays> {
  const [pinTries, keys] = await Promise.all([readPinTries(account), readUnlockKeys(account)]);
  return { pinTries, keys: keys.length };
}
