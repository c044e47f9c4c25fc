import { CodedError } from '../../lib/errors';
import { splitRef, toRef } from '../../lib/session';
import { composeAccount, type OneAccount } from './compose-account';
import type { Edges } from './compose-session';

/** What an id with its account's tag stands for. */
export interface Found {
  readonly one: OneAccount;
  /** As the account's server has it. */
  readonly id: string;
  /** Puts the account's tag to an id of its server's. */
  readonly ref: (id: string) => string;
}

/** The accounts of this browser. */
export interface Accounts {
  /** @param account its id; left out: the one in front. @throws CodedError `signed-out` when there is none. */
  of(account?: string): Promise<OneAccount>;
  /** @throws CodedError `not-found` for one that is not here, `locked` when nobody is. */
  byRef(ref: string): Promise<Found>;
  /** All, in the order in which they were added. */
  all(): Promise<readonly OneAccount[]>;
  /** Those that are unlocked, each with what puts its tag to ids; the one in front comes first. @throws CodedError `locked` when none is. */
  open(): Promise<readonly Omit<Found, 'id'>[]>;
  /** Lets go of those that were left. */
  keepOnly(accounts: readonly string[]): void;
}

const tagged = (tag: string) => (id: string) => toRef(tag, id);

/** @see Accounts */
export function createAccounts(edges: Edges): Accounts {
  const { board } = edges;
  const known = new Map<string, OneAccount>();
  const get = (id: string): OneAccount => {
    const one = known.get(id) ?? composeAccount(edges, id);
    known.set(id, one);
    return one;
  };
  return {
    of: async (account) => {
      const id = account ?? (await board.read()).account?.id;
      if (id === undefined) throw new CodedError('signed-out');
      return get(id);
    },
    byRef: async (ref) => {
      const { accounts } = await board.read();
      if (accounts.length === 0) throw new CodedError('locked');
      const { tag, id } = splitRef(ref);
      const found = accounts.find(({ account }) => account.tag === tag);
      if (!found) throw new CodedError('not-found');
      return { one: get(found.account.id), id, ref: tagged(tag) };
    },
    all: async () => (await board.read()).accounts.map(({ account }) => get(account.id)),
    open: async () => {
      const { accounts, account: front } = await board.read();
      const open = accounts.filter(({ state }) => state === 'unlocked').map(({ account }) => account);
      if (open.length === 0) throw new CodedError('locked');
      return open
        .toSorted((a, b) => Number(b.id === front?.id) - Number(a.id === front?.id))
        .map(({ id, tag }) => ({ one: get(id), ref: tagged(tag) }));
    },
    keepOnly: (accounts) => {
      for (const id of known.keys()) if (!accounts.includes(id)) known.delete(id);
    },
  };
}

/**
 * Asks each of several accounts; what one of them cannot say, because it has just been locked or is damaged, does not cost the others'.
 * @throws what the first one has thrown, when none can.
 */
export async function askAll<T, R>(asked: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers = await Promise.allSettled(asked.map(ask));
  const good = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const bad = answers.find(({ status }) => status === 'rejected');
  if (good.length === 0 && bad?.status === 'rejected') throw bad.reason;
  return good;
}
