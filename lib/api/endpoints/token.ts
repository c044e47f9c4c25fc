import { decodeBase64Url, utf8Decode } from '../../bytes';
import { CodedError } from '../../errors';
import type { KdfSummary, ServerUrls } from '../../session';
import { asWire, pick, pickList, pickNumber, pickText, pickWire, type Wire } from '../../wire';
import { readBody, refusal, serverMessage } from '../answer';
import type { ApiAnswer, Send } from '../http';
import { type Grant, grantForm, grantHeaders } from './grant';
import { readKdf } from './prelogin';

export interface Tokens {
  readonly accessToken: string;
  /** Null after grants that give none. */
  readonly refreshToken: string | null;
  /** Seconds from now. */
  readonly expiresIn: number;
}

export interface SignedIn extends Tokens {
  readonly userId: string;
  readonly clientId: string;
  readonly name: string | null;
  /** The address that the server knows the account by; null where it does not say. */
  readonly email: string | null;
  /** CipherString of the user key; null on accounts without a master password. */
  readonly protectedKey: string | null;
  readonly privateKey: string | null;
  /** True when the account signs its keys and its state, as those of the newer format do. */
  readonly hasSignedState: boolean;
  /** What the answer itself says about the derivation; null where it says nothing. */
  readonly kdf: KdfSummary | null;
  readonly salt: string | null;
  readonly rememberToken: string | null;
  readonly usesKeyConnector: boolean;
  /** A key on the person's other devices opens it. */
  readonly usesTrustedDevice: boolean;
}

/** What a second factor's code is mailed by after single sign-on. */
export interface MailProof {
  /** In the place of the password's hash; null on servers that go by the device. */
  readonly session: string | null;
  /** The address that the session is for. Vaultwarden names none, and wants a password with any. */
  readonly email: string | null;
}

export type TokenAnswer =
  | { readonly kind: 'signed-in'; readonly signedIn: SignedIn }
  | {
      readonly kind: 'second-factor';
      readonly providers: ReadonlyMap<number, Wire | null>;
      readonly mail: MailProof;
    }
  | { readonly kind: 'new-device' }
  | { readonly kind: 'wrong-new-device-code' }
  | { readonly kind: 'refused'; readonly error: CodedError };

const NEW_DEVICE_WANTED = /new device verification required/i;
const NEW_DEVICE_WRONG = /invalid new device otp|verification token is invalid/i;
/** The official server's words, and Vaultwarden's. */
const SSO_WANTED = /sso (?:authentication|sign-in) is required/i;
const WRONG_CREDENTIALS =
  /username or password is incorrect|invalid (?:username|password)|invalid_username_or_password/i;

/** Claims of an access token, unverified: they only name the user, they prove nothing. */
function readClaims(accessToken: string): unknown {
  const payload = decodeBase64Url(accessToken.split('.')[1] ?? '');
  const text = payload && utf8Decode(payload);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function readTokens(body: unknown, host: string): Tokens {
  const accessToken = pickText(body, 'access_token');
  if (!accessToken) throw new CodedError('answer-damaged', { host });
  return {
    accessToken,
    refreshToken: pickText(body, 'refresh_token'),
    expiresIn: pickNumber(body, 'expires_in') ?? 3600,
  };
}

/** What every grant but a renewal answers. @throws CodedError `answer-damaged` where it names no token or nobody. */
export function readSignedIn(body: unknown, host: string): SignedIn {
  const tokens = readTokens(body, host);
  const claims = readClaims(tokens.accessToken);
  const userId = pickText(claims, 'sub');
  if (!userId) throw new CodedError('answer-damaged', { host });
  const options = pickWire(body, 'userDecryptionOptions');
  const unlock = pickWire(options, 'masterPasswordUnlock');
  const unlockKdf = unlock && pickWire(unlock, 'kdf');
  const accountKeys = pickWire(body, 'accountKeys');
  const keyPair = pickWire(accountKeys, 'publicKeyEncryptionKeyPair');
  return {
    ...tokens,
    userId,
    clientId: pickText(claims, 'client_id') ?? 'browser',
    name: pickText(claims, 'name'),
    email: pickText(claims, 'email'),
    protectedKey: (unlock && pickText(unlock, 'masterKeyEncryptedUserKey')) ?? pickText(body, 'key'),
    privateKey: pickText(body, 'privateKey') ?? pickText(keyPair, 'wrappedPrivateKey'),
    hasSignedState: ['signatureKeyPair', 'securityState'].some(
      (name) => pick(accountKeys, name) !== undefined,
    ),
    kdf: (unlockKdf && readKdf(unlockKdf, 'nested')) ?? readKdf(body, 'flat'),
    salt: unlock && pickText(unlock, 'salt'),
    rememberToken: pickText(body, 'twoFactorToken'),
    usesKeyConnector:
      pickWire(options, 'keyConnectorOption') !== null || pick(body, 'apiUseKeyConnector') === true,
    usesTrustedDevice: pickWire(options, 'trustedDeviceOption') !== null,
  };
}

function readProviders(body: unknown): Map<number, Wire | null> | null {
  const challenges = pickWire(body, 'twoFactorProviders2');
  const fromMap = Object.entries(challenges ?? {}).map(([id, data]) => [Number(id), asWire(data)] as const);
  const fromList = pickList(body, 'twoFactorProviders').map((id) => [Number(id), null] as const);
  const found = fromMap.length > 0 ? fromMap : fromList;
  return found.length > 0 ? new Map(found.filter(([id]) => Number.isInteger(id))) : null;
}

const readMailProof = (body: unknown): MailProof => ({
  session: pickText(body, 'ssoEmail2faSessionToken'),
  email: pickText(body, 'email'),
});

/** Refusals that have words of their own here. */
function codedRefusal(body: unknown, words: string, host: string): CodedError | null {
  if (pickText(body, 'hCaptcha_SiteKey')) return new CodedError('captcha', { host });
  if (SSO_WANTED.test(words)) {
    const organization = pickText(body, 'ssoOrganizationIdentifier') ?? '';
    return new CodedError('sso-required', { host, organization });
  }
  return WRONG_CREDENTIALS.test(words) ? new CodedError('wrong-credentials', { host }) : null;
}

function readRefusal(answer: ApiAnswer, url: string): TokenAnswer {
  const { host } = new URL(url);
  const body = readBody(answer);
  if (answer.status >= 500 || answer.status === 429 || body.kind !== 'json') {
    return { kind: 'refused', error: refusal(answer, url) };
  }
  const providers = readProviders(body.value);
  if (providers) return { kind: 'second-factor', providers, mail: readMailProof(body.value) };
  const message = serverMessage(body.value) ?? '';
  const words = `${message} ${pickText(body.value, 'error_description') ?? ''}`;
  if (NEW_DEVICE_WANTED.test(words)) return { kind: 'new-device' };
  if (NEW_DEVICE_WRONG.test(words)) return { kind: 'wrong-new-device-code' };
  const error = codedRefusal(body.value, words, host);
  return { kind: 'refused', error: error ?? refusal(answer, url) };
}

/** Servers that know nothing (any more) of a code name the OAuth error and say no word about it (RFC 6749, 5.2). */
function isCodeEnded(answer: ApiAnswer): boolean {
  const body = readBody(answer);
  return answer.status === 400 && body.kind === 'json' && serverMessage(body.value) === 'invalid_grant';
}

/** One grant by password or code (protocol: identity `/connect/token`). A challenge is an answer, not an error. */
export async function requestToken(send: Send, urls: ServerUrls, grant: Grant): Promise<TokenAnswer> {
  const url = `${urls.identity}/connect/token`;
  const answer = await send({
    method: 'POST',
    url,
    form: grantForm(grant),
    headers: grantHeaders(grant),
    timeout: 30_000,
  });
  if ('code' in grant && isCodeEnded(answer))
    return { kind: 'refused', error: new CodedError('sso-ended', { host: new URL(url).host }) };
  if (answer.status !== 200) return readRefusal(answer, url);
  const body = readBody(answer);
  if (body.kind !== 'json')
    return {
      kind: 'refused',
      error: new CodedError('html-answer', { host: new URL(url).host, number: '200' }),
    };
  return { kind: 'signed-in', signedIn: readSignedIn(body.value, new URL(url).host) };
}

/** Today's servers name the OAuth error (RFC 6749, 5.2); old ones have a sentence. */
const GRANT_ENDED = /^invalid_grant$|invalid refresh token/i;

/** True when the server itself says that a grant is no longer valid; what stands in front of it may refuse in JSON, too. */
function isGrantEnded(answer: ApiAnswer): boolean {
  const body = readBody(answer);
  if ((answer.status !== 400 && answer.status !== 401) || body.kind !== 'json') return false;
  return (
    GRANT_ENDED.test(pickText(body.value, 'error') ?? '') || GRANT_ENDED.test(serverMessage(body.value) ?? '')
  );
}

/**
 * New tokens for an old refresh token.
 * @throws CodedError `session-revoked` only when the server itself says that the grant is no longer valid; proxies' pages and
 * refusals, network faults and 5xx keep their own codes, because they must never sign anybody out.
 */
export async function refreshTokens(
  send: Send,
  urls: ServerUrls,
  refreshToken: string,
  clientId: string,
): Promise<Tokens> {
  const url = `${urls.identity}/connect/token`;
  const { host } = new URL(url);
  const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken };
  const answer = await send({ method: 'POST', url, form, timeout: 30_000 });
  const body = readBody(answer);
  if (answer.status === 200 && body.kind === 'json') {
    const tokens = readTokens(body.value, host);
    return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
  }
  if (isGrantEnded(answer)) throw new CodedError('session-revoked', { host });
  throw answer.status === 200 ? new CodedError('html-answer', { host, number: '200' }) : refusal(answer, url);
}
