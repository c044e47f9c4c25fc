import { decodeBase64, encodeBase64, wipe } from '../bytes';
import { deriveMasterKey, importDeviceKey, OpenError, openText, openUserKey } from '../crypto';
import { CodedError } from '../errors';
import type { AccountRecord } from './account-record';
import { readCurrentAccount } from './account-record';
import { CANARY } from './finish-sign-in';
import { toKdfParams } from './kdf-policy';
import { readUnlocked, writeUnlocked } from './unlocked';

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

async function currentAccount(): Promise<AccountRecord> {
  const record = await readCurrentAccount();
  if (!record) throw new CodedError('signed-out');
  return record;
}

/** Opens the account with the master password; needs no network. @throws CodedError `wrong-password`, `signed-out`. */
export async function unlock(password: string): Promise<void> {
  const record = await currentAccount();
  const userKey = await openWith(record, password);
  const key = await importDeviceKey(userKey);
  const refreshToken =
    record.sealedRefreshToken && (await openText(record.sealedRefreshToken, key).catch(() => null));
  // Deriving takes a while: the account may have been signed out in another page since.
  if ((await readCurrentAccount())?.id !== record.id) throw new CodedError('signed-out');
  await writeUnlocked({
    account: record.id,
    userKey: encodeBase64(userKey),
    accessToken: null,
    accessUntil: 0,
    refreshToken: refreshToken ?? null,
  });
  wipe(userKey);
}

/** Checks the master password of the unlocked account again. @throws CodedError `reprompt-wrong`, `locked`. */
export async function verifyPassword(password: string): Promise<void> {
  const [record, unlocked] = await Promise.all([currentAccount(), readUnlocked()]);
  if (!unlocked || !decodeBase64(unlocked.userKey)) throw new CodedError('locked');
  try {
    wipe(await openWith(record, password));
  } catch (error) {
    const isWrong = error instanceof CodedError && error.info.code === 'wrong-password';
    throw isWrong ? new CodedError('reprompt-wrong') : error;
  }
}
