import { decodeBase64, wipe } from '../bytes';
import { importLocalKey, type LocalKey } from '../crypto';
import { CodedError } from '../errors';
import { deriveLocalKey } from './local-key';
import { readUnlocked } from './unlocked';

export interface SealKey {
  readonly account: string;
  readonly key: LocalKey;
}

/** What is sealed beside the vault: each thing under a key that opens nothing else. */
export type SealPurpose =
  | 'latchkey generator history'
  | 'latchkey field corrections'
  | 'latchkey agreed endpoints'
  | 'latchkey api tokens'
  | 'latchkey waiting logins';

/**
 * Gives the key under which one thing of an unlocked account is sealed; it lives no longer than it is used.
 * @param assertUnlocked rejects with `locked` after the deadline, and locks; not asked again where the caller says that it has been.
 */
export function createSealKey(
  account: string,
  assertUnlocked: () => Promise<void>,
  purpose: SealPurpose,
): (isAsserted?: boolean) => Promise<SealKey> {
  return async (isAsserted = false) => {
    if (!isAsserted) await assertUnlocked();
    const unlocked = await readUnlocked(account);
    const bytes = unlocked && decodeBase64(await deriveLocalKey(unlocked.userKey, purpose));
    if (!bytes) throw new CodedError('locked');
    const key = await importLocalKey(bytes);
    wipe(bytes);
    return { account, key };
  };
}
