import {
  countBreaches,
  discoverServer,
  finishRegistration,
  type NewAccount,
  registerOld,
  type Send,
  verifyAddress,
} from '../api';
import { registeringItem } from '../browser';
import { encodeBase64, wipe } from '../bytes';
import {
  createKeyPair,
  createUserKey,
  deriveMasterKey,
  hashMasterPassword,
  importDeviceKey,
  sealBytes,
  sealUserKey,
  sha1Hex,
} from '../crypto';
import { CodedError, toErrorInfo } from '../errors';
import type { KdfSummary, Registering, ServerChoice, ServerUrls } from '../session';
import { normaliseEmail, toKdfParams } from './kdf-policy';

export interface RegisterDeps {
  readonly send: Send;
  /** Signs in to the account that has been made. */
  readonly signIn: (server: ServerChoice, email: string, password: string) => Promise<void>;
}

/** What the person chooses for a new account. */
export interface Registration {
  readonly password: string;
  readonly hint: string;
  readonly kdf: KdfSummary['kind'];
  /** The link of the server's mail, or the token alone; empty where none is needed. */
  readonly link: string;
}

export interface Register {
  /** A registration that has begun; null: none has. */
  state(): Promise<Registering | null>;
  /**
   * Asks the server for an account with this address.
   * @throws CodedError of the network, of `discoverServer`, and the server's refusal.
   */
  begin(server: ServerChoice, email: string, name: string): Promise<void>;
  /**
   * Makes the account and its keys, and signs in. The only place that makes account keys.
   * @throws CodedError `not-found` when none has begun, `link-wrong` for a link of another address or none at all, the server's
   * refusal, and `perhaps-made` for a refusal after a try that was never answered.
   */
  finish(registration: Registration): Promise<void>;
  cancel(): Promise<void>;
  /** How often a password stands in known breaches, see `countBreaches`. */
  breaches(password: string): Promise<number>;
}

/** A registration that goes on after the popup was closed. Nothing that is typed as a secret stands in it. */
interface Begun extends Registering {
  readonly urls: ServerUrls;
  /** What the server has given in the place of a mail. */
  readonly token: string | null;
  /** The account was sent, and the server has not said no: it may be made, even if no answer came. */
  readonly isSent: boolean;
}

/** What the official clients make new accounts with (bitwarden/server KdfConstants). */
const KDFS: Readonly<Record<KdfSummary['kind'], KdfSummary>> = {
  pbkdf2: { kind: 'pbkdf2', iterations: 600_000, memoryMiB: null, parallelism: null },
  argon2id: { kind: 'argon2id', iterations: 6, memoryMiB: 32, parallelism: 4 },
};

async function readBegun(): Promise<Begun | null> {
  return (await registeringItem.get()) as Begun | null;
}

const summarise = ({ server, serverHost, email, name, way }: Begun): Registering => ({
  server,
  serverHost,
  email,
  name,
  way,
});

/**
 * The token in a mail's link (`…/#/finish-signup?email=…&token=…`), or what was typed when it is the token alone.
 * @throws CodedError `link-wrong` when it is neither, or made for another address.
 */
function readToken(link: string, email: string): string {
  const text = link.trim();
  const query = text.includes('?') ? new URLSearchParams(text.slice(text.indexOf('?') + 1)) : null;
  const token = query ? query.get('token') : text;
  // A plus that stands there as it is reads as a space, which no address has.
  const named = query?.get('email')?.trim().replaceAll(' ', '+');
  const isOther = named !== undefined && normaliseEmail(named) !== email;
  if (!token || /[\s/]/.test(token) || isOther) throw new CodedError('link-wrong');
  return token;
}

/** All that an account consists of; the keys are wiped here. */
async function makeAccount(
  { email, name }: Begun,
  { password, hint, kdf }: Registration,
): Promise<NewAccount> {
  const params = KDFS[kdf];
  const pair = await createKeyPair();
  const masterKey = await deriveMasterKey(password, email, toKdfParams(params));
  const userKey = createUserKey();
  try {
    return {
      email,
      name: name.trim() || null,
      hint: hint.trim() || null,
      kdf: params,
      passwordHash: await hashMasterPassword(masterKey, password, 'server'),
      protectedKey: await sealUserKey(userKey, masterKey),
      publicKey: encodeBase64(pair.publicKey),
      privateKey: await sealBytes(pair.privateKey, await importDeviceKey(userKey)),
    };
  } finally {
    for (const key of [masterKey, userKey, pair.privateKey]) wipe(key);
  }
}

/** @throws CodedError `not-found` when the person has gone back meanwhile. */
async function noteSent(begun: Begun): Promise<void> {
  const now = await readBegun();
  if (now?.email !== begun.email || now.urls.identity !== begun.urls.identity)
    throw new CodedError('not-found');
  await registeringItem.set({ ...begun, isSent: true } satisfies Begun);
}

/** What a failed sending means: a refusal alone says that nothing was made, unless an earlier one was never answered. */
async function judgeFailure(begun: Begun, error: unknown): Promise<unknown> {
  const { code, details } = toErrorInfo(error);
  if (code !== 'server-refused') return error;
  if (begun.isSent) return new CodedError('perhaps-made', details);
  if (await readBegun()) await registeringItem.set(begun);
  return error;
}

async function finish({ send, signIn }: RegisterDeps, registration: Registration): Promise<void> {
  const begun = await readBegun();
  if (!begun) throw new CodedError('not-found');
  const { urls, way, token, server, email } = begun;
  const proof = token ?? (way === 'mail' ? readToken(registration.link, email) : '');
  const account = await makeAccount(begun, registration);
  await noteSent(begun);
  try {
    await (way === 'old' ? registerOld(send, urls, account) : finishRegistration(send, urls, account, proof));
  } catch (error) {
    throw await judgeFailure(begun, error);
  }
  await registeringItem.remove();
  await signIn(server, email, registration.password);
}

/** Making an account on a server (old and today's endpoints). */
export function createRegister(deps: RegisterDeps): Register {
  const { send } = deps;
  return {
    state: async () => {
      const begun = await readBegun();
      return begun && summarise(begun);
    },
    begin: async (server, typed, name) => {
      const email = normaliseEmail(typed);
      const { urls } = await discoverServer(send, server);
      const verification = await verifyAddress(send, urls, email, name.trim() || null);
      await registeringItem.set({
        server,
        serverHost: new URL(urls.webVault).host,
        email,
        name,
        urls,
        way: verification.way,
        token: verification.way === 'token' ? verification.token : null,
        isSent: false,
      } satisfies Begun);
    },
    finish: (registration) => finish(deps, registration),
    cancel: () => registeringItem.remove(),
    breaches: async (password) => countBreaches(send, await sha1Hex(password)),
  };
}
