import { CodedError } from '../../errors';
import type { KdfSummary, ServerUrls } from '../../session';
import { readBody, refusal, serverMessage } from '../answer';
import type { ApiAnswer, Send } from '../http';

/** A new account, as its owner's device has made it. Nothing here opens anything without the master password. */
export interface NewAccount {
  /** Trimmed and in lower case: the salt too. */
  readonly email: string;
  readonly name: string | null;
  readonly hint: string | null;
  readonly kdf: KdfSummary;
  /** Base64 of the hash that signs in. */
  readonly passwordHash: string;
  /** The user key under the stretched master key: a CipherString of type 2. */
  readonly protectedKey: string;
  /** SPKI, base64; and PKCS#8 under the user key, a CipherString of type 2. */
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * How a server makes sure of an address: by a mail whose link brings the token; not at all, and gives the token at once; or it is an old
 * one, which knows no such thing.
 */
export type Verification =
  | { readonly way: 'mail' }
  | { readonly way: 'token'; readonly token: string }
  | { readonly way: 'old' };

const isDone = ({ status }: ApiAnswer): boolean => status >= 200 && status < 300;
const isMissing = ({ status }: ApiAnswer): boolean => status === 404 || status === 405;

/**
 * Begins today's registration (bitwarden/server AccountsController, vaultwarden identity.rs).
 * @throws CodedError of refusals (closed to newcomers, too many requests) and of answers that are neither.
 */
export async function verifyAddress(
  send: Send,
  urls: ServerUrls,
  email: string,
  name: string | null,
): Promise<Verification> {
  const url = `${urls.identity}/accounts/register/send-verification-email`;
  const answer = await send({ method: 'POST', url, json: { email, name, receiveMarketingEmails: false } });
  if (isMissing(answer)) return { way: 'old' };
  if (!isDone(answer)) throw refusal(answer, url);
  const body = readBody(answer);
  if (body.kind === 'empty') return { way: 'mail' };
  if (body.kind === 'json' && typeof body.value === 'string' && body.value !== '')
    return { way: 'token', token: body.value };
  const { host } = new URL(url);
  throw body.kind === 'html'
    ? new CodedError('html-answer', { host, number: String(answer.status) })
    : new CodedError('answer-damaged', { host });
}

const flatKdf = ({ kind, iterations, memoryMiB, parallelism }: KdfSummary) => ({
  kdf: kind === 'pbkdf2' ? 0 : 1,
  kdfIterations: iterations,
  kdfMemory: memoryMiB,
  kdfParallelism: parallelism,
});

const nestedKdf = ({ kind, iterations, memoryMiB, parallelism }: KdfSummary) => ({
  kdfType: kind === 'pbkdf2' ? 0 : 1,
  iterations,
  memory: memoryMiB,
  parallelism,
});

const keyPair = ({ publicKey, privateKey }: NewAccount) => ({ publicKey, encryptedPrivateKey: privateKey });

/** The members that all servers of today read. */
const flatBody = (account: NewAccount, token: string) => ({
  email: account.email,
  emailVerificationToken: token,
  masterPasswordHint: account.hint,
  masterPasswordHash: account.passwordHash,
  userSymmetricKey: account.protectedKey,
  userAsymmetricKeys: keyPair(account),
  ...flatKdf(account.kdf),
});

/** The shape that newer servers are moving to. */
const objectBody = (account: NewAccount, token: string) => ({
  email: account.email,
  emailVerificationToken: token,
  masterPasswordHint: account.hint,
  masterPasswordAuthentication: {
    kdf: nestedKdf(account.kdf),
    salt: account.email,
    masterPasswordAuthenticationHash: account.passwordHash,
  },
  masterPasswordUnlock: {
    kdf: nestedKdf(account.kdf),
    salt: account.email,
    masterKeyWrappedUserKey: account.protectedKey,
  },
  userAsymmetricKeys: keyPair(account),
});

/** True for a refusal that asks for the members of the newer shape. */
function wantsObjects(answer: ApiAnswer): boolean {
  const body = answer.status === 400 || answer.status === 422 ? readBody(answer) : null;
  const said = body?.kind === 'json' ? `${serverMessage(body.value)} ${JSON.stringify(body.value)}` : '';
  return /masterPassword(Authentication|Unlock)/i.test(said);
}

/**
 * Ends today's registration.
 * @param token what the server's mail, or the server itself, has brought.
 * @throws CodedError `server-refused` with the server's sentence (a token that is over, an address that is taken) and others of `refusal`.
 */
export async function finishRegistration(
  send: Send,
  urls: ServerUrls,
  account: NewAccount,
  token: string,
): Promise<void> {
  const url = `${urls.identity}/accounts/register/finish`;
  const first = await send({ method: 'POST', url, json: flatBody(account, token) });
  if (isDone(first)) return;
  if (!wantsObjects(first)) throw refusal(first, url);
  const second = await send({ method: 'POST', url, json: objectBody(account, token) });
  if (!isDone(second)) throw refusal(second, url);
}

/**
 * Registers in one call, as older servers want it (older bitwarden/server and vaultwarden under identity, rubywarden under api).
 * @throws CodedError as above.
 */
export async function registerOld(send: Send, urls: ServerUrls, account: NewAccount): Promise<void> {
  const json = {
    name: account.name,
    email: account.email,
    masterPasswordHash: account.passwordHash,
    masterPasswordHint: account.hint,
    key: account.protectedKey,
    ...flatKdf(account.kdf),
    keys: keyPair(account),
  };
  const today = `${urls.identity}/accounts/register`;
  const first = await send({ method: 'POST', url: today, json });
  if (isDone(first)) return;
  if (!isMissing(first)) throw refusal(first, today);
  const old = `${urls.api}/accounts/register`;
  const second = await send({ method: 'POST', url: old, json });
  if (!isDone(second)) throw refusal(second, old);
}
