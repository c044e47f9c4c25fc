import { type AccountRecord, readCurrentAccount, type StatusBoard } from '../../lib/account';
import type { Send } from '../../lib/api';
import { CodedError, toErrorInfo } from '../../lib/errors';
import type { Store } from '../../lib/store';
import { syncAccount } from '../../lib/sync';

export interface RunSyncDeps {
  readonly board: StatusBoard;
  readonly send: Send;
  readonly store: Store;
}

export type RunSync = (options: { force: boolean }) => Promise<void>;

async function syncOnce(
  { board, send, store }: RunSyncDeps,
  record: AccountRecord,
  force: boolean,
): Promise<void> {
  const report = (progress: Parameters<Parameters<typeof syncAccount>[0]['report']>[0]) =>
    board.updateSync({ progress });
  const target = { account: record.id, urls: record.urls };
  const { changed, syncedAt } = await syncAccount({ send, store, report }, target, { force });
  await board.update(({ revision, sync }) => ({
    revision: changed ? revision + 1 : revision,
    sync: { ...sync, state: 'idle', error: null, progress: null, lastSynced: syncedAt },
  }));
}

/** A database that no longer opens is made anew and filled from the server, which still has everything. */
async function syncMending(deps: RunSyncDeps, record: AccountRecord, force: boolean): Promise<void> {
  try {
    await syncOnce(deps, record, force);
  } catch (error) {
    if (!(error instanceof CodedError) || error.info.code !== 'database-damaged') throw error;
    await deps.store.reset();
    await syncOnce(deps, record, true);
  }
}

/**
 * Syncs the current account; one sync at a time, later callers get the one that runs. Never rejects: how it went stands on the
 * status board, and the vault from before stays open whatever happens.
 */
export function createRunSync(deps: RunSyncDeps): RunSync {
  let running: Promise<void> | null = null;
  const run = async (force: boolean): Promise<void> => {
    const record = await readCurrentAccount();
    if (!record) return;
    await deps.board.updateSync({ state: 'running' });
    try {
      await syncMending(deps, record, force);
    } catch (thrown) {
      const info = toErrorInfo(thrown);
      // Locked meanwhile: nothing went wrong.
      const error = info.code === 'locked' ? null : info;
      await deps.board.updateSync({ state: error ? 'failed' : 'idle', error, progress: null });
    }
  };
  return ({ force }) => {
    running ??= run(force).finally(() => {
      running = null;
    });
    return running;
  };
}

/** A vault older than this is looked at again when a page of ours opens. */
const STALE_MS = 5 * 60_000;

/** Syncs in the background when the last time was a while ago, or never worked. */
export function createSyncStale({
  board,
  syncNow,
}: {
  board: StatusBoard;
  syncNow: RunSync;
}): () => Promise<void> {
  return async () => {
    const { sync, needsSignIn } = await board.read();
    const isStale = sync.lastSynced === null || Date.now() - sync.lastSynced > STALE_MS;
    if (isStale && !needsSignIn) await syncNow({ force: false });
  };
}

/** A read that, when the database no longer opens, has it made anew from the server and tries once more. */
export function mending<T>(read: () => Promise<T>, sync: () => Promise<void>): () => Promise<T> {
  return async () => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof CodedError) || error.info.code !== 'database-damaged') throw error;
      await sync();
      return read();
    }
  };
}
