import type { SignedIn } from '../api';
import { decodeBase64, wipe } from '../bytes';
import { cipherStringType, isNewerKey, OpenError, openUserKey } from '../crypto';
import { CodedError, type ErrorCode } from '../errors';
import type { Risk } from '../session';
import { isAllowedSalt, isSameKdf } from './kdf-policy';
import { printKey } from './key-print';
import type { PendingSignIn } from './pending-sign-in';
import { type Pin, readPin } from './pins';
import { masterKeyOf, required, type StepResult } from './sign-in-steps';

/** Why an answer is refused by what it says of itself, before its key is opened. */
function refusalOf(
  { email, prelogin, apiKey }: PendingSignIn,
  signedIn: SignedIn,
  pin: Pin | null,
): ErrorCode | null {
  if (signedIn.usesKeyConnector) return 'opened-by-connector';
  if (signedIn.protectedKey === null && signedIn.usesTrustedDevice) return 'opened-by-device';
  if (signedIn.protectedKey === null) return 'no-master-password';
  if (!isAllowedSalt(signedIn.salt, email)) return apiKey ? 'api-key-of-other' : 'salt-refused';
  if (signedIn.kdf && prelogin && !isSameKdf(signedIn.kdf, prelogin.kdf)) return 'kdf-weaker';
  const type = cipherStringType(signedIn.protectedKey);
  return type === 2 || (type === 0 && pin?.keyType !== 2) ? null : 'key-refused';
}

/**
 * The user key: of another device, or as the server has handed it out.
 * @returns bytes that the caller wipes.
 * @throws CodedError `key-refused` when it does not open to what a user key must be, or is older than one that was seen.
 */
export async function openSignedInKey(
  pending: PendingSignIn,
  signedIn: SignedIn,
): Promise<Uint8Array<ArrayBuffer>> {
  const { report, email } = required(pending);
  const { host } = new URL(report.urls.identity);
  const pin = await readPin(report.urls, email);
  const given = pending.userKey === null ? null : decodeBase64(pending.userKey);
  if (given) return given;
  try {
    const userKey = await openUserKey(signedIn.protectedKey, masterKeyOf(pending));
    // No account goes back to the older format: a server that says so hands out an old key.
    if (isNewerKey(userKey) || !pin?.isNewer) return userKey;
    wipe(userKey);
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    // By an API key or single sign-on the server lets in whoever has that: here alone is told whether the password is right.
    if ((pending.apiKey || pending.sso) && error.reason === 'tampered')
      throw new CodedError('wrong-password');
    throw new CodedError('key-refused', { host, message: error.reason });
  }
  throw new CodedError('key-refused', { host, message: 'older' });
}

/** What the person has to agree to before this key is taken; null: nothing. */
async function riskOf(pending: PendingSignIn, signedIn: SignedIn, pin: Pin | null): Promise<Risk | null> {
  const isOldKind = cipherStringType(signedIn.protectedKey) !== 2;
  if (isOldKind && !pin && !pending.acceptedRisks.includes('key-type-0')) return { risk: 'key-type-0' };
  const isAgreed = !pin?.keyPrint || pending.acceptedRisks.includes('key-changed');
  if (isAgreed && !pending.device) return null;
  const userKey = await openSignedInKey(pending, signedIn);
  const isKnown = (await printKey(userKey)) === pin?.keyPrint;
  wipe(userKey);
  if (isKnown) return null;
  if (!pending.device) return { risk: 'key-changed' };
  // It has come through the server, and anybody can seal a key: nobody is asked to agree to another one.
  throw new CodedError('key-refused', {
    host: new URL(required(pending).report.urls.identity).host,
    message: 'other',
  });
}

/** The refusal of an answer by what it says of itself, before its key is opened; null where there is nothing to refuse. */
export async function refuseKeys(pending: PendingSignIn, signedIn: SignedIn): Promise<StepResult | null> {
  const { report, email } = required(pending);
  const pin = await readPin(report.urls, email);
  const code = refusalOf(pending, signedIn, pin);
  if (code === null) return null;
  const error = { code, details: { host: new URL(report.urls.identity).host } };
  const [remembered, asked] = code === 'kdf-weaker' ? [pin?.kdf ?? null, signedIn.kdf] : [null, null];
  return { wait: { name: 'refused', error, remembered, asked }, next: pending };
}

/**
 * What the token answer says about keys has to agree with what was asked before, be no weaker than ever, and hold the key that this
 * account has always had.
 */
export async function checkKeys(pending: PendingSignIn, signedIn: SignedIn): Promise<StepResult> {
  const { report, email } = required(pending);
  const refused = await refuseKeys(pending, signedIn);
  if (refused) return refused;
  const risk = await riskOf(pending, signedIn, await readPin(report.urls, email));
  if (risk === null) return { next: pending };
  return { wait: { name: 'consent', risks: [risk], webVault: report.urls.webVault }, next: pending };
}
