import { togetherItem } from '../browser';
import { decodeBase64, wipe } from '../bytes';
import { CodedError } from '../errors';
import { type AccountRecord, readAccount, readAccounts } from './account-record';
import { createInTurn } from './in-turn';
import type { Session } from './session';
import type { OpenedKey } from './unlock';
import { readUnlocked } from './unlocked';
import { isUserKeyOf, unwrapUserKey, type WrapSecret, wrapUserKey } from './wrapped-key';

/** An account that is to open when one of these others is opened. */
interface Together {
  /** Those that were on this browser when the person said so: who comes later does not open it. */
  readonly openers: readonly string[];
  /** Its user key, sealed under each of theirs that it has been open beside: base64, by account id. */
  readonly wrapped: Readonly<Record<string, string>>;
}

type All = Readonly<Record<string, Together>>;

export interface UnlockTogetherDeps {
  /** The id of the account that opens together with others. */
  readonly account: string;
  readonly session: Pick<Session, 'verifyPassword' | 'assertUnlocked'>;
  /** Called after every change of what there is. */
  readonly changed: () => Promise<void>;
}

export interface UnlockTogether {
  /** From now on whoever opens one of the other accounts opens this one too. @throws CodedError `reprompt-wrong`, `locked`. */
  set(password: string): Promise<void>;
  /** @throws CodedError `locked`. */
  remove(): Promise<void>;
}

/** A file of another version is left alone and counts as empty. */
async function readAll(): Promise<All> {
  const stored = (await togetherItem.get()) as { version?: unknown; accounts?: All } | null;
  return stored?.version === 1 && stored.accounts ? stored.accounts : {};
}

const inTurn = createInTurn();

function change(make: (all: All) => Promise<All>): Promise<void> {
  return inTurn(async () => {
    const before = await readAll();
    const accounts = await make(before);
    if (accounts === before) return;
    await (Object.keys(accounts).length === 0
      ? togetherItem.remove()
      : togetherItem.set({ version: 1, accounts }));
  });
}

/** True for an account that opens together with others. */
export const isTogether = async (account: string): Promise<boolean> =>
  Object.hasOwn(await readAll(), account);

/** Forgets whom an account opens with, and that others open with it. */
export const forgetTogether = (account: string): Promise<void> =>
  change(async (all) => {
    const { [account]: own, ...others } = all;
    const isOpener = Object.values(others).some(({ openers }) => openers.includes(account));
    if (!own && !isOpener) return all;
    const left = Object.entries(others).map(([id, { openers, wrapped }]) => {
      const { [account]: _, ...rest } = wrapped;
      return [id, { openers: openers.filter((one) => one !== account), wrapped: rest }] as const;
    });
    return Object.fromEntries(left.filter(([, { openers }]) => openers.length > 0));
  });

async function userKeyOf(account: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const unlocked = await readUnlocked(account);
  return unlocked && decodeBase64(unlocked.userKey);
}

const secretOf = (bytes: Uint8Array, opener: string, account: string): WrapSecret => ({
  bytes,
  purpose: 'latchkey unlock together',
  context: [opener, account],
});

/** The user key of one account, sealed under that of another; null while one of them is locked. */
async function wrapUnder(opener: string, account: string): Promise<string | null> {
  const [secret, userKey] = await Promise.all([userKeyOf(opener), userKeyOf(account)]);
  try {
    return secret && userKey && (await wrapUserKey(userKey, secretOf(secret, opener, account)));
  } finally {
    if (secret) wipe(secret);
    if (userKey) wipe(userKey);
  }
}

/** Seals what is missing, for those accounts that are open side by side now. */
export const completeTogether = (): Promise<void> =>
  change(async (all) => {
    let next = all;
    for (const [account, { openers, wrapped }] of Object.entries(all))
      for (const opener of openers.filter((one) => !Object.hasOwn(wrapped, one))) {
        const sealed = await wrapUnder(opener, account);
        const own = next[account];
        if (sealed && own)
          next = { ...next, [account]: { ...own, wrapped: { ...own.wrapped, [opener]: sealed } } };
      }
    return next;
  });

/** What does not open any more is sealed anew as soon as both are open. */
const forgetWrapped = (opener: string, account: string): Promise<void> =>
  change(async (all) => {
    const own = all[account];
    if (!own) return all;
    const { [opener]: _, ...wrapped } = own.wrapped;
    return { ...all, [account]: { ...own, wrapped } };
  });

async function openWith(opener: string, record: AccountRecord, sealed: string): Promise<OpenedKey | null> {
  const secret = await userKeyOf(opener);
  if (!secret) return null;
  const userKey = await unwrapUserKey(sealed, secretOf(secret, opener, record.id)).finally(() =>
    wipe(secret),
  );
  if (userKey && (await isUserKeyOf(record, userKey))) return { account: record.id, userKey };
  if (userKey) wipe(userKey);
  await forgetWrapped(opener, record.id);
  return null;
}

/** What opener and account are sealed under now; undefined where that is nothing. */
async function sealedFor(opener: string, account: string): Promise<string | undefined> {
  const all = await readAll();
  const { openers = [], wrapped = {} } = (Object.hasOwn(all, account) && all[account]) || {};
  return openers.includes(opener) && Object.hasOwn(wrapped, opener) ? wrapped[opener] : undefined;
}

/**
 * The key of an account that opens together with one that is open at this moment: a lock that came since says no.
 * @throws CodedError `locked` where it does not open it.
 */
export async function openBeside(opener: string, account: string): Promise<OpenedKey> {
  const sealed = await sealedFor(opener, account);
  const record = sealed === undefined ? null : await readAccount(account);
  const opened = record && sealed && (await openWith(opener, record, sealed));
  if (!opened) throw new CodedError('locked');
  return opened;
}

/** Those accounts that are locked and open together with one that has just been opened. */
export async function openingWith(opener: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const account of Object.keys(await readAll()))
    if ((await sealedFor(opener, account)) !== undefined && !(await readUnlocked(account)))
      found.push(account);
  return found;
}

/**
 * Unlocking several accounts in one go: the user key of one is sealed under those of the others, on this device alone. Whoever can open one
 * of the others can then open it: so its own master password is asked for first.
 */
export function createUnlockTogether({ account, session, changed }: UnlockTogetherDeps): UnlockTogether {
  return {
    set: async (password) => {
      await session.verifyPassword(password);
      const openers = (await readAccounts()).map(({ id }) => id).filter((id) => id !== account);
      await change(async (all) =>
        openers.length === 0 ? all : { ...all, [account]: { openers, wrapped: {} } },
      );
      await completeTogether();
      await changed();
    },
    remove: async () => {
      await session.assertUnlocked();
      await change(async (all) => {
        const { [account]: own, ...others } = all;
        return own ? others : all;
      });
      await changed();
    },
  };
}
