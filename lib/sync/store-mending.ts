import { CodedError } from '../errors';
import type { Store, VaultChange } from '../store';
import type { IncomingVault } from './parse-sync';
import { readWaiting } from './with-outbox';

/** True for what a database gives no answer to any more. */
export const isDamage = (error: unknown): boolean =>
  error instanceof CodedError && error.info.code === 'database-damaged';

/** True while the vault from before can be read. */
async function isReadable(store: Store, account: string): Promise<boolean> {
  try {
    return (await store.readVault(account)) !== null && (await store.readItems(account)).length > 0;
  } catch {
    return false;
  }
}

/**
 * A database that gives and takes nothing any more is made anew, but only with the whole new vault at hand to put into it. One that can
 * still be read is kept: what was in the way of the new vault may be in the way of it again.
 * @throws CodedError `storage-refused` where a new one takes nothing either, as in browsers that are told to remember nothing.
 */
export async function storeMending(store: Store, change: VaultChange, all: IncomingVault): Promise<void> {
  try {
    await store.applyChange(change);
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (await isReadable(store, change.vault.account)) throw error;
    await storeAnew(store, change, all).catch((again: unknown) => {
      throw isDamage(again) ? new CodedError('storage-refused') : again;
    });
  }
}

async function storeAnew(store: Store, change: VaultChange, all: IncomingVault): Promise<void> {
  const waiting = await readWaiting(store, change.vault.account);
  await store.reset();
  const { items, folders, collections } = all;
  await store.applyChange({
    ...change,
    from: null,
    items,
    folders: change.folders ?? folders,
    collections,
    removed: [],
    sealed: null,
    outbox: { put: waiting, remove: [] },
  });
}
