import { generatedItem } from '../browser';
import { decodeBase64, encodeBase64, utf8Decode, utf8Encode } from '../bytes';
import { type LocalKey, OpenError, openLocal, sealLocal } from '../crypto';
import type { Generated } from '../generator';

/** How many of the last ones are kept. */
export const MOST_ENTRIES = 50;

export interface HistoryDeps {
  /** The account that is unlocked, and the key that its history is sealed under. Rejects with CodedError `locked`. */
  readonly openKey: () => Promise<{ readonly account: string; readonly key: LocalKey }>;
  /** Runs pieces of work one after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface History {
  /** Newest first. @throws CodedError `locked`. */
  read(): Promise<readonly Generated[]>;
  /** Adds entries; of the same value the newer one stays. @throws CodedError `locked`. */
  note(entries: readonly Generated[]): Promise<void>;
  /** @throws CodedError `locked`. */
  clear(): Promise<void>;
  /** Removes what an account has on disk; the account need not be unlocked, or be there. */
  forget(account: string): Promise<void>;
}

/** Bound into the seal: it opens as the history of this account only. */
const contextOf = (account: string): string => `generator history of ${account}`;

const KINDS: readonly unknown[] = ['password', 'passphrase', 'username'] satisfies Generated['kind'][];

function isGenerated(entry: unknown): entry is Generated {
  if (typeof entry !== 'object' || entry === null) return false;
  const { value, kind, at, host } = entry as Partial<Record<keyof Generated, unknown>>;
  const hasHost = host === null || typeof host === 'string';
  return typeof value === 'string' && KINDS.includes(kind) && typeof at === 'number' && hasHost;
}

async function open(sealed: string, account: string, key: LocalKey): Promise<Generated[]> {
  const bytes = decodeBase64(sealed);
  const text = bytes && utf8Decode(await openLocal(bytes, key, contextOf(account)));
  const entries: unknown = text === null ? [] : JSON.parse(text);
  return Array.isArray(entries) ? entries.filter(isGenerated) : [];
}

/** What was damaged on disk cannot be opened ever again: the history starts anew. */
async function openOrNone(sealed: string, account: string, key: LocalKey): Promise<Generated[]> {
  try {
    return await open(sealed, account, key);
  } catch (error) {
    if (error instanceof OpenError) return [];
    throw error;
  }
}

async function seal(entries: readonly Generated[], account: string, key: LocalKey): Promise<string> {
  return encodeBase64(await sealLocal(utf8Encode(JSON.stringify(entries)), key, contextOf(account)));
}

function merge(entries: readonly Generated[], more: readonly Generated[]): Generated[] {
  const newestFirst = [...more, ...entries].sort((a, b) => b.at - a.at);
  const byValue = new Map<string, Generated>();
  for (const entry of newestFirst) if (!byValue.has(entry.value)) byValue.set(entry.value, entry);
  return [...byValue.values()].slice(0, MOST_ENTRIES);
}

async function forget(account: string): Promise<void> {
  const { [account]: own, ...others } = await generatedItem.get();
  if (own === undefined) return;
  await (Object.keys(others).length === 0 ? generatedItem.remove() : generatedItem.set(others));
}

/** The history of the unlocked account. */
export function createHistory({ openKey, inTurn }: HistoryDeps): History {
  const read = async () => {
    const { account, key } = await openKey();
    const sealed = (await generatedItem.get())[account];
    return { account, key, entries: sealed === undefined ? [] : await openOrNone(sealed, account, key) };
  };
  return {
    read: async () => (await read()).entries,
    note: (more) =>
      inTurn(async () => {
        const { account, key, entries } = await read();
        const sealed = await seal(merge(entries, more), account, key);
        await generatedItem.set({ ...(await generatedItem.get()), [account]: sealed });
      }),
    clear: () => inTurn(async () => forget((await openKey()).account)),
    forget: (account) => inTurn(() => forget(account)),
  };
}
