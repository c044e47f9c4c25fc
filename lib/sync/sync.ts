import { fetchRevisionDate, fetchSync, type Send } from '../api';
import type { ServerUrls, SyncStatus } from '../session';
import type { Store } from '../store';
import { parseSync } from './parse-sync';

export interface SyncTarget {
  readonly account: string;
  readonly urls: ServerUrls;
}

export interface SyncDeps {
  readonly send: Send;
  readonly store: Store;
  readonly report: (progress: SyncStatus['progress']) => Promise<void>;
}

export interface SyncResult {
  /** False: the server had nothing new. */
  readonly changed: boolean;
  readonly syncedAt: number;
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
  const stored = await store.readVault(target.account);
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
  await store.replaceVault(vault);
  return { changed: true, syncedAt };
}
