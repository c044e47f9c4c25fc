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
import { pickList, pickText } from '../wire';
import { readCurrentAccount } from './account-record';
import { readUnlocked } from './unlocked';

export interface KeyRing {
  /** @throws CodedError `locked`, also when the deadline has passed but nobody noticed yet. */
  user(): Promise<OpeningKey>;
  /** Null when the account does not hold that organisation's key, or it cannot be opened. */
  organization(id: string): Promise<OpeningKey | null>;
  /** Drops every key from this worker's memory. */
  forget(): void;
}

export interface KeyRingDeps {
  /** Rejects with `locked` after the deadline. Asked before every use of a key. */
  readonly assertUnlocked: () => Promise<void>;
  /** The stored profile of an account, which carries the wrapped organisation keys. */
  readonly readProfile: (account: string) => Promise<unknown>;
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

/** The organisation's wrapped key in a profile (protocol: `organizations[].key`, RSA-OAEP). */
function wrappedKeyOf(profile: unknown, id: string): string | null {
  const lists = [...pickList(profile, 'organizationsNew'), ...pickList(profile, 'organizations')];
  const found = lists.find((wire) => pickText(wire, 'id')?.toLowerCase() === id.toLowerCase());
  return pickText(found, 'key');
}

async function openOrganizationKey(wrapped: string, privateKey: PrivateKey): Promise<OpeningKey> {
  const bytes = await openWrappedKey(wrapped, privateKey);
  const key = await importOpeningKey(bytes);
  wipe(bytes);
  return key;
}

/** Holds imported keys of the unlocked account, so that nothing is imported twice. */
export function createKeyRing({ assertUnlocked, readProfile }: KeyRingDeps): KeyRing {
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

  const openOrganization = async (current: Held, id: string): Promise<OpeningKey | null> => {
    const record = await readCurrentAccount();
    const wrapped = record && wrappedKeyOf(await readProfile(record.id), id);
    current.privateKey ??= openPrivate(current);
    const privateKey = await current.privateKey;
    return wrapped && privateKey ? orNull(openOrganizationKey(wrapped, privateKey)) : null;
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
    forget: () => {
      held = null;
    },
  };
}
