import { fillCycleItem, popupRouteItem } from '../browser';
import { CodedError } from '../errors';
import { readSettings } from '../settings';
import { readCurrentAccount, removeAccounts, summarise } from './account-record';
import { wipePending } from './pending-sign-in';
import { NEVER_SYNCED, type StatusBoard } from './status-board';
import { unlock } from './unlock';
import { wipeUnlocked } from './unlocked';

export interface SessionDeps {
  readonly board: StatusBoard;
  /** Arms the alarm that locks; null disarms it. */
  readonly armLock: (lockAt: number | null) => Promise<void>;
  /** Drops opened items and imported keys from memory. */
  readonly forgetOpened: () => void;
  /** Removes an account's vault from disk. */
  readonly forgetVault: (account: string) => Promise<void>;
}

export interface Session {
  unlock(password: string): Promise<void>;
  lock(): Promise<void>;
  signOut(): Promise<void>;
  /** The person did something: the deadline moves. */
  touch(): Promise<void>;
  /** After sign-in: shows the account as unlocked and sets the deadline. */
  open(): Promise<void>;
  /** @throws CodedError `locked`, and locks, when the deadline has passed; whether the alarm fired or not. */
  assertUnlocked(): Promise<void>;
  /** The deadline came: lock, or sign out where the person chose that. */
  expire(): Promise<void>;
}

async function deadline(): Promise<number | null> {
  const { lockAfterMinutes } = await readSettings();
  return lockAfterMinutes === 0 ? null : Date.now() + lockAfterMinutes * 60_000;
}

async function setDeadline({ board, armLock }: SessionDeps): Promise<void> {
  const lockAt = await deadline();
  await board.update(() => ({ lockAt }));
  await armLock(lockAt);
}

async function wipe({ armLock, forgetOpened }: SessionDeps): Promise<void> {
  await wipeUnlocked();
  await wipePending();
  forgetOpened();
  await popupRouteItem.remove();
  await fillCycleItem.remove();
  await armLock(null);
}

async function lock(deps: SessionDeps): Promise<void> {
  await wipe(deps);
  const record = await readCurrentAccount();
  await deps.board.update(() => ({ state: record ? 'locked' : 'signed-out', lockAt: null, signIn: null }));
}

async function open(deps: SessionDeps): Promise<void> {
  const record = await readCurrentAccount();
  if (!record) throw new CodedError('signed-out');
  await setDeadline(deps);
  const account = summarise(record);
  await deps.board.update(({ revision }) => ({
    state: 'unlocked',
    account,
    needsSignIn: record.revoked,
    revision: revision + 1,
  }));
}

async function signOut(deps: SessionDeps): Promise<void> {
  const record = await readCurrentAccount();
  await wipe(deps);
  await removeAccounts();
  const gone = { account: null, lockAt: null, needsSignIn: false, signIn: null, sync: NEVER_SYNCED };
  await deps.board.update(() => ({ state: 'signed-out', ...gone }));
  if (record) await deps.forgetVault(record.id);
}

async function expire(deps: SessionDeps): Promise<void> {
  const { lockAction } = await readSettings();
  await (lockAction === 'signOut' ? signOut(deps) : lock(deps));
}

async function assertUnlocked(deps: SessionDeps): Promise<void> {
  const { state, lockAt } = await deps.board.read();
  if (state === 'unlocked' && (lockAt === null || Date.now() < lockAt)) return;
  if (state === 'unlocked') await expire(deps);
  throw new CodedError('locked');
}

/** Signed out, locked, unlocked: the moves between them, and the deadline that none of them may miss. */
export function createSession(deps: SessionDeps): Session {
  return {
    unlock: async (password) => {
      await unlock(password);
      await open(deps);
    },
    lock: () => lock(deps),
    signOut: () => signOut(deps),
    open: () => open(deps),
    expire: () => expire(deps),
    assertUnlocked: () => assertUnlocked(deps),
    touch: async () => {
      await assertUnlocked(deps);
      await setDeadline(deps);
    },
  };
}
