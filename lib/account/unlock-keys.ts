import { decodeBase64, wipe } from '../bytes';
import { CodedError } from '../errors';
import type { KeyProof, NewKeyRequest, UnlockKeyRequest, UnlockKeySummary } from '../session';
import { type AccountRecord, requireAccount } from './account-record';
import { beginChallenge, type KeyChallenge, randomText, takeChallenge } from './key-challenge';
import { isGoodProof, type ProofExpectation } from './key-proof';
import type { Session } from './session';
import type { OpenedKey } from './unlock';
import { changeUnlockKeys, readUnlockKeys, type UnlockKey } from './unlock-key-store';
import { readUnlocked } from './unlocked';
import { isUserKeyOf, unwrapUserKey, type WrapSecret, wrapUserKey } from './wrapped-key';

export interface UnlockKeysDeps {
  /** The id of the account that these keys open. */
  readonly account: string;
  readonly session: Pick<Session, 'unlockBy' | 'verifyPassword' | 'assertUnlocked'>;
  /** The extension as browsers name it in an authenticator's answer. */
  readonly self: Pick<ProofExpectation, 'extensionId' | 'origin'>;
  /**
   * The site that a new key of an account is made for; null: the extension's own origin.
   * @throws CodedError `unlock-key-unsupported` where this browser has none for it.
   */
  readonly rpIdOf: (record: AccountRecord) => string | null;
  /** Called after every change of what there is. */
  readonly changed: () => Promise<void>;
}

export interface UnlockKeys {
  /** The account's keys, oldest first. @throws CodedError `signed-out`. */
  list(): Promise<readonly UnlockKeySummary[]>;
  /** What an authenticator is asked with. @throws CodedError `signed-out`, `unlock-key-gone` when the account has no key. */
  request(): Promise<UnlockKeyRequest>;
  /**
   * Unlocks with an authenticator's answer to the last request.
   * @throws CodedError `unlock-key-refused`, `unlock-key-gone`, `unlock-key-damaged`, `unlock-key-stale`; `signed-out`; `locked` when the
   * account was locked again meanwhile.
   */
  unlock(proof: KeyProof): Promise<void>;
  /** Begins to add a key. @throws CodedError `locked`, `reprompt-wrong`, `unlock-key-unsupported`. */
  begin(password: string): Promise<NewKeyRequest>;
  /** Adds the key that was made with it. @throws CodedError `locked`, `unlock-key-refused`, `unlock-key-twice`. */
  add(name: string, transports: readonly string[], proof: KeyProof): Promise<void>;
  /** Forgets a key of the unlocked account here; what its authenticator keeps opens nothing any more. @throws CodedError `locked`. */
  remove(id: string): Promise<void>;
}

const NAME_LENGTH = 60;

const summarise = ({ id, name, addedAt, usedAt }: UnlockKey): UnlockKeySummary => ({
  id,
  name,
  addedAt,
  usedAt,
});

/** Gives the secret to the work, and wipes it after. */
async function withSecret<T>(
  { output }: KeyProof,
  context: readonly string[],
  work: (secret: WrapSecret) => Promise<T>,
): Promise<T> {
  const bytes = decodeBase64(output) ?? new Uint8Array(0);
  return work({ bytes, purpose: 'latchkey unlock key', context }).finally(() => wipe(bytes));
}

async function openWithKey(record: AccountRecord, key: UnlockKey, proof: KeyProof): Promise<OpenedKey> {
  const userKey = await withSecret(proof, [record.id, key.id], (secret) =>
    unwrapUserKey(key.wrapped, secret),
  );
  if (!userKey) throw new CodedError('unlock-key-damaged');
  if (await isUserKeyOf(record, userKey)) return { account: record.id, userKey };
  wipe(userKey);
  throw new CodedError('unlock-key-stale');
}

async function wrapFor({ account }: KeyChallenge, proof: KeyProof): Promise<string> {
  const unlocked = await readUnlocked(account);
  const userKey = unlocked && decodeBase64(unlocked.userKey);
  if (!userKey) throw new CodedError('locked');
  return withSecret(proof, [account, proof.id], (secret) => wrapUserKey(userKey, secret)).finally(() =>
    wipe(userKey),
  );
}

async function addKey(
  { account, self }: UnlockKeysDeps,
  key: Pick<UnlockKey, 'name' | 'transports'>,
  proof: KeyProof,
) {
  const begun = await takeChallenge(account, 'add');
  const { challenge, rpId, salt } = begun;
  if (!(await isGoodProof(proof, { ...self, challenge, rpId }))) throw new CodedError('unlock-key-refused');
  const wrapped = await wrapFor(begun, proof);
  const added = { ...key, id: proof.id, addedAt: Date.now(), usedAt: null, salt, rpId, wrapped };
  await changeUnlockKeys(account, (keys) => {
    if (keys.some(({ id }) => id === added.id)) throw new CodedError('unlock-key-twice');
    return [...keys, added];
  });
}

async function openBy({ account, self }: UnlockKeysDeps, proof: KeyProof): Promise<OpenedKey> {
  const record = await requireAccount(account);
  const { challenge } = await takeChallenge(record.id, 'unlock');
  const key = (await readUnlockKeys(record.id)).find(({ id }) => id === proof.id);
  if (!key) throw new CodedError('unlock-key-gone');
  if (!(await isGoodProof(proof, { ...self, challenge, rpId: key.rpId })))
    throw new CodedError('unlock-key-refused');
  return openWithKey(record, key, proof);
}

async function requestKeys({ account }: UnlockKeysDeps): Promise<UnlockKeyRequest> {
  await requireAccount(account);
  const keys = await readUnlockKeys(account);
  if (keys.length === 0) throw new CodedError('unlock-key-gone');
  const { challenge } = await beginChallenge({ account, purpose: 'unlock', rpId: null });
  return {
    challenge,
    keys: keys.map(({ id, salt, transports, rpId }) => ({ id, salt, transports, rpId })),
  };
}

const noteUse = (account: string, id: string): Promise<void> =>
  changeUnlockKeys(account, (keys) =>
    keys.map((key) => (key.id === id ? { ...key, usedAt: Date.now() } : key)),
  );

/**
 * Unlocking with an authenticator (fingerprint, face, security key), without a server: WebAuthn's PRF makes a secret that only this
 * authenticator can make, and only for a person it has checked; the user key is wrapped under it.
 */
export function createUnlockKeys(deps: UnlockKeysDeps): UnlockKeys {
  const { account, session, rpIdOf, changed } = deps;
  return {
    list: async () => (await readUnlockKeys((await requireAccount(account)).id)).map(summarise),
    request: () => requestKeys(deps),
    unlock: async (proof) => {
      await session.unlockBy(() => openBy(deps, proof));
      // When it was used last is worth no error.
      await noteUse(account, proof.id).catch(() => undefined);
    },
    begin: async (password) => {
      const rpId = rpIdOf(await requireAccount(account));
      await session.verifyPassword(password);
      const { challenge, salt } = await beginChallenge({ account, purpose: 'add', rpId });
      const others = (await readUnlockKeys(account)).map(({ id }) => id);
      return { challenge, salt, rpId, handle: randomText(), others };
    },
    add: async (name, transports, proof) => {
      await session.assertUnlocked();
      await addKey(deps, { name: name.trim().slice(0, NAME_LENGTH), transports }, proof);
      await changed();
    },
    remove: async (id) => {
      await session.assertUnlocked();
      await changeUnlockKeys(account, (keys) => keys.filter((key) => key.id !== id));
      await changed();
    },
  };
}
