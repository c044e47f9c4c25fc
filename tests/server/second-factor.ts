import { randomBytes } from 'node:crypto';
import { findStep, mailCode } from './codes.ts';
import type { ServerContext } from './context.ts';
import { refuseToken } from './refusals.ts';
import { NO_SECOND_FACTOR, type UserRow } from './store/rows.ts';

/** Provider numbers of the protocol. */
const AUTHENTICATOR = '0';
const EMAIL = '1';
const DUO = '2';
const YUBIKEY = '3';
const REMEMBER = '5';
const WEBAUTHN = '7';
const RECOVERY = '8';

const TOKEN_LIFETIME = 30 * 86_400;

export interface SecondFactorForm {
  readonly provider: string | undefined;
  readonly token: string | undefined;
  readonly remember: boolean;
  readonly deviceIdentifier: string;
  /** The person has come in through single sign-on: there is no hash to ask for mails with. */
  readonly isSso?: boolean;
}

const redact = (email: string): string => {
  const [name = '', domain = ''] = email.split('@');
  return `${name.slice(0, 2)}${'*'.repeat(Math.max(name.length - 2, 1))}@${domain}`;
};

const keyChallengeName = (user: UserRow): string => `webauthn/${user.id}`;

/** What a security key has to sign (Fido2NetLib AssertionOptions); the one before is worth nothing then. */
function keyChallenge({ codes, url }: ServerContext, user: UserRow, credentialId: string) {
  const fresh = randomBytes(16).toString('base64url');
  codes.set(keyChallengeName(user), fresh);
  return {
    challenge: fresh,
    timeout: 60_000,
    rpId: new URL(url()).hostname,
    allowCredentials: [{ type: 'public-key', id: credentialId }],
    userVerification: 'discouraged',
    status: 'ok',
    errorMessage: '',
  };
}

/** What may be asked of this person: provider number to what the client needs for it. */
function providers(context: ServerContext, user: UserRow): Record<string, unknown> {
  const { authenticator, duo, yubikey, webauthn, email } = user.twoFactor;
  return {
    ...(authenticator && { [AUTHENTICATOR]: null }),
    ...(duo && { [DUO]: { Host: 'api-12345678.duosecurity.com', AuthUrl: duo.authUrl } }),
    ...(yubikey && { [YUBIKEY]: { Nfc: true } }),
    ...(webauthn && { [WEBAUTHN]: keyChallenge(context, user, webauthn.credentialId) }),
    ...(email !== null && { [EMAIL]: { Email: redact(email) } }),
  };
}

export function hasSecondFactor({ twoFactor }: UserRow): boolean {
  const { authenticator, duo, yubikey, webauthn, email } = twoFactor;
  return [authenticator, duo, yubikey, webauthn, email].some((factor) => factor !== null);
}

const mailSessionName = (token: string): string => `sso-mail/${token}`;

/** Lets somebody without a hash ask for a mailed code (bitwarden/server SsoEmail2faSessionTokenable). */
function mailSession({ codes }: ServerContext, user: UserRow) {
  const token = `BwSsoEmail2FaSessionToken_${randomBytes(24).toString('base64url')}`;
  codes.set(mailSessionName(token), user.id);
  return { SsoEmail2faSessionToken: token, Email: user.email };
}

/** Whether such a token is this person's. */
export const isMailSession = ({ codes }: ServerContext, user: UserRow, token: unknown): boolean =>
  codes.get(mailSessionName(String(token))) === user.id;

const mailDeviceName = (device: string): string => `sso-device/${device}`;

/** The person who has last come in on a device by single sign-on, where that is all it takes to have a code mailed. */
export const userOfDevice = ({ codes, store }: ServerContext, device: unknown): UserRow | null =>
  store.users.get(codes.get(mailDeviceName(String(device))) ?? '');

/** What a mail is asked for with after single sign-on. */
function mailProof(context: ServerContext, user: UserRow, device: string) {
  if (context.options.sso?.mailsByDevice !== true) return mailSession(context, user);
  context.codes.set(mailDeviceName(device), user.id);
  return {};
}

function challenge(context: ServerContext, user: UserRow, { isSso, deviceIdentifier }: SecondFactorForm) {
  const offered = providers(context, user);
  const custom = {
    ...(isSso === true && EMAIL in offered && mailProof(context, user, deviceIdentifier)),
    TwoFactorProviders: Object.keys(offered),
    TwoFactorProviders2: offered,
    MasterPasswordPolicy: { Object: 'masterPasswordPolicy' },
  };
  return refuseToken({ error: 'invalid_grant', description: 'Two factor required.', custom });
}

const wrongCode = () =>
  refuseToken({
    error: 'invalid_grant',
    description: 'Two-step token is invalid. Try again.',
    message: 'Two-step token is invalid. Try again.',
  });

function takeAuthenticatorCode({ store, clock }: ServerContext, user: UserRow, token: string): boolean {
  const { authenticator } = user.twoFactor;
  const step = authenticator && findStep(authenticator.secret, token, clock.now());
  if (!authenticator || step === null || step <= authenticator.lastStep) return false;
  store.users.change(user.id, {
    twoFactor: { ...user.twoFactor, authenticator: { ...authenticator, lastStep: step } },
  });
  return true;
}

const codeName = (user: UserRow): string => `second-factor/${user.id}`;

/** Mails a fresh code; the one before is worth nothing then. */
export function mailSecondFactorCode(context: ServerContext, user: UserRow): void {
  if (user.twoFactor.email === null) return;
  const code = mailCode(6);
  context.codes.set(codeName(user), code);
  context.outbox.send({ to: user.twoFactor.email, kind: 'second-factor', code });
}

function takeMailedCode({ codes }: ServerContext, user: UserRow, token: string): boolean {
  return codes.get(codeName(user)) === token && codes.delete(codeName(user));
}

/** What a key types: who it is (12 letters), and 32 that are another every time. Whoever makes the keys is asked which are good. */
const KEY_CODE = /^[cbdefghijklnrtuv]{44}$/;

function takeKeyCode({ store }: ServerContext, user: UserRow, token: string): boolean {
  const { yubikey } = user.twoFactor;
  if (!yubikey || !KEY_CODE.test(token)) return false;
  if (!yubikey.keys.includes(token.slice(0, 12)) || yubikey.used.includes(token)) return false;
  const used = [...yubikey.used, token];
  store.users.change(user.id, { twoFactor: { ...user.twoFactor, yubikey: { ...yubikey, used } } });
  return true;
}

/** The challenge that the browser says the key has signed; null when the answer is none. The signature itself is not looked at. */
function signedChallenge(token: string): { id: unknown; challenge: unknown } | null {
  try {
    const { id, response } = JSON.parse(token) as { id: unknown; response: { clientDataJson: string } };
    const client = Buffer.from(response.clientDataJson, 'base64url').toString('utf8');
    return { id, challenge: (JSON.parse(client) as { challenge: unknown }).challenge };
  } catch {
    return null;
  }
}

function takeKeyAnswer({ codes }: ServerContext, user: UserRow, token: string): boolean {
  const answer = signedChallenge(token);
  const isMine = answer !== null && answer.id === user.twoFactor.webauthn?.credentialId;
  const name = keyChallengeName(user);
  return isMine && codes.get(name) === answer.challenge && codes.delete(name);
}

/** Duo gives a code for the state that it was sent with; this one takes any code. */
function takeDuoAnswer(_: ServerContext, user: UserRow, token: string): boolean {
  const state = user.twoFactor.duo && new URL(user.twoFactor.duo.authUrl).searchParams.get('state');
  return state !== null && /^[\w-]+\|/.test(token) && token.endsWith(`|${state}`);
}

function takeRecoveryCode({ store }: ServerContext, user: UserRow, token: string): boolean {
  const { recoveryCode } = user.twoFactor;
  // Vaultwarden compares it letter by letter, in small ones.
  if (recoveryCode === null || token !== recoveryCode.toLowerCase()) return false;
  store.users.change(user.id, { twoFactor: NO_SECOND_FACTOR });
  return true;
}

async function isRemembered(
  { tokens }: ServerContext,
  user: UserRow,
  form: SecondFactorForm,
): Promise<boolean> {
  const claims = await tokens.read('remember', form.token ?? '');
  return (
    claims?.sub === user.id && claims.device === form.deviceIdentifier && claims.stamp === user.securityStamp
  );
}

const TAKERS: Readonly<Record<string, (context: ServerContext, user: UserRow, token: string) => boolean>> = {
  [AUTHENTICATOR]: takeAuthenticatorCode,
  [EMAIL]: takeMailedCode,
  [DUO]: takeDuoAnswer,
  [YUBIKEY]: takeKeyCode,
  [WEBAUTHN]: takeKeyAnswer,
  [RECOVERY]: takeRecoveryCode,
};

/**
 * Lets the person through or throws a challenge or a refusal. Gives the remember token when one was asked for.
 * A remember token that is stale gets a fresh challenge, never a "wrong code".
 */
export async function checkSecondFactor(
  context: ServerContext,
  user: UserRow,
  form: SecondFactorForm,
): Promise<string | null> {
  if (!hasSecondFactor(user)) return null;
  const { provider, token } = form;
  if (provider === undefined || token === undefined || token === '') throw challenge(context, user, form);
  if (provider === REMEMBER) {
    if (await isRemembered(context, user, form)) return null;
    throw challenge(context, user, form);
  }
  if (!TAKERS[provider]?.(context, user, token.trim())) throw wrongCode();
  if (!form.remember) return null;
  const claims = { sub: user.id, device: form.deviceIdentifier, stamp: user.securityStamp };
  return context.tokens.sign('remember', claims, TOKEN_LIFETIME);
}
