import { encodeBase64 } from '../../lib/bytes';
import {
  createKeyPair,
  createUserKey,
  deriveMasterKey,
  hashMasterPassword,
  importSymmetricKey,
  type KdfParams,
  type MasterKey,
  randomBytes,
  type SymmetricKey,
  sealBytes,
  sealUserKey,
} from '../../lib/crypto';
import type { ServerProtocol } from './context.ts';
import type { Json } from './store/rows.ts';

/** Where a server is; an EmbeddedServer fits. */
export interface ServerPlace {
  readonly url: string;
  readonly protocol: ServerProtocol;
  /** Old servers only: everything at the root. */
  readonly layout?: 'prefixed' | 'root';
}

export interface AccountOptions {
  readonly email: string;
  readonly password: string;
  readonly name?: string;
  /** PBKDF2 with 600,000 rounds unless told; 100,000 on the old server. */
  readonly kdf?: KdfParams;
  /** How the account is registered; the body with flat members unless told. */
  readonly form?: 'flat' | 'objects' | 'old';
  /** 0 makes the protected key that very old accounts have: no MAC, raw master key. */
  readonly protectedKeyType?: 0 | 2;
}

/** A signed-in account whose keys are at hand: writes a vault as a client would, through the API. */
export interface Account {
  readonly place: ServerPlace;
  readonly email: string;
  readonly password: string;
  readonly userId: string;
  readonly userKey: SymmetricKey;
  readonly userKeyBytes: Uint8Array;
  /** SPKI, DER; empty on the old server, which keeps no pair. */
  readonly publicKey: Uint8Array;
  readonly masterPasswordHash: string;
  /** A request below `/api`; JSON in and out. Throws with the answer's text when it is refused. */
  call(method: string, path: string, body?: unknown): Promise<Json>;
  /** The same with any body and the plain answer. */
  send(method: string, path: string, body?: RequestInit['body']): Promise<Response>;
}

const HEADERS = {
  'Bitwarden-Client-Name': 'browser',
  'Bitwarden-Client-Version': '2026.9.0',
  'Device-Type': '2',
};

/** Base addresses of the two halves of a server. */
export function basesOf({ url, protocol, layout }: ServerPlace): { api: string; identity: string } {
  const isRoot = protocol === 'rubywarden' && layout === 'root';
  return isRoot ? { api: url, identity: url } : { api: `${url}/api`, identity: `${url}/identity` };
}

async function post(url: string, body: unknown): Promise<Response> {
  const headers = { ...HEADERS, 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response;
}

/** Type 0: AES-256-CBC under the raw master key. The product only reads this, so it is written here. */
async function sealUserKeyOldWay(userKey: Uint8Array, masterKey: MasterKey): Promise<string> {
  const iv = randomBytes(16);
  const key = await crypto.subtle.importKey('raw', masterKey, 'AES-CBC', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, new Uint8Array(userKey));
  return `0.${encodeBase64(iv)}|${encodeBase64(new Uint8Array(sealed))}`;
}

const flatKdf = (kdf: KdfParams): Json => ({
  kdf: kdf.kind === 'pbkdf2' ? 0 : 1,
  kdfIterations: kdf.iterations,
  kdfMemory: kdf.kind === 'pbkdf2' ? null : kdf.memoryMiB,
  kdfParallelism: kdf.kind === 'pbkdf2' ? null : kdf.parallelism,
});

const nestedKdf = (kdf: KdfParams): Json => {
  const {
    kdf: kdfType,
    kdfIterations: iterations,
    kdfMemory: memory,
    kdfParallelism: parallelism,
  } = flatKdf(kdf);
  return { kdfType, iterations, memory, parallelism };
};

interface Made {
  readonly options: AccountOptions;
  readonly email: string;
  readonly kdf: KdfParams;
  readonly hash: string;
  readonly protectedKey: string;
  readonly pair: { readonly publicKey: string; readonly encryptedPrivateKey: string } | null;
}

const oldBody = ({ options, email, kdf, hash, protectedKey, pair }: Made): Json => ({
  name: options.name ?? null,
  email,
  masterPasswordHash: hash,
  masterPasswordHint: null,
  key: protectedKey,
  ...flatKdf(kdf),
  ...(pair && { keys: pair }),
});

const flatBody = (made: Made): Json => {
  const { key, keys, ...rest } = oldBody(made);
  return { ...rest, userSymmetricKey: key, userAsymmetricKeys: keys };
};

const objectsBody = ({ email, kdf, hash, protectedKey, pair }: Made): Json => ({
  email,
  masterPasswordHint: null,
  masterPasswordAuthentication: { kdf: nestedKdf(kdf), salt: email, masterPasswordAuthenticationHash: hash },
  masterPasswordUnlock: { kdf: nestedKdf(kdf), salt: email, masterKeyWrappedUserKey: protectedKey },
  userAsymmetricKeys: pair,
});

async function register(place: ServerPlace, made: Made): Promise<void> {
  const { api, identity } = basesOf(place);
  if (place.protocol === 'rubywarden' || made.options.form === 'old') {
    await post(`${api}/accounts/register`, oldBody(made));
    return;
  }
  const { email, options } = made;
  const mail = await post(`${identity}/accounts/register/send-verification-email`, {
    email,
    name: options.name,
  });
  const emailVerificationToken: unknown = await mail.json();
  const body = options.form === 'objects' ? objectsBody(made) : flatBody(made);
  await post(`${identity}/accounts/register/finish`, { ...body, emailVerificationToken });
}

/** Signs in with a password hash; further form fields may be added. The plain answer, refused or not. */
export function requestToken(
  place: ServerPlace,
  email: string,
  hash: string,
  more: Record<string, string> = {},
): Promise<Response> {
  const form = new URLSearchParams({
    grant_type: 'password',
    username: email,
    password: hash,
    scope: 'api offline_access',
    client_id: 'browser',
    deviceType: '2',
    deviceIdentifier: '6f9a4c1e-2f0b-4c43-9f5c-0e3a3b0a9d11',
    deviceName: 'chrome',
    ...more,
  });
  return fetch(`${basesOf(place).identity}/connect/token`, { method: 'POST', headers: HEADERS, body: form });
}

function createCaller(place: ServerPlace, accessToken: string): Pick<Account, 'call' | 'send'> {
  const authorization = { ...HEADERS, Authorization: `Bearer ${accessToken}` };
  const send: Account['send'] = (method, path, body) => {
    const type = typeof body === 'string' ? { 'Content-Type': 'application/json' } : {};
    const url = `${basesOf(place).api}${path}`;
    return fetch(url, {
      method,
      headers: { ...authorization, ...type },
      ...(body !== undefined && { body }),
    });
  };
  return {
    send,
    async call(method, path, body) {
      const response = await send(method, path, body === undefined ? undefined : JSON.stringify(body));
      const answer = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`);
      return answer === '' ? {} : (JSON.parse(answer) as Json);
    },
  };
}

const derived = new Map<string, Promise<MasterKey>>();

/** Tests make the same account again and again, and a derivation takes as long as the rest of a test: it is done once. */
async function masterKeyOf(
  ...[password, email, kdf]: Parameters<typeof deriveMasterKey>
): Promise<MasterKey> {
  const id = JSON.stringify([password, email, kdf]);
  const key = derived.get(id) ?? deriveMasterKey(password, email, kdf);
  derived.set(id, key);
  return (await key).slice() as MasterKey;
}

async function makeKeys(place: ServerPlace, options: AccountOptions) {
  const isOld = place.protocol === 'rubywarden';
  const email = options.email.trim().toLowerCase();
  const kdf = options.kdf ?? { kind: 'pbkdf2', iterations: isOld ? 100_000 : 600_000 };
  const masterKey = await masterKeyOf(options.password, email, kdf);
  const userKeyBytes = createUserKey();
  const userKey = await importSymmetricKey(userKeyBytes);
  const keyPair = isOld ? null : await createKeyPair();
  const seal = options.protectedKeyType === 0 ? sealUserKeyOldWay : sealUserKey;
  const made: Made = {
    options,
    email,
    kdf,
    hash: await hashMasterPassword(masterKey, options.password, 'server'),
    protectedKey: await seal(userKeyBytes, masterKey),
    pair: keyPair && {
      publicKey: encodeBase64(keyPair.publicKey),
      encryptedPrivateKey: await sealBytes(keyPair.privateKey, userKey),
    },
  };
  return { made, userKey, userKeyBytes, publicKey: keyPair?.publicKey ?? new Uint8Array() };
}

/** Registers an account with the product's cryptography and signs it in. */
export async function createAccount(place: ServerPlace, options: AccountOptions): Promise<Account> {
  const { made, ...keys } = await makeKeys(place, options);
  await register(place, made);
  const signedIn = await requestToken(place, made.email, made.hash);
  const token = (await signedIn.json()) as { access_token: string };
  const claims = JSON.parse(Buffer.from(token.access_token.split('.')[1] ?? '', 'base64url').toString()) as {
    sub: string;
  };
  return {
    ...keys,
    place,
    email: made.email,
    password: options.password,
    masterPasswordHash: made.hash,
    userId: claims.sub,
    ...createCaller(place, token.access_token),
  };
}
