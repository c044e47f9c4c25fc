import { decodeBase64, wipe } from '../bytes';
import { importLocalKey, type LocalKey } from '../crypto';
import { CodedError } from '../errors';
import { deriveLocalKey } from './local-key';
import { readUnlocked } from './unlocked';

export interface HistoryKey {
  readonly account: string;
  readonly key: LocalKey;
}

/**
 * Gives the key under which the generator's history of the unlocked account is sealed; it lives no longer than it is used.
 * @param assertUnlocked rejects with `locked` after the deadline.
 */
export function createHistoryKey(assertUnlocked: () => Promise<void>): () => Promise<HistoryKey> {
  return async () => {
    await assertUnlocked();
    const unlocked = await readUnlocked();
    const bytes =
      unlocked && decodeBase64(await deriveLocalKey(unlocked.userKey, 'latchkey generator history'));
    if (!bytes) throw new CodedError('locked');
    const key = await importLocalKey(bytes);
    wipe(bytes);
    return { account: unlocked.account, key };
  };
}
