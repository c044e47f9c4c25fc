import { decodeBase64, wipe } from '../bytes';
import {
  importSymmetricKey,
  OpenError,
  openPrivateKey,
  openWrappedKey,
  type PrivateKey,
  type SymmetricKey,
} from '../crypto';
import { CodedError } from '../errors';
import { readCurrentAccount } from './account-record';
import { readUnlocked } from './unlocked';

export interface KeyRing {
  /** @throws CodedError `locked`, also when the deadline has passed but nobody noticed yet. */
  user(): Promise<SymmetricKey>;
  /** Null when the account does not hold that organisation's key, or it cannot be opened. */
  organization(id: string): Promise<SymmetricKey | null>;
  /** True for a wrapped organisation key that this account's private key opens. @throws CodedError `locked`. */
  opens(wrapped: string): Promise<boolean>;
  /** Drops every key from this worker's memory. */
  forget(): void;
}

export interface KeyRingDeps {
  /** Rejects with `locked` after the deadline. Asked before every use of a key. */
  readonly assertUnlocked: () => Promise<void>;
  /** The wrapped organisation keys of an account (RSA-OAEP), by organisation id in lower case. */
  readonly readOrganizationKeys: (account: string) => Promise<Readonly<Record<string, string>>>;
}

interface Held {
  readonly userKeyText: string;
  readonly user: Promise<SymmetricKey>;
  privateKey: Promise<PrivateKey | null> | null;
  readonly organizations: Map<string, Promise<SymmetricKey | null>>;
}

async function importText(text: string): Promise<SymmetricKey> {
  const bytes = decodeBase64(text);
  if (!bytes) throw new CodedError('locked');
  const key = await importSymmetricKey(bytes);
  wipe(bytes);
  return key;
}

/** Null instead of an error where a key cannot be opened: its items are then listed as unreadable. */
async function orNull<T>(opening: Promise<T>): Promise<T | null> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof OpenError) return null;
    throw error;
  }
}

async function openOrganizationKey(wrapped: string, privateKey: PrivateKey): Promise<SymmetricKey> {
  const bytes = await openWrappedKey(wrapped, privateKey);
  const key = await importSymmetricKey(bytes);
  wipe(bytes);
  return key;
}

/** Holds imported keys of the unlocked account, so that nothing is imported twice. */
export function createKeyRing({ assertUnlocked, readOrganizationKeys }: KeyRingDeps): KeyRing {
  let held: Held | null = null;

  const hold = async (): Promise<Held> => {
    await assertUnlocked();
    const unlocked = await readUnlocked();
    if (!unlocked) throw new CodedError('locked');
    if (held?.userKeyText !== unlocked.userKey) {
      held = {
        userKeyText: unlocked.userKey,
        user: importText(unlocked.userKey),
        privateKey: null,
        organizations: new Map(),
      };
    }
    return held;
  };

  const openPrivate = async (current: Held): Promise<PrivateKey | null> => {
    const record = await readCurrentAccount();
    return record?.privateKey ? orNull(openPrivateKey(record.privateKey, await current.user)) : null;
  };

  const openWrapped = async (current: Held, wrapped: string): Promise<SymmetricKey | null> => {
    current.privateKey ??= openPrivate(current);
    const privateKey = await current.privateKey;
    return privateKey ? orNull(openOrganizationKey(wrapped, privateKey)) : null;
  };

  const openOrganization = async (current: Held, id: string): Promise<SymmetricKey | null> => {
    const record = await readCurrentAccount();
    const wrapped = record && (await readOrganizationKeys(record.id))[id.toLowerCase()];
    return wrapped ? openWrapped(current, wrapped) : null;
  };

  return {
    user: async () => (await hold()).user,
    organization: async (id) => {
      const current = await hold();
      const known = current.organizations.get(id) ?? openOrganization(current, id);
      current.organizations.set(id, known);
      const key = await known;
      // Not kept: the next sync may bring it.
      if (!key) current.organizations.delete(id);
      return key;
    },
    opens: async (wrapped) => (await openWrapped(await hold(), wrapped)) !== null,
    forget: () => {
      held = null;
    },
  };
}
