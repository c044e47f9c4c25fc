import { accountsItem } from '../browser';
import { CodedError } from '../errors';
import {
  ACCOUNT_COLOURS,
  type AccountColour,
  type AccountSummary,
  type KdfSummary,
  type ServerChoice,
  type ServerUrls,
} from '../session';
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
  /** Given by this browser. Records of older releases have none: there was one account then. */
  readonly tag?: string | undefined;
  readonly title?: string | undefined;
  readonly colour?: AccountColour | undefined;
}

interface AccountsFile {
  readonly version: 1;
  /** The one in front. */
  readonly current: string | null;
  /** In the order in which they were added. */
  readonly accounts: Readonly<Record<string, AccountRecord>>;
  /** Ids of accounts that were left, and whose vaults may still lie on disk. */
  readonly leaving?: readonly string[];
  /** How many accounts there have been since there was none: tags are not used twice. */
  readonly count?: number;
}

const EMPTY: AccountsFile = { version: 1, current: null, accounts: {} };

/** A file of another version (an extension that was put back to an older release) is left alone and counts as empty. */
async function readFile(): Promise<AccountsFile> {
  const stored = (await accountsItem.get()) as Partial<AccountsFile> | null;
  return stored?.version === 1 && stored.accounts ? (stored as AccountsFile) : EMPTY;
}

/** All accounts of this browser, in the order in which they were added. */
export async function readAccounts(): Promise<readonly AccountRecord[]> {
  return Object.values((await readFile()).accounts);
}

/** Null when it is not signed in on this browser. */
export async function readAccount(id: string): Promise<AccountRecord | null> {
  const { accounts } = await readFile();
  return Object.hasOwn(accounts, id) ? (accounts[id] ?? null) : null;
}

/** The account that is needed. @throws CodedError `signed-out`. */
export async function requireAccount(id: string): Promise<AccountRecord> {
  const record = await readAccount(id);
  if (!record) throw new CodedError('signed-out');
  return record;
}

/** The id of the account in front; null when signed out. */
export async function readFront(): Promise<string | null> {
  const { current, accounts } = await readFile();
  return current !== null && Object.hasOwn(accounts, current) ? current : (Object.keys(accounts)[0] ?? null);
}

const inTurn = createInTurn();

/** Puts an account in front; nothing where it is not there. */
export async function bringToFront(id: string): Promise<void> {
  await inTurn(async () => {
    const file = await readFile();
    if (Object.hasOwn(file.accounts, id)) await accountsItem.set({ ...file, current: id });
  });
}

/** The tag of the next account: none for the first one, then 2, 3 and so on. */
const tagAfter = (count: number): string => (count === 0 ? '' : String(count + 1));

/** Stores an account and puts it in front. One that was there already keeps what this browser has given to it. */
export async function writeAccount(record: AccountRecord): Promise<void> {
  await inTurn(async () => {
    const { accounts, leaving = [], count = Object.keys(accounts).length } = await readFile();
    const before = Object.hasOwn(accounts, record.id) ? accounts[record.id] : undefined;
    const kept = before && { tag: before.tag, title: before.title, colour: before.colour };
    await accountsItem.set({
      version: 1,
      current: record.id,
      accounts: { ...accounts, [record.id]: { ...record, ...(kept ?? { tag: tagAfter(count) }) } },
      leaving: leaving.filter((id) => id !== record.id),
      count: before ? count : count + 1,
    } satisfies AccountsFile);
  });
}

/**
 * Changes some members of an account, if it is still in the same sign-in as `record`.
 * False when it is not: the account was left, or signed in again, meanwhile.
 */
export function updateAccount(record: AccountRecord, change: Partial<AccountRecord>): Promise<boolean> {
  return inTurn(async () => {
    const { id } = record;
    const file = await readFile();
    const now = Object.hasOwn(file.accounts, id) ? file.accounts[id] : undefined;
    if (!now || now.signedInAt !== record.signedInAt) return false;
    await accountsItem.set({ ...file, accounts: { ...file.accounts, [id]: { ...now, ...change } } });
    return true;
  });
}

/** The server has ended this sign-in: the vault stays, a new sign-in is needed. False when there is a new one already. */
export const markRevoked = (record: AccountRecord): Promise<boolean> =>
  updateAccount(record, { revoked: true });

/** Forgets an account, and notes in the same write that its vault has to go. */
export async function removeAccount(id: string): Promise<void> {
  await inTurn(async () => {
    const { accounts, leaving = [], current, count } = await readFile();
    const { [id]: gone, ...others } = accounts;
    const left = new Set(gone ? [...leaving, id] : leaving);
    const isLast = Object.keys(others).length === 0;
    await accountsItem.set({
      version: 1,
      current: current === id ? null : current,
      accounts: others,
      leaving: [...left],
      ...(!isLast && count !== undefined && { count }),
    } satisfies AccountsFile);
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

/** As long as it fits beside a name. */
const TITLE_LENGTH = 40;

/** What the person calls an account, and the colour that it is known by. @throws CodedError `signed-out`. */
export async function nameAccount(id: string, title: string, colour: AccountColour): Promise<AccountSummary> {
  const record = await requireAccount(id);
  const change = { title: title.trim().slice(0, TITLE_LENGTH), colour };
  await updateAccount(record, change);
  return summarise({ ...record, ...change });
}

/** The first accounts differ by themselves. */
const colourOf = (tag: string): AccountColour =>
  ACCOUNT_COLOURS[(Math.max(1, Number(tag)) - 1) % ACCOUNT_COLOURS.length] ?? 'teal';

/** What pages may know about an account. */
export function summarise(record: AccountRecord): AccountSummary {
  const { tag = '' } = record;
  return {
    id: record.id,
    email: record.email,
    name: record.name,
    serverHost: new URL(record.urls.webVault).host,
    webVault: record.urls.webVault,
    server: record.server,
    readOnly: record.readOnly ?? null,
    tag,
    title: record.title ?? '',
    colour: record.colour ?? colourOf(tag),
  };
}
