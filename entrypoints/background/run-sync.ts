import { type AccountRecord, readCurrentAccount, type StatusBoard } from '../../lib/account';
import type { Send } from '../../lib/api';
import { CodedError, toErrorInfo } from '../../lib/errors';
import type { SyncStatus } from '../../lib/session';
import type { Store } from '../../lib/store';
import { syncAccount } from '../../lib/sync';

export interface RunSyncDeps {
  readonly board: StatusBoard;
  readonly send: Send;
  readonly store: Store;
}

export type RunSync = (options: { force: boolean }) => Promise<void>;

const isCurrent = async (account: string): Promise<boolean> => (await readCurrentAccount())?.id === account;

async function syncOnce(
  { board, send, store }: RunSyncDeps,
  record: AccountRecord,
  force: boolean,
): Promise<void> {
  const report = (progress: SyncStatus['progress']) => board.updateSync({ progress });
  const target = { account: record.id, urls: record.urls };
  const deps = { send, store, report, isCurrent: () => isCurrent(record.id) };
  const { changed, syncedAt } = await syncAccount(deps, target, { force });
  if (!(await isCurrent(record.id))) return;
  await board.update(({ revision, sync }) => ({
    revision: changed ? revision + 1 : revision,
    sync: { ...sync, state: 'idle', error: null, progress: null, lastSynced: syncedAt },
  }));
}

async function run(deps: RunSyncDeps, record: AccountRecord, force: boolean): Promise<void> {
  await deps.board.updateSync({ state: 'running' });
  try {
    await syncOnce(deps, record, force);
  } catch (thrown) {
    // Signed out, or in to another account, meanwhile: the board tells of that one now.
    if (!(await isCurrent(record.id))) return;
    const info = toErrorInfo(thrown);
    // Locked meanwhile: nothing went wrong.
    const error = info.code === 'locked' ? null : info;
    await deps.board.updateSync({ state: error ? 'failed' : 'idle', error, progress: null });
  }
}

/**
 * Syncs the current account; one sync of an account at a time, later callers get the one that runs. Never rejects: how it went stands
 * on the status board, and the vault from before stays open whatever happens.
 */
export function createRunSync(deps: RunSyncDeps): RunSync {
  let running: { readonly account: string; readonly done: Promise<void> } | null = null;
  return async ({ force }) => {
    const record = await readCurrentAccount();
    if (!record) return;
    if (running?.account === record.id) return running.done;
    const done = run(deps, record, force).finally(() => {
      if (running?.done === done) running = null;
    });
    running = { account: record.id, done };
    return done;
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
