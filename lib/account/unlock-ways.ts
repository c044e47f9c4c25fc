import type { UnlockWays } from '../session';
import { readCurrentAccount } from './account-record';
import { readUnlockKeys } from './unlock-key-store';
import { readPinTries } from './unlock-pin';

const NONE: UnlockWays = { pinTries: null, keys: 0 };

/** How the account of this browser can be opened, beside its master password. */
export async function readUnlockWays(): Promise<UnlockWays> {
  const record = await readCurrentAccount();
  if (!record) return NONE;
  const [pinTries, keys] = await Promise.all([readPinTries(record.id), readUnlockKeys(record.id)]);
  return { pinTries, keys: keys.length };
}
