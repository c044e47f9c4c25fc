import { decodeBase64, encodeBase64, wipe } from '../bytes';
import { deriveMasterKey, importDeviceKey, OpenError, openText, openUserKey } from '../crypto';
import { CodedError } from '../errors';
import { type AccountRecord, requireAccount } from './account-record';
import { CANARY } from './finish-sign-in';
import { toKdfParams } from './kdf-policy';
import { isUnlocked, readUnlocked, writeUnlocked } from './unlocked';

/** The user key, when this is the master password. @throws CodedError `wrong-password`. */
async function openWith(record: AccountRecord, password: string): Promise<Uint8Array> {
  const masterKey = await deriveMasterKey(password, record.email, toKdfParams(record.kdf));
  try {
    const userKey = await openUserKey(record.protectedKey, masterKey);
    // Old protected keys carry no seal: only a text that is known tells the right key from noise.
    if ((await openText(record.canary, await importDeviceKey(userKey))) !== CANARY)
      throw new CodedError('wrong-password');
    return userKey;
  } catch (error) {
    if (error instanceof OpenError) throw new CodedError('wrong-password');
    throw error;
  } finally {
    wipe(masterKey);
  }
}

/** A user key that was opened by its password or another way, and whose it is. */
export interface OpenedKey {
  readonly account: string;
  readonly userKey: Uint8Array;
}

/** Derives and opens the user key of an account; needs no network. @throws CodedError `wrong-password`, `signed-out`. */
export async function openAccount(account: string, password: string): Promise<OpenedKey> {
  const record = await requireAccount(account);
  return { account: record.id, userKey: await openWith(record, password) };
}

/**
 * Keeps an opened user key, and wipes the bytes that were handed in. An account that was unlocked meanwhile stays as it is: its tokens
 * may be newer than those on disk.
 * @returns false when it is no longer wanted.
 * @throws CodedError `signed-out` when the account was left meanwhile.
 */
export async function admit({ account, userKey }: OpenedKey, isWanted: () => boolean): Promise<boolean> {
  try {
    const record = await requireAccount(account);
    if (!isWanted()) return false;
    if (await isUnlocked(account)) return true;
    const key = await importDeviceKey(userKey);
    const sealed = record.sealedRefreshToken;
    const refreshToken = sealed && (await openText(sealed, key).catch(() => null));
    await writeUnlocked({
      account,
      userKey: encodeBase64(userKey),
      accessToken: null,
      accessUntil: 0,
      refreshToken: refreshToken ?? null,
    });
    return true;
  } finally {
    wipe(userKey);
  }
}

/** Checks the master password of an unlocked account again. @throws CodedError `reprompt-wrong`, `locked`. */
export async function verifyPassword(account: string, password: string): Promise<void> {
  const [record, unlocked] = await Promise.all([requireAccount(account), readUnlocked(account)]);
  if (!unlocked || !decodeBase64(unlocked.userKey)) throw new CodedError('locked');
  try {
    wipe(await openWith(record, password));
  } catch (error) {
    const isWrong = error instanceof CodedError && error.info.code === 'wrong-password';
    throw isWrong ? new CodedError('reprompt-wrong') : error;
  }
}
