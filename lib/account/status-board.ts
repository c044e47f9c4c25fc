import { SIGNED_OUT, statusItem } from '../browser';
import type { SessionStatus, SyncStatus } from '../session';
import { readCurrentAccount, summarise } from './account-record';
import { createInTurn } from './in-turn';
import { readUnlockWays } from './unlock-ways';
import { readUnlockedAccount, wipeUnlocked } from './unlocked';

export interface StatusBoard {
  read(): Promise<SessionStatus>;
  /** Applies a change to what stands there; changes are applied one after the other. */
  update(change: (status: SessionStatus) => Partial<SessionStatus>): Promise<void>;
  updateSync(change: Partial<SyncStatus>): Promise<void>;
  /** After a start of browser or worker: makes the board agree with what is stored. */
  hydrate(): Promise<void>;
}

export const NEVER_SYNCED: SyncStatus = SIGNED_OUT.sync;

async function stored(): Promise<Partial<SessionStatus>> {
  const [record, unlocked] = await Promise.all([readCurrentAccount(), readUnlockedAccount()]);
  const isOpen = record !== null && unlocked === record.id;
  // Half of a pair of keys, or keys without their account: a worker was stopped between two writes.
  if (!isOpen) await wipeUnlocked();
  const ways = await readUnlockWays();
  if (!record) return { state: 'signed-out', account: null, needsSignIn: false, ways };
  return {
    ways,
    state: isOpen ? 'unlocked' : 'locked',
    account: summarise(record),
    needsSignIn: record.revoked,
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
  const update: StatusBoard['update'] = (change) =>
    inTurn(async () => {
      const status = await statusItem.get();
      const after = { ...SIGNED_OUT, ...status, ...change(status) };
      await statusItem.set(after);
      changed(status, after);
    });
  return {
    read: () => statusItem.get(),
    update,
    updateSync: (change) => update(({ sync }) => ({ sync: { ...sync, ...change } })),
    hydrate: async () => {
      // A lock that the stopped worker had begun is finished: what another write has put back goes.
      if ((await statusItem.get()).state === 'locked') await wipeUnlocked();
      const truth = await stored();
      // No worker is syncing any more when this one has only just started.
      await update(({ sync }) => ({
        ...truth,
        opening: null,
        sync: { ...sync, state: sync.error ? 'failed' : 'idle', progress: null },
      }));
    },
  };
}
