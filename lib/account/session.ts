import { CodedError } from '../errors';
import { type AccountStatus, isPastDeadline } from '../session';
import { readSettings, type Settings } from '../settings';
import { readAccount, removeAccount, requireAccount, summarise } from './account-record';
import { endSignIn } from './end-sign-in';
import type { InTurn } from './in-turn';
import { forgetLeft, forgetPerson, wipeDraft, wipeKeys, wipePlaces } from './leave';
import type { AccountBoard, StatusBoard } from './status-board';
import { admit, type OpenedKey, openAccount, verifyPassword } from './unlock';
import { forgetPin } from './unlock-pin';
import { readUnlockWays } from './unlock-ways';

export interface SessionDeps {
  /** The id of the account that this is the session of. */
  readonly account: string;
  readonly board: StatusBoard;
  /** The queue of all moves between signed out, locked and unlocked, shared with the sign-in. */
  readonly moves: InTurn;
  /** Arms the alarm that locks; null disarms it. */
  readonly armLock: (lockAt: number | null) => Promise<void>;
  /** Arms the alarm that ends a waiting sign-in; null disarms it. */
  readonly armSignIn: (until: number | null) => Promise<void>;
  /** The person has opened the account: others may open with it. Never rejects. */
  readonly opened: () => Promise<void>;
  /** Drops opened items and imported keys from memory, and what was got with them. */
  readonly forgetOpened: () => Promise<void>;
  /** Removes an account's vault from disk. */
  readonly forgetVault: (account: string) => Promise<void>;
  /** True while something of the account is not on the server yet: that is not thrown away without a question. */
  readonly hasUnsent: () => Promise<boolean>;
}

export interface Session {
  /** @throws CodedError `wrong-password`, `signed-out`; `locked` when the account was locked again meanwhile. */
  unlock(password: string): Promise<void>;
  /**
   * The same with a user key that something else opens. What that throws is thrown.
   * @throws CodedError `signed-out`; `locked` when the account was locked again meanwhile.
   */
  unlockBy(openKey: () => Promise<OpenedKey>): Promise<void>;
  /** Checks the master password of the unlocked account again. @throws CodedError `reprompt-wrong`, `locked`. */
  verifyPassword(password: string): Promise<void>;
  lock(): Promise<void>;
  signOut(): Promise<void>;
  /** The person did something: the deadline moves. */
  touch(): Promise<void>;
  /** A stricter rule has come: the deadline comes sooner, and never later. */
  shorten(): Promise<void>;
  /** Shows the account as unlocked and sets the deadline. Part of a move: the caller has its turn already. */
  open(): Promise<void>;
  /** @throws CodedError `locked`, and locks, when the deadline has passed; whether the alarm fired or not. */
  assertUnlocked(): Promise<void>;
  /** The lock alarm: locks, or signs out where the person chose that. An alarm that has been overtaken is set anew. */
  alarm(): Promise<void>;
  /** The same without a deadline: the system's screen was locked. */
  screenLocked(): Promise<void>;
  /**
   * After a start of browser or worker, once the board was made to agree with what is stored: ends what was begun, and does what a closed
   * browser or the deadline ask for.
   * @param before what the board had said of the account; null: nothing was kept, for the browser has just started.
   */
  wake(before: AccountStatus | null | undefined): Promise<void>;
}

/** As long as the person likes, and an organisation allows; null: until the browser is closed. */
async function lockMinutes({ lockAfterMinutes }: Settings, board: AccountBoard): Promise<number | null> {
  const most = (await board.read())?.rules.maxLockMinutes ?? null;
  const chosen = lockAfterMinutes === 0 ? null : lockAfterMinutes;
  return most === null || chosen === null ? (chosen ?? most) : Math.min(chosen, most);
}

async function setDeadline({ account, board, armLock }: SessionDeps): Promise<void> {
  const minutes = await lockMinutes(await readSettings(), board.of(account));
  const now = Date.now();
  const lockAt = minutes === null ? null : now + minutes * 60_000;
  await board.of(account).update(() => ({ lockAt, lockSetAt: lockAt === null ? null : now }));
  await armLock(lockAt);
}

/** The deadline as it would be set now, if that comes sooner than the one that stands. */
async function shorten({ account, board, armLock }: SessionDeps): Promise<void> {
  const status = await board.of(account).read();
  const minutes = await lockMinutes(await readSettings(), board.of(account));
  if (status?.state !== 'unlocked' || minutes === null) return;
  const lockAt = Date.now() + minutes * 60_000;
  if (status.lockAt !== null && status.lockAt <= lockAt) return;
  await board.of(account).update(() => ({ lockAt, lockSetAt: Date.now() }));
  await armLock(lockAt);
}

async function lock(deps: SessionDeps): Promise<void> {
  const { account, board, armLock, forgetOpened } = deps;
  await wipeKeys(account, forgetOpened);
  const ended = await endSignIn(deps);
  await board.of(account).update(({ locks }) => ({
    ...ended,
    state: 'locked',
    lockAt: null,
    lockSetAt: null,
    locks: locks + 1,
    lastLock: locks + 1,
  }));
  await wipePlaces(account);
  await armLock(null);
}

async function open(deps: SessionDeps): Promise<void> {
  const record = await requireAccount(deps.account);
  // A page that was closed in the moment of the lock may have noted its place after it.
  await wipePlaces(deps.account);
  await setDeadline(deps);
  const account = summarise(record);
  const ways = await readUnlockWays(record.id);
  await deps.board.of(record.id).update(({ revision }) => ({
    ways,
    state: 'unlocked',
    account,
    needsSignIn: record.revoked,
    revision: revision + 1,
  }));
}

async function signOut(deps: SessionDeps): Promise<void> {
  const { account, board, armLock, forgetOpened, forgetVault } = deps;
  const record = await readAccount(account);
  await wipeKeys(account, forgetOpened);
  const ended = await endSignIn(deps);
  await forgetPin(account);
  await removeAccount(account);
  await forgetPerson(account, record);
  await board.tellAccounts(({ locks }) => ({ ...ended, locks: locks + 1 }));
  await wipePlaces(account);
  await armLock(null);
  await forgetLeft(forgetVault);
  await tellWays(board);
}

/** Whoever was opened by one that was left may have to open by itself now. */
async function tellWays(board: StatusBoard): Promise<void> {
  for (const { account } of (await board.read()).accounts) {
    const ways = await readUnlockWays(account.id);
    await board.of(account.id).update(() => ({ ways }));
  }
}

/** True when the person, or an organisation, wants a sign-out by what locks by itself, and nothing is lost by that. */
async function isToSignOut({ account, board, hasUnsent }: SessionDeps): Promise<boolean> {
  const { lockAction } = await readSettings();
  const isDemanded = (await board.of(account).read())?.rules.signsOut === true;
  return (lockAction === 'signOut' || isDemanded) && !(await hasUnsent());
}

/** What locks by itself does what the person chose for that. */
async function lockByItself(deps: SessionDeps): Promise<void> {
  await ((await isToSignOut(deps)) ? signOut(deps) : lock(deps));
}

/** Alarms come a little early at times. */
const EARLY_MS = 1000;

const isOpen = async ({ account, board }: SessionDeps): Promise<boolean> =>
  (await board.of(account).read())?.state === 'unlocked';

const isDue = async ({ account, board }: SessionDeps, now: number): Promise<boolean> => {
  const status = await board.of(account).read();
  return status?.state === 'unlocked' && isPastDeadline(status, now);
};

async function rearm({ account, board, armLock }: SessionDeps): Promise<void> {
  const status = await board.of(account).read();
  if (status?.state === 'unlocked' && status.lockAt !== null) await armLock(status.lockAt);
}

/** What was noted after a lock. Where the person is in another account that is open is no matter of this one. */
async function wipeRest({ account, board }: SessionDeps): Promise<void> {
  const isAnyOpen = (await board.read()).state === 'unlocked';
  await (isAnyOpen ? wipeDraft(account) : wipePlaces(account));
}

async function wake(deps: SessionDeps, before: AccountStatus | null | undefined): Promise<void> {
  const isOpen = (await deps.board.of(deps.account).read())?.state === 'unlocked';
  // Closing the browser has locked the account.
  if (before === null && !isOpen) {
    if (await isToSignOut(deps)) await signOut(deps);
    return;
  }
  if (before?.state === 'unlocked' && isPastDeadline(before, Date.now())) await lockByItself(deps);
  // A worker was stopped in the middle of a lock: its keys are gone, the rest goes now.
  else if (before?.state === 'unlocked' && !isOpen) await lock(deps);
  else if (!isOpen) await wipeRest(deps);
  // Or at the end of a sign-in: its keys are there, its deadline is not.
  else if (before?.state !== 'unlocked') await open(deps);
}

/** The moves of an account between signed out, locked and unlocked, one after the other, and the deadline that none of them may miss. */
export function createSession(deps: SessionDeps): Session {
  const { account, moves } = deps;
  const board = deps.board.of(account);
  let closings = 0;
  const close = (work: (deps: SessionDeps) => Promise<void>, isWanted: () => Promise<boolean>) =>
    moves(async () => {
      if (!(await isWanted())) return;
      closings += 1;
      await work(deps);
    });
  const assertUnlocked = async () => {
    const status = await board.read();
    if (status?.state === 'unlocked' && !isPastDeadline(status, Date.now())) return;
    if (status?.state === 'unlocked') await close(lockByItself, () => isDue(deps, Date.now()));
    throw new CodedError('locked');
  };
  const unlockBy = async (openKey: () => Promise<OpenedKey>) => {
    const begun = closings;
    const key = await openKey();
    await moves(async () => {
      // Deriving takes a while; whoever locked since then meant it.
      if (!(await admit(key, () => closings === begun))) throw new CodedError('locked');
      await open(deps);
    });
    await deps.opened();
  };
  return {
    unlock: (password) => unlockBy(() => openAccount(account, password)),
    unlockBy,
    verifyPassword: async (password) => {
      await assertUnlocked();
      await verifyPassword(account, password);
      await assertUnlocked();
    },
    lock: () => close(lock, async () => true),
    signOut: () => close(signOut, async () => true),
    open: () => open(deps),
    alarm: async () => {
      await close(lockByItself, () => isDue(deps, Date.now() + EARLY_MS));
      await rearm(deps);
    },
    screenLocked: () => close(lockByItself, () => isOpen(deps)),
    assertUnlocked,
    touch: async () => {
      await assertUnlocked();
      await moves(async () => (await isOpen(deps)) && setDeadline(deps));
    },
    shorten: () => moves(() => shorten(deps)),
    wake: (before) => moves(() => wake(deps, before)),
  };
}
