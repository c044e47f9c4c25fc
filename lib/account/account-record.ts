import { accountsItem } from '../browser';
import type { AccountSummary, KdfSummary, ServerChoice, ServerUrls } from '../session';
import { createInTurn } from './in-turn';

/** An account on this browser. Nothing here opens anything without the master password. */
export interface AccountRecord {
  /** `<identity origin>|<user id>`. */
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string | null;
  readonly clientId: string;
  readonly server: ServerChoice;
  readonly urls: ServerUrls;
  readonly kdf: KdfSummary;
  /** CipherStrings: user key under the master key, private key under the user key, refresh token under the device key. */
  readonly protectedKey: string;
  readonly privateKey: string | null;
  readonly sealedRefreshToken: string | null;
  /** A known text under the device key: tells a wrong password from damaged data where the protected key has no seal. */
  readonly canary: string;
  /** True once the server said that this sign-in has ended. */
  readonly revoked: boolean;
  /** Unix milliseconds; tells one sign-in of an account from the next. */
  readonly signedInAt: number;
  /** Records of older releases have none: those accounts were of the older format. */
  readonly readOnly?: AccountSummary['readOnly'];
}

interface AccountsFile {
  readonly version: 1;
  readonly current: string | null;
  readonly accounts: Readonly<Record<string, AccountRecord>>;
  /** Ids of accounts that were left, and whose vaults may still lie on disk. */
  readonly leaving?: readonly string[];
}

const EMPTY: AccountsFile = { version: 1, current: null, accounts: {} };

/** A file of another version (an extension that was put back to an older release) is left alone and counts as empty. */
async function readFile(): Promise<AccountsFile> {
  const stored = (await accountsItem.get()) as Partial<AccountsFile> | null;
  return stored?.version === 1 && stored.accounts ? (stored as AccountsFile) : EMPTY;
}

/** The account that this browser uses now; null when signed out. */
export async function readCurrentAccount(): Promise<AccountRecord | null> {
  const { current, accounts } = await readFile();
  return current === null ? null : (accounts[current] ?? null);
}

const inTurn = createInTurn();

/** Stores an account and makes it the current one. Returns the ids of accounts that it replaced. */
export function writeCurrentAccount(record: AccountRecord): Promise<string[]> {
  return inTurn(async () => {
    const { accounts, leaving = [] } = await readFile();
    const replaced = Object.keys(accounts).filter((id) => id !== record.id);
    await accountsItem.set({
      version: 1,
      current: record.id,
      accounts: { [record.id]: record },
      leaving: [...leaving.filter((id) => id !== record.id), ...replaced],
    } satisfies AccountsFile);
    return replaced;
  });
}

/**
 * Changes some members of the current account, if it is still in the same sign-in as `record`.
 * False when it is not: the account was left, or signed in again, meanwhile.
 */
export function updateAccount(record: AccountRecord, change: Partial<AccountRecord>): Promise<boolean> {
  return inTurn(async () => {
    const { id } = record;
    const file = await readFile();
    const now = file.current === id ? file.accounts[id] : undefined;
    if (!now || now.signedInAt !== record.signedInAt) return false;
    await accountsItem.set({ ...file, accounts: { ...file.accounts, [id]: { ...now, ...change } } });
    return true;
  });
}

/** The server has ended this sign-in: the vault stays, a new sign-in is needed. False when there is a new one already. */
export const markRevoked = (record: AccountRecord): Promise<boolean> =>
  updateAccount(record, { revoked: true });

/** Forgets all accounts, and notes in the same write that their vaults have to go. */
export async function removeAccounts(): Promise<void> {
  await inTurn(async () => {
    const { accounts, leaving = [] } = await readFile();
    const all = new Set([...leaving, ...Object.keys(accounts)]);
    await accountsItem.set({ ...EMPTY, leaving: [...all] } satisfies AccountsFile);
  });
}

/** Accounts that were left and whose vaults have not been seen to go: the worker may have been stopped in between. */
export async function readLeaving(): Promise<readonly string[]> {
  return (await readFile()).leaving ?? [];
}

/** The vault of an account that was left is gone from disk. */
export async function noteLeft(id: string): Promise<void> {
  await inTurn(async () => {
    const file = await readFile();
    await accountsItem.set({ ...file, leaving: (file.leaving ?? []).filter((other) => other !== id) });
  });
}

/** What pages may know about an account. */
export function summarise(record: AccountRecord): AccountSummary {
  return {
    id: record.id,
    email: record.email,
    name: record.name,
    serverHost: new URL(record.urls.webVault).host,
    webVault: record.urls.webVault,
    server: record.server,
    readOnly: record.readOnly ?? null,
  };
}
