import { CodedError } from '../../lib/errors';
import type { ItemRow, Store, VaultChange, VaultRow } from '../../lib/store';

/** What lies on disk of one account. */
export interface Disk {
  readonly vault: VaultRow | null;
  /** JSON by id. */
  readonly items: ReadonlyMap<string, string>;
  readonly stamps: ReadonlyMap<string, number>;
  readonly folders: VaultChange['folders'];
  readonly collections: VaultChange['collections'];
}

export const EMPTY_DISK: Disk = {
  vault: null,
  items: new Map(),
  stamps: new Map(),
  folders: [],
  collections: [],
};

export interface MemoryStore extends Store {
  disk(): Disk;
}

/** What a database refuses to take, this one refuses too: values that cannot be cloned, rows that stand for each other. */
function afterChange(disk: Disk, change: VaultChange): Disk {
  if ((disk.vault?.generation ?? null) !== change.from) throw new CodedError('vault-moved');
  const items = new Map(disk.items);
  for (const id of change.removed) items.delete(id);
  for (const { id, raw } of change.items) items.set(id, JSON.stringify(raw) ?? 'null');
  const { vault, folders, collections } = structuredClone({
    vault: change.vault,
    folders: change.folders ?? disk.folders,
    collections: change.collections ?? disk.collections,
  });
  return { vault, folders, collections, items, stamps: change.stamps };
}

const notAsked = async (): Promise<never> => {
  throw new Error('not asked of a sync');
};

/** The part of the store that a sync uses, in memory: the same steps thousands of times a second. */
export function createMemoryStore(before: Disk): MemoryStore {
  let disk = before;
  return {
    disk: () => disk,
    applyChange: async (change) => {
      disk = afterChange(disk, change);
    },
    noteVault: async (_account, note) => {
      if (disk.vault) disk = { ...disk, vault: { ...disk.vault, ...note } };
    },
    readVault: async () => disk.vault,
    readStamps: async () => disk.stamps,
    writeSealed: notAsked,
    readItem: notAsked,
    readItems: async () => [...disk.items].map(([id, json]) => toRow(id, json)),
    readSomeItems: async (_account, ids) =>
      ids.flatMap((id) => {
        const json = disk.items.get(id);
        return json === undefined ? [] : [toRow(id, json)];
      }),
    readFolders: async () => [...(disk.folders ?? [])],
    readCollections: async () => [...(disk.collections ?? [])],
    forgetStamps: notAsked,
    readSealed: notAsked,
    readOutbox: async () => [],
    readOutboxHeads: async () => [],
    readSomeOutbox: async () => [],
    noteOutbox: notAsked,
    readConflicts: async () => [],
    removeConflict: notAsked,
    forget: notAsked,
    reset: notAsked,
    close: () => undefined,
  };
}

/** An item as the store gives it. */
export const toRow = (id: string, json: string): ItemRow => ({
  account: '',
  id,
  revisionDate: null,
  raw: JSON.parse(json) as unknown,
});
