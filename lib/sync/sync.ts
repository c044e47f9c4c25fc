import { fetchRevisionDate, fetchSync, type Send } from '../api';
import { CodedError } from '../errors';
import type { ServerUrls, SyncStatus } from '../session';
import type { Store, StoredVault, VaultRow } from '../store';
import { parseSync } from './parse-sync';

export interface SyncTarget {
  readonly account: string;
  readonly urls: ServerUrls;
}

export interface SyncDeps {
  readonly send: Send;
  readonly store: Store;
  readonly report: (progress: SyncStatus['progress']) => Promise<void>;
  /** False once another account, or none, is in use: then nothing is stored any more. */
  readonly isCurrent: () => Promise<boolean>;
}

export interface SyncResult {
  /** False: the server had nothing new. */
  readonly changed: boolean;
  readonly syncedAt: number;
}

const isDamage = (error: unknown): boolean =>
  error instanceof CodedError && error.info.code === 'database-damaged';

/** A vault that cannot be read counts as none: all is fetched then. */
async function readStored(store: Store, account: string): Promise<VaultRow | null> {
  try {
    return await store.readVault(account);
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

/** A database that takes nothing any more is made anew, but only with the whole new vault at hand to put into it. */
async function storeMending(store: Store, vault: StoredVault): Promise<void> {
  try {
    await store.replaceVault(vault);
  } catch (error) {
    if (!isDamage(error)) throw error;
    await store.reset();
    await store.replaceVault(vault);
  }
}

/**
 * Brings one account up to date: asks for the revision date first, then fetches all, checks all, and replaces the stored
 * vault in one transaction. Whatever goes wrong, the vault from before stays as it was.
 */
export async function syncAccount(
  deps: SyncDeps,
  target: SyncTarget,
  options: { force: boolean },
): Promise<SyncResult> {
  const { send, store, report } = deps;
  const stored = await readStored(store, target.account);
  await report({ step: 'fetching', done: 0, total: 3 });
  const revision = await fetchRevisionDate(send, target.urls);
  const syncedAt = Date.now();
  if (!options.force && stored?.revision != null && revision !== null && revision <= stored.revision) {
    await store.touchVault(target.account, syncedAt);
    return { changed: false, syncedAt };
  }
  const answer = await fetchSync(send, target.urls);
  await report({ step: 'checking', done: 1, total: 3 });
  const { host } = new URL(target.urls.api);
  const vault = parseSync(answer, { account: target.account, host }, { revision, syncedAt });
  await report({ step: 'storing', done: 2, total: 3 });
  if (!(await deps.isCurrent())) throw new CodedError('signed-out');
  await storeMending(store, vault);
  return { changed: true, syncedAt };
}
