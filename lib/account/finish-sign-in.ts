import type { SignedIn } from '../api';
import { encodeBase64, wipe } from '../bytes';
import {
  cipherStringType,
  importSymmetricKey,
  OpenError,
  openUserKey,
  type SymmetricKey,
  sealText,
  stretchMasterKey,
} from '../crypto';
import { CodedError } from '../errors';
import { type AccountRecord, writeCurrentAccount } from './account-record';
import type { PendingSignIn } from './pending-sign-in';
import { readPin, writePin } from './pins';
import { masterKeyOf, required } from './sign-in-steps';
import { writeUnlocked } from './unlocked';

/** Sealed beside the account: opens only with the right user key. */
export const CANARY = 'latchkey';

async function openKey(pending: PendingSignIn, signedIn: SignedIn, host: string): Promise<Uint8Array> {
  try {
    return await openUserKey(signedIn.protectedKey, masterKeyOf(pending));
  } catch (error) {
    if (error instanceof OpenError) throw new CodedError('key-refused', { host, message: error.reason });
    throw error;
  }
}

async function createRecord(
  pending: PendingSignIn,
  signedIn: SignedIn,
  key: SymmetricKey,
): Promise<AccountRecord> {
  const { report, email, prelogin } = required(pending);
  if (!prelogin || signedIn.protectedKey === null) throw new Error('sign-in finished too early');
  return {
    id: `${new URL(report.urls.identity).origin}|${signedIn.userId}`,
    userId: signedIn.userId,
    email,
    name: signedIn.name,
    clientId: signedIn.clientId,
    server: pending.server,
    urls: report.urls,
    kdf: prelogin.kdf,
    protectedKey: signedIn.protectedKey,
    privateKey: signedIn.privateKey,
    sealedRefreshToken: signedIn.refreshToken === null ? null : await sealText(signedIn.refreshToken, key),
    canary: await sealText(CANARY, key),
    revoked: false,
    signedInAt: pending.signedInAt,
  };
}

async function remember(pending: PendingSignIn, signedIn: SignedIn): Promise<void> {
  const { report, email, prelogin } = required(pending);
  if (!prelogin || signedIn.protectedKey === null) return;
  const before = await readPin(report.urls, email);
  const { rememberToken } = signedIn;
  const sealed =
    rememberToken === null
      ? null
      : await sealText(rememberToken, await stretchMasterKey(masterKeyOf(pending)));
  await writePin(report.urls, email, {
    kdf: prelogin.kdf,
    keyType: cipherStringType(signedIn.protectedKey) === 2 ? 2 : 0,
    // A fresh challenge means that the server no longer takes the old one.
    sealedRememberToken: sealed ?? (pending.challenges ? null : (before?.sealedRememberToken ?? null)),
  });
}

/**
 * Opens the user key and stores the account: from here on it is signed in and unlocked.
 * Resolves to the ids of accounts that it replaced on this browser.
 * @throws CodedError `key-refused` when the key does not open to what a user key must be.
 */
export async function finishSignIn(pending: PendingSignIn, signedIn: SignedIn): Promise<string[]> {
  const { report } = required(pending);
  const userKey = await openKey(pending, signedIn, new URL(report.urls.identity).host);
  const key = await importSymmetricKey(userKey);
  const record = await createRecord(pending, signedIn, key);
  await remember(pending, signedIn);
  const replaced = await writeCurrentAccount(record);
  await writeUnlocked({
    account: record.id,
    userKey: encodeBase64(userKey),
    accessToken: signedIn.accessToken,
    accessUntil: pending.signedInAt + signedIn.expiresIn * 1000,
    refreshToken: signedIn.refreshToken,
  });
  wipe(userKey);
  return replaced;
}
