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
  /** Records of older releases have none: those accounts were of the older format. */
  readonly readOnly?: AccountSummary['readOnly'];
}

interface AccountsFile {
  readonly version: 1;
  readonly current: string | null;
  readonly accounts: Readonly<Record<string, AccountRecord>>;
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
    const { accounts } = await readFile();
    await accountsItem.set({
      version: 1,
      current: record.id,
      accounts: { [record.id]: record },
    } satisfies AccountsFile);
    return Object.keys(accounts).filter((id) => id !== record.id);
  });
}

/** Changes some members of the current account, if it is still the one with this id. */
export async function updateAccount(id: string, change: Partial<AccountRecord>): Promise<void> {
  await inTurn(async () => {
    const file = await readFile();
    const record = file.current === id ? file.accounts[id] : undefined;
    if (record)
      await accountsItem.set({ ...file, accounts: { ...file.accounts, [id]: { ...record, ...change } } });
  });
}

/** Forgets all accounts. */
export async function removeAccounts(): Promise<void> {
  await inTurn(() => accountsItem.set(EMPTY));
}

/** What pages may know about an account. */
export function summarise(record: AccountRecord): AccountSummary {
  return {
    id: record.id,
    email: record.email,
    name: record.name,
    serverHost: new URL(record.urls.webVault).host,
    webVault: record.urls.webVault,
    readOnly: record.readOnly ?? null,
  };
}
