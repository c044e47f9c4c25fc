import { SIGNED_OUT, statusItem } from '../browser';
import { type AccountStatus, NO_RULES, type SessionStatus, type SyncStatus, together } from '../session';
import { type AccountRecord, readAccount, readAccounts, readFront, summarise } from './account-record';
import { createInTurn } from './in-turn';
import { readUnlockWays } from './unlock-ways';
import { isUnlocked, wipeStrangers, wipeUnlocked } from './unlocked';

/** What counts for the whole browser, and may change together with what is told of an account. */
type Shared = Pick<SessionStatus, 'revision' | 'locks' | 'signIn'>;

/** What is told of one account. */
export interface AccountBoard {
  /** Null when the account is not signed in on this browser. */
  read(): Promise<AccountStatus | null>;
  /** Applies a change to what stands there, if the account is on this browser; changes are applied one after the other. */
  update(change: (status: AccountStatus & Shared) => Partial<AccountStatus & Shared>): Promise<void>;
  updateSync(change: Partial<SyncStatus>): Promise<void>;
}

export interface StatusBoard {
  read(): Promise<SessionStatus>;
  /** Changes what counts for the whole browser; changes are applied one after the other. */
  update(change: (status: SessionStatus) => Partial<Shared>): Promise<void>;
  of(account: string): AccountBoard;
  /** Makes the board agree with what is stored: which accounts there are, what they are called, which is in front. Changes the rest with it. */
  tellAccounts(change?: (status: SessionStatus) => Partial<Shared>): Promise<void>;
  /** The same after a start of browser or worker: no sync runs any more, and locks that were begun are finished. */
  hydrate(): Promise<void>;
}

const { lockAt, lockSetAt, sync, outbox, opening, ways } = SIGNED_OUT;
const NEW = { state: 'locked', lockAt, lockSetAt, sync, outbox, opening, ways, rules: NO_RULES } as const;

const tell = (record: AccountRecord, before: AccountStatus | undefined, locks: number): AccountStatus => ({
  ...(before ?? { ...NEW, lastLock: locks }),
  account: summarise(record),
  needsSignIn: record.revoked,
});

/** An account as a worker that has only just started finds it: no sync is running any more. */
async function wake(
  record: AccountRecord,
  before: AccountStatus | undefined,
  locks: number,
): Promise<AccountStatus> {
  // A lock that the stopped worker had begun is finished: what another write has put back goes.
  if (before?.state === 'locked') await wipeUnlocked(record.id);
  const isOpen = await isUnlocked(record.id);
  // Half of a pair of keys: a worker was stopped between two writes.
  if (!isOpen) await wipeUnlocked(record.id);
  const told = tell(record, before, locks);
  return {
    ...told,
    state: isOpen ? 'unlocked' : 'locked',
    ways: await readUnlockWays(record.id),
    opening: null,
    sync: { ...told.sync, state: told.sync.error ? 'failed' : 'idle', progress: null },
  };
}

type Write = (make: (status: SessionStatus) => Promise<Partial<SessionStatus>>) => Promise<void>;

const findIn = ({ accounts }: SessionStatus, id: string) => accounts.find(({ account }) => account.id === id);

function createAccountBoard(id: string, write: Write): AccountBoard {
  const update: AccountBoard['update'] = (change) =>
    write(async (status) => {
      const { accounts, revision, locks, signIn } = status;
      const record = findIn(status, id) ? null : await readAccount(id);
      const now = findIn(status, id) ?? (record && tell(record, undefined, locks));
      if (!now) return {};
      const {
        revision: more,
        locks: closed,
        signIn: step,
        ...own
      } = change({ ...now, revision, locks, signIn });
      const all = record ? [...accounts, now] : accounts;
      return {
        accounts: all.map((one) => (one === now ? { ...one, ...own } : one)),
        revision: more ?? revision,
        locks: closed ?? locks,
        signIn: step === undefined ? signIn : step,
      };
    });
  return {
    read: async () => findIn(await statusItem.get(), id) ?? null,
    update,
    updateSync: (change) => update(({ sync: now }) => ({ sync: { ...now, ...change } })),
  };
}

/**
 * The one writer of the session status that all pages watch.
 * @param changed called after each change, in this worker alone: watching the store would wake it for what others write.
 */
export function createStatusBoard(
  changed: (before: SessionStatus, after: SessionStatus) => void = () => undefined,
): StatusBoard {
  const inTurn = createInTurn();
  const write: Write = (make) =>
    inTurn(async () => {
      const status = { ...SIGNED_OUT, ...(await statusItem.get()) };
      const { accounts, ...shared } = { ...status, ...(await make(status)) };
      const after = { ...shared, ...together(accounts, await readFront()) };
      await statusItem.set(after);
      changed(status, after);
    });
  return {
    read: () => statusItem.get(),
    update: (change) => write(async (status) => change(status)),
    of: (account) => createAccountBoard(account, write),
    tellAccounts: (change = () => ({})) =>
      write(async (status) => ({
        ...change(status),
        accounts: (await readAccounts()).map((record) =>
          tell(record, findIn(status, record.id), status.locks),
        ),
      })),
    hydrate: () =>
      write(async (status) => {
        const records = await readAccounts();
        // Keys without their account.
        await wipeStrangers(records.map(({ id }) => id));
        return {
          accounts: await Promise.all(
            records.map((record) => wake(record, findIn(status, record.id), status.locks)),
          ),
        };
      }),
  };
}
