import type { Folder, Item } from '../items';
import type { Store } from '../store';
import type { VaultKeys } from './keys';
import { openItem } from './open-item';
import { openFolders } from './open-lists';

export interface Unsent {
  /** What is to be on the server and is not yet; deletions are not among it. */
  readonly items: readonly Item[];
  readonly folders: readonly Folder[];
}

/** Opens what the server does not have yet of an account. @throws CodedError `locked`, and those of the store. */
export async function openUnsent(
  store: Pick<Store, 'readOutbox' | 'readFolders'>,
  account: string,
  keys: VaultKeys,
): Promise<Unsent> {
  const [waiting, rows] = await Promise.all([store.readOutbox(account), store.readFolders(account)]);
  const kept = waiting.filter(({ kind, ours }) => kind === 'item' && ours !== null);
  const items = await Promise.all(kept.map(({ id, ours }) => openItem(id, ours, keys)));
  return { items, folders: await openFolders(rows, keys) };
}
