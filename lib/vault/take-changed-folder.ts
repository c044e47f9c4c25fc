import { fetchFolder } from '../api';
import { CodedError } from '../errors';
import type { FolderRow, OutboxItem } from '../store';
import { asWire, isShallow, pickText, type Wire } from '../wire';
import { changeVault, type LocalChange } from './change-vault';
import { folderOf, followFolder, withFolder } from './folder-rows';
import { reconcileFolders } from './reconcile-folders';
import { isGone } from './refresh-item';
import { awaitOwn, isAsNew, type TakeDeps, type Taken } from './take-changed';

async function fetchTheirFolder(
  { send }: TakeDeps,
  urls: Parameters<typeof fetchFolder>[1],
  id: string,
): Promise<Wire | null> {
  try {
    return asWire(await fetchFolder(send, urls, id));
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** What waits for a folder to be sent, put together with what the server has now. @throws CodedError `locked`. */
async function withWaiting(
  deps: TakeDeps,
  entry: OutboxItem,
  incoming: readonly FolderRow[],
): Promise<LocalChange | null> {
  const { id } = entry;
  const [result] = await reconcileFolders([entry], incoming, deps.isBusy, deps.keys);
  if (!result) return null;
  const { item, entry: left, conflict } = result;
  return {
    items: [],
    removed: [],
    folders: { put: item ? [item] : [], removed: item ? [] : [id] },
    outbox: { put: left ? [left] : [], remove: left ? [] : [id] },
    conflicts: { put: conflict ? [conflict] : [], moved: [] },
  };
}

/** A folder that the server does not have any more: what lay in it lies in none. */
async function removed({ store }: TakeDeps, account: string, id: string): Promise<LocalChange> {
  const inside = (await store.readItems(account)).flatMap(({ id: item, raw }) => {
    const row = folderOf(raw) === id ? asWire(raw) : null;
    return row ? [{ id: item, row: withFolder(row, null) }] : [];
  });
  const { put } = followFolder(await store.readOutbox(account), id, null);
  return {
    items: inside,
    removed: [],
    folders: { put: [], removed: [id] },
    outbox: { put, remove: [] },
  };
}

/** @param theirs the server's copy; null when it has none. */
async function toChange(
  deps: TakeDeps,
  account: string,
  id: string,
  theirs: Wire | null,
): Promise<LocalChange | null> {
  const [entry] = await deps.store.readSomeOutbox(account, [id]);
  const stored = (await deps.store.readFolders(account)).some((row) => row.id === id);
  if (entry) return withWaiting(deps, entry, theirs ? [{ account, id, raw: theirs }] : []);
  if (!theirs) return stored ? removed(deps, account, id) : null;
  const folders = { put: [{ id, row: theirs }], removed: [] };
  return { items: [], removed: [], folders, outbox: { put: [], remove: [] } };
}

/**
 * The same as `takeChangedItem` for a folder; what lies in one that is gone lies in none.
 * @throws CodedError of the way to the server, of the store, `locked`.
 */
export async function takeChangedFolder(deps: TakeDeps, id: string, at: number | null): Promise<Taken> {
  const { account, urls } = await deps.current();
  await awaitOwn(deps, account);
  const stored = (await deps.store.readFolders(account)).find((row) => row.id === id);
  if (stored && isAsNew(stored.raw, at)) return 'taken';
  const theirs = await fetchTheirFolder(deps, urls, id);
  if (theirs && (pickText(theirs, 'id')?.toLowerCase() !== id || !isShallow(theirs)))
    throw new CodedError('answer-damaged', { host: new URL(urls.api).host });
  await changeVault(deps, account, () => toChange(deps, account, id, theirs));
  return 'taken';
}
