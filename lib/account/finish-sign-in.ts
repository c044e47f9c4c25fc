import type { SignedIn } from '../api';
import { encodeBase64, wipe } from '../bytes';
import {
  cipherStringType,
  importDeviceKey,
  isNewerKey,
  type SymmetricKey,
  sealText,
  stretchMasterKey,
} from '../crypto';
import { type AccountRecord, writeAccount } from './account-record';
import { openSignedInKey } from './check-keys';
import { printKey } from './key-print';
import type { PendingSignIn } from './pending-sign-in';
import { type Pin, readPin, writePin } from './pins';
import { masterKeyOf, required } from './sign-in-steps';
import { writeUnlocked } from './unlocked';

const sealToken = async (token: string | null, key: SymmetricKey): Promise<string | null> =>
  token === null ? null : sealText(token, key);

/** Sealed beside the account: opens only with the right user key. */
export const CANARY = 'latchkey';

/** The first CipherString type of the newer formats. */
const NEWER_TYPE = 7;

/** An account of the newer format: by its user key, which is sealed, or by what the server says beside it. */
const isNewerAccount = (userKey: Uint8Array, { privateKey, hasSignedState }: SignedIn): boolean =>
  isNewerKey(userKey) || hasSignedState || (cipherStringType(privateKey) ?? 0) >= NEWER_TYPE;

async function createRecord(
  pending: PendingSignIn,
  signedIn: SignedIn,
  userKey: Uint8Array,
): Promise<AccountRecord> {
  const { report, email, prelogin } = required(pending);
  if (!prelogin || signedIn.protectedKey === null) throw new Error('sign-in finished too early');
  const deviceKey = await importDeviceKey(userKey);
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
    sealedRefreshToken: await sealToken(signedIn.refreshToken, deviceKey),
    canary: await sealText(CANARY, deviceKey),
    revoked: false,
    signedInAt: pending.signedInAt,
    readOnly: isNewerAccount(userKey, signedIn) ? 'newer-format' : null,
  };
}

/**
 * A fresh challenge means that the server no longer takes the token that it was sent. Whoever comes in by single sign-on or another device
 * has none to send: it opens with the password.
 */
const isRefused = ({ challenges, sso, device }: PendingSignIn): boolean =>
  challenges !== null && sso === null && device === null;

async function remember(
  pending: PendingSignIn,
  signedIn: SignedIn,
  userKey: Uint8Array,
  before: Pin | null,
): Promise<void> {
  const { report, email, prelogin } = required(pending);
  if (!prelogin || signedIn.protectedKey === null) return;
  const { rememberToken } = signedIn;
  const sealed =
    rememberToken === null || pending.masterKey === null
      ? null
      : await sealText(rememberToken, await stretchMasterKey(masterKeyOf(pending)));
  await writePin(report.urls, email, {
    kdf: prelogin.kdf,
    keyType: cipherStringType(signedIn.protectedKey) === 2 ? 2 : 0,
    isNewer: isNewerKey(userKey),
    keyPrint: await printKey(userKey),
    sealedRememberToken: sealed ?? (isRefused(pending) ? null : (before?.sealedRememberToken ?? null)),
  });
}

/**
 * Opens the user key and stores the account: from here on it is signed in and unlocked.
 * Resolves to its id.
 * @throws CodedError `key-refused` when the key does not open to what a user key must be.
 */
export async function finishSignIn(pending: PendingSignIn, signedIn: SignedIn): Promise<string> {
  const { report, email } = required(pending);
  const userKey = await openSignedInKey(pending, signedIn);
  const before = await readPin(report.urls, email);
  const record = await createRecord(pending, signedIn, userKey);
  await remember(pending, signedIn, userKey, before);
  await writeAccount(record);
  await writeUnlocked({
    account: record.id,
    userKey: encodeBase64(userKey),
    accessToken: signedIn.accessToken,
    accessUntil: pending.signedInAt + signedIn.expiresIn * 1000,
    refreshToken: signedIn.refreshToken,
  });
  wipe(userKey);
  return record.id;
}
