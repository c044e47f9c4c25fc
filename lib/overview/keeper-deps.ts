import type { LocalKey } from '../crypto';
import type { ListedItem } from '../items';
import type { CollectionRow, FolderRow, ItemRow, Store, VaultRow } from '../store';
import type { Lists } from './head';

export interface KeeperDeps {
  readonly store: Pick<
    Store,
    | 'readVault'
    | 'readStamps'
    | 'readSomeItems'
    | 'readFolders'
    | 'readCollections'
    | 'readSealed'
    | 'writeSealed'
  >;
  /** The account in use and the key of its overview. @throws CodedError `locked`, also after the deadline. */
  readonly unlocked: () => Promise<{ readonly account: string; readonly key: LocalKey }>;
  /** Opens items for the list, in order. Never rejects for what a server sent; rejects with `locked`. */
  readonly openRows: (rows: readonly ItemRow[]) => Promise<readonly ListedItem[]>;
  readonly openLists: (
    vault: VaultRow,
    folders: readonly FolderRow[],
    collections: readonly CollectionRow[],
  ) => Promise<Lists>;
  /** Tells how far a rebuild is; null when none is running any more. */
  readonly report: (progress: { readonly done: number; readonly total: number } | null) => Promise<void>;
  /** More can be shown than before. */
  readonly changed: () => Promise<void>;
  /** Stored items turned out to be damaged, or there are none at all: the server's copies are wanted. */
  readonly damaged: () => Promise<void>;
}
