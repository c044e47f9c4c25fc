import { decodeBase64, encodeBase64, utf8Decode, utf8Encode } from '../bytes';
import { type LocalKey, OpenError, openLocal, sealLocal } from '../crypto';
import type { Act, Meaning } from './meaning';

/** What waits in one tab. The names and passwords in it are sealed. */
export interface Kept {
  readonly tabId: number;
  readonly frameId: number;
  /** Name the documents that it was typed into, and that stood at the top of the tab then. */
  readonly document: string;
  readonly topDocument: string;
  /** Whole address of that document, from the browser. */
  readonly url: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly act: Act;
  /** True once the site has taken it: the person is to be asked. */
  readonly isTaken: boolean;
  /** It did not look as if it had been taken, but another page might yet show that it was. */
  readonly isDoubted: boolean;
  /** The document that the question stands in; null before it stands anywhere. */
  readonly shownIn: string | null;
  /** In how many documents more it may stand. */
  readonly pagesLeft: number;
  /** What the question's frame is handed. */
  readonly token: string;
}

/** One thing that waits, as it is stored. */
export interface Waiting extends Kept {
  readonly sealed: string;
  /** The id of the account whose key it is under; null: under one made for the time until one is unlocked. */
  readonly under: string | null;
}

export interface ShelfDeps {
  readonly read: () => Promise<readonly Waiting[]>;
  readonly write: (waiting: readonly Waiting[]) => Promise<void>;
  /** The key of an account, or of one that is open; rejects while that is locked. */
  readonly accountKey: (account?: string) => Promise<{ readonly account: string; readonly key: LocalKey }>;
  /** Lives in memory as long as something waits. */
  readonly momentKey: () => Promise<LocalKey>;
  readonly now: () => number;
}

/** Keeps what was typed until the person has answered: for ten minutes, and one thing in each tab that the site has not taken yet. */
export interface Shelf {
  /** What the tab's site has not taken yet. */
  sent(tabId: number): Promise<Waiting | null>;
  /** What is to be asked in the tab: the last that was taken. */
  taken(tabId: number): Promise<Waiting | null>;
  /** What a question's frame stands for. */
  byToken(token: string): Promise<Waiting | null>;
  all(): Promise<readonly Waiting[]>;
  /** What was typed; null while it cannot be opened. */
  open(waiting: Waiting): Promise<Meaning | null>;
  /** Puts something in the place of what the tab's site had not taken. */
  put(kept: Kept, meaning: Meaning): Promise<void>;
  /** Changes what is known of it; nothing where it has gone meanwhile. */
  change(
    token: string,
    change: Partial<Pick<Kept, 'isTaken' | 'isDoubted' | 'shownIn' | 'pagesLeft'>>,
  ): Promise<void>;
  forget(token: string): Promise<void>;
  forgetTab(tabId: number): Promise<void>;
  /** Forgets what has been kept for long enough. */
  tidy(): Promise<void>;
}

/** So long it is kept. Milliseconds. */
export const KEPT_MS = 10 * 60_000;

const contextOf = (token: string): string => `what was typed, ${token}`;

/** The shelf of this browser. Its callers take turns. */
export function createShelf({ read, write, accountKey, momentKey, now }: ShelfDeps): Shelf {
  const all = async () => (await read()).filter(({ at }) => now() - at < KEPT_MS);
  const keyOf = async (under: Waiting['under']) =>
    under === null ? momentKey() : (await accountKey(under)).key;
  const chooseKey = async (): Promise<{ under: Waiting['under']; key: LocalKey }> => {
    const own = await accountKey().catch(() => null);
    return own ? { under: own.account, key: own.key } : { under: null, key: await momentKey() };
  };
  const forget = async (isGone: (waiting: Waiting) => boolean) =>
    write((await all()).filter((one) => !isGone(one)));
  return {
    all,
    sent: async (tabId) => (await all()).find((one) => one.tabId === tabId && !one.isTaken) ?? null,
    taken: async (tabId) => (await all()).findLast((one) => one.tabId === tabId && one.isTaken) ?? null,
    byToken: async (token) => (await all()).find((one) => one.token === token) ?? null,
    open: async ({ sealed, under, token }) => {
      const key = await keyOf(under).catch(() => null);
      const bytes = decodeBase64(sealed);
      if (!key || !bytes) return null;
      try {
        const opened = utf8Decode(await openLocal(bytes, key, contextOf(token)));
        return opened === null ? null : (JSON.parse(opened) as Meaning);
      } catch (error) {
        if (error instanceof OpenError) return null;
        throw error;
      }
    },
    put: async (kept, meaning) => {
      const { under, key } = await chooseKey();
      const bytes = await sealLocal(utf8Encode(JSON.stringify(meaning)), key, contextOf(kept.token));
      const others = (await all()).filter(({ tabId, isTaken }) => tabId !== kept.tabId || isTaken);
      await write([...others, { ...kept, under, sealed: encodeBase64(bytes) }]);
    },
    change: async (token, change) =>
      write((await all()).map((one) => (one.token === token ? { ...one, ...change } : one))),
    forget: (token) => forget((one) => one.token === token),
    forgetTab: (tabId) => forget((one) => one.tabId === tabId),
    tidy: () => forget(() => false),
  };
}
