import { type AccountBoard, type AccountRecord, readAccount } from '../../lib/account';
import { toErrorInfo } from '../../lib/errors';
import type { SyncStatus } from '../../lib/session';
import { noteOffered } from '../../lib/sites';
import { type SyncDeps, type SyncOptions, syncAccount } from '../../lib/sync';
import { withMoved } from './moved-ids';

export interface RunSyncDeps
  extends Pick<SyncDeps, 'send' | 'store' | 'prepare' | 'trust' | 'reconcile' | 'reconcileFolders'> {
  /** The id of the account that is synced. */
  readonly account: string;
  readonly board: AccountBoard;
  /** Keys of organisations are not what they were: those in memory are dropped. */
  readonly forgetKeys: () => void;
  /** The vault is stored: the overview catches up. */
  readonly stored: () => Promise<void>;
  /** The server has ended the session. */
  readonly onRevoked: (record: AccountRecord) => Promise<void>;
}

export interface RunSyncOptions extends SyncOptions {
  /** One that runs already will not do: it may not have seen what was sent since it began. */
  readonly isFresh?: boolean;
}

export type RunSync = (options: RunSyncOptions) => Promise<void>;

/** False once the account was left. */
const isHere = async (account: string): Promise<boolean> => (await readAccount(account)) !== null;

/** A site more or less is no reason for a sync to fail: what was known of them stays. */
async function noteSites(account: string, groups: readonly (readonly string[])[] | null): Promise<void> {
  if (groups && (await isHere(account))) await noteOffered(account, groups).catch(() => undefined);
}

async function syncOnce(deps: RunSyncDeps, record: AccountRecord, options: SyncOptions): Promise<void> {
  const { board, send, store, prepare, trust, reconcile, reconcileFolders } = deps;
  const report = (progress: SyncStatus['progress']) => board.updateSync({ progress });
  const moved: SyncDeps['moved'] = (ids) =>
    board.update(({ outbox }) => ({ outbox: withMoved(outbox, ids) }));
  const target = { account: record.id, urls: record.urls };
  const result = await syncAccount(
    {
      send,
      store,
      prepare,
      trust,
      reconcile,
      reconcileFolders,
      report,
      moved,
      siteGroups: (groups) => noteSites(record.id, groups),
      isCurrent: () => isHere(record.id),
    },
    target,
    options,
  );
  const { changed, keysChanged, syncedAt, questions } = result;
  // Left in the moment between the last look and the writing: nothing of it stays.
  if (!(await isHere(record.id))) return store.forget(record.id);
  if (keysChanged) deps.forgetKeys();
  await board.update(({ revision, sync }) => ({
    revision: changed ? revision + 1 : revision,
    sync: { ...sync, state: 'idle', error: null, progress: null, lastSynced: syncedAt, ...questions },
  }));
  if (changed) await deps.stored();
}

/** So often a vault that is changed here at the same time is fetched again. */
const TRIES = 4;

/** Another change may come between reading and writing: what the server says is then compared with that one. */
async function syncPatiently(deps: RunSyncDeps, record: AccountRecord, options: SyncOptions): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await syncOnce(deps, record, options);
    } catch (error) {
      if (toErrorInfo(error).code !== 'vault-moved' || tries === TRIES) throw error;
    }
  }
}

async function run(deps: RunSyncDeps, record: AccountRecord, options: SyncOptions): Promise<void> {
  await deps.board.updateSync({ state: 'running' });
  try {
    await syncPatiently(deps, record, options);
  } catch (thrown) {
    // Signed out meanwhile.
    if (!(await isHere(record.id))) return;
    const info = toErrorInfo(thrown);
    if (info.code === 'session-revoked') await deps.onRevoked(record);
    // Locked meanwhile: nothing went wrong.
    const error = info.code === 'locked' ? null : info;
    await deps.board.updateSync({ state: error ? 'failed' : 'idle', error, progress: null });
  }
}

/**
 * Syncs an account; one sync at a time, later callers get the one that runs. Never rejects: how it went stands
 * on the status board, and the vault from before stays open whatever happens.
 */
export function createRunSync(deps: RunSyncDeps): RunSync {
  let running: { readonly isForced: boolean; readonly done: Promise<void> } | null = null;
  return async (options) => {
    const record = await readAccount(deps.account);
    if (!record) return;
    // A look for news may have had its answer already: it waits for its turn.
    if (options.isFresh || (options.force && running?.isForced === false)) await running?.done;
    // What the person has said yes to is not what runs, nor what others have begun meanwhile.
    while ((options.acceptSmaller || options.takeOwners) && running) await running.done;
    if (running) return running.done;
    const done = run(deps, record, options).finally(() => {
      if (running?.done === done) running = null;
    });
    running = { isForced: options.force, done };
    return done;
  };
}

/** A vault older than this is looked at again when a page of ours opens. */
const STALE_MS = 5 * 60_000;

/** An account that was left is not synced. */
const NOT_HERE = { sync: { lastSynced: null }, needsSignIn: true };

/** Syncs in the background when the last time was a while ago, or never worked. */
export function createSyncStale({
  board,
  syncNow,
}: {
  board: AccountBoard;
  syncNow: RunSync;
}): () => Promise<void> {
  return async () => {
    const { sync, needsSignIn } = (await board.read()) ?? NOT_HERE;
    const isStale = sync.lastSynced === null || Date.now() - sync.lastSynced > STALE_MS;
    if (isStale && !needsSignIn) await syncNow({ force: false });
  };
}
