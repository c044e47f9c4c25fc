import { decodeBase64, wipe } from '../bytes';
import {
  importOpeningKey,
  OpenError,
  type OpeningKey,
  openPrivateKey,
  openWrappedKey,
  type PrivateKey,
} from '../crypto';
import { CodedError } from '../errors';
import { readAccount } from './account-record';
import { printOrganizationKey } from './key-print';
import { readUnlocked } from './unlocked';

export interface KeyRing {
  /** @throws CodedError `locked`, also when the deadline has passed but nobody noticed yet. */
  user(): Promise<OpeningKey>;
  /** Null when the account does not hold that organisation's key, or it cannot be opened. */
  organization(id: string): Promise<OpeningKey | null>;
  /**
   * What the organisation's key in a wrapped one is known by, see `printOrganizationKey`; null when this account's private key does not
   * open it. @throws CodedError `locked`.
   */
  print(wrapped: string): Promise<string | null>;
  /** The same with other keys of organisations than those of the vault as it is stored, wrapped: nothing of them is held. */
  under(wrapped: Readonly<Record<string, string>>): Pick<KeyRing, 'user' | 'organization'>;
  /** Drops every key from this worker's memory. */
  forget(): void;
}

export interface KeyRingDeps {
  /** The id of the account whose keys these are. */
  readonly account: string;
  /** Rejects with `locked` after the deadline. Asked before every use of a key. */
  readonly assertUnlocked: () => Promise<void>;
  /** The wrapped organisation keys of the account (RSA-OAEP), by organisation id in lower case. */
  readonly readOrganizationKeys: () => Promise<Readonly<Record<string, string>>>;
}

interface Held {
  readonly userKeyText: string;
  readonly user: Promise<OpeningKey>;
  privateKey: Promise<PrivateKey | null> | null;
  readonly organizations: Map<string, Promise<OpeningKey | null>>;
}

async function importText(text: string): Promise<OpeningKey> {
  const bytes = decodeBase64(text);
  if (!bytes) throw new CodedError('locked');
  const key = await importOpeningKey(bytes);
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

/** What is made of an organisation's key; its bytes are wiped. */
type Make<T> = (bytes: Uint8Array<ArrayBuffer>) => Promise<T>;

async function withOrganizationKey<T>(wrapped: string, privateKey: PrivateKey, make: Make<T>): Promise<T> {
  const bytes = await openWrappedKey(wrapped, privateKey);
  try {
    return await make(bytes);
  } finally {
    wipe(bytes);
  }
}

async function openPrivate(account: string, current: Held): Promise<PrivateKey | null> {
  const record = await readAccount(account);
  return record?.privateKey ? orNull(openPrivateKey(record.privateKey, await current.user)) : null;
}

async function openWrapped<T>(
  account: string,
  current: Held,
  wrapped: string,
  make: Make<T>,
): Promise<T | null> {
  current.privateKey ??= openPrivate(account, current);
  const privateKey = await current.privateKey;
  return privateKey ? orNull(withOrganizationKey(wrapped, privateKey, make)) : null;
}

/** @param all the wrapped keys. */
async function openOrganization(
  account: string,
  current: Held,
  id: string,
  all: Readonly<Record<string, string>>,
): Promise<OpeningKey | null> {
  const name = id.toLowerCase();
  const wrapped = Object.hasOwn(all, name) ? all[name] : undefined;
  return wrapped ? openWrapped(account, current, wrapped, importOpeningKey) : null;
}

/** Holds imported keys of an unlocked account, so that nothing is imported twice. */
export function createKeyRing({ account, assertUnlocked, readOrganizationKeys }: KeyRingDeps): KeyRing {
  let held: Held | null = null;

  const hold = async (): Promise<Held> => {
    await assertUnlocked();
    const unlocked = await readUnlocked(account);
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

  /** Keys that were forgotten while one of them was awaited are handed out only if the account is unlocked still. */
  const assertHeld = async (current: Held): Promise<void> => {
    if (held !== current) await hold();
  };

  const user = async (): Promise<OpeningKey> => {
    const current = await hold();
    const key = await current.user;
    await assertHeld(current);
    return key;
  };

  return {
    user,
    organization: async (id) => {
      const current = await hold();
      const known =
        current.organizations.get(id) ??
        readOrganizationKeys().then((all) => openOrganization(account, current, id, all));
      current.organizations.set(id, known);
      const key = await known;
      // Not kept: the next sync may bring it.
      if (!key) current.organizations.delete(id);
      await assertHeld(current);
      return key;
    },
    print: async (wrapped) => openWrapped(account, await hold(), wrapped, printOrganizationKey),
    under: (wrapped) => ({
      user,
      organization: async (id) => openOrganization(account, await hold(), id, wrapped),
    }),
    forget: () => {
      held = null;
    },
  };
}
