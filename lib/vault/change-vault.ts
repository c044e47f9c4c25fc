import { CodedError } from '../errors';
import type { ComingChange, ConflictPatch, OutboxPatch, SealedPatch, Store, VaultRow } from '../store';
import { pickText, type Wire } from '../wire';

export interface ChangeVaultDeps {
  readonly store: Pick<Store, 'readVault' | 'readStamps' | 'readFolders' | 'applyChange'>;
  /** What a change means for the sealed overview; null when that is made afterwards. */
  readonly prepare: (change: ComingChange) => Promise<SealedPatch | null>;
  /** The vault has changed: pages are told, and what the overview lacks is made. */
  readonly changed: () => Promise<void>;
}

/** A change of stored items that does not come from a sync. */
export interface LocalChange {
  readonly items: readonly { readonly id: string; readonly row: Wire }[];
  readonly removed: readonly string[];
  readonly folders?: {
    readonly put: readonly { readonly id: string; readonly row: Wire }[];
    readonly removed: readonly string[];
  };
  readonly outbox: OutboxPatch;
  readonly conflicts?: ConflictPatch;
}

/** Several changes as one; null where there is none. */
export function joinChanges(changes: readonly LocalChange[]): LocalChange | null {
  if (changes.length === 0) return null;
  const folders = changes.flatMap((change) => change.folders ?? []);
  const conflicts = changes.flatMap((change) => change.conflicts ?? []);
  return {
    items: changes.flatMap(({ items }) => items),
    removed: changes.flatMap(({ removed }) => removed),
    ...(folders.length > 0 && {
      folders: {
        put: folders.flatMap(({ put }) => put),
        removed: folders.flatMap(({ removed }) => removed),
      },
    }),
    outbox: {
      put: changes.flatMap(({ outbox }) => outbox.put),
      remove: changes.flatMap(({ outbox }) => outbox.remove),
    },
    conflicts: {
      put: conflicts.flatMap(({ put }) => put),
      moved: conflicts.flatMap(({ moved }) => moved),
    },
  };
}

/** Somebody else may have changed the vault between reading and writing; so often it is tried again. */
const TRIES = 10;

const isMoved = (error: unknown): boolean => error instanceof CodedError && error.info.code === 'vault-moved';

/** A stamp that no server's copy has, so that the next sync compares the item with the server's. */
const localStamp = (generation: number): number => -generation - 1;

/** All folders as they are to be, and a vault that says that no server has told them so. */
async function changedFolders(
  { store }: Pick<ChangeVaultDeps, 'store'>,
  vault: VaultRow,
  { folders }: LocalChange,
): Promise<Pick<ComingChange, 'folders' | 'vault'>> {
  if (!folders) return { folders: null, vault };
  const { account, prints } = vault;
  const changed = new Set([...folders.removed, ...folders.put.map(({ id }) => id)]);
  const others = (await store.readFolders(account)).filter(({ id }) => !changed.has(id));
  const put = folders.put.map(({ id, row }) => ({ account, id, raw: row }));
  return { folders: [...others, ...put], vault: { ...vault, prints: { ...prints, lists: 0 } } };
}

async function changeOnce(
  deps: ChangeVaultDeps,
  account: string,
  make: () => Promise<LocalChange | null>,
): Promise<boolean> {
  const { store, prepare } = deps;
  const vault = await store.readVault(account);
  if (!vault) throw new CodedError('not-found');
  const change = await make();
  if (!change) return false;
  const { items, removed, outbox, conflicts } = change;
  const stamps = new Map(await store.readStamps(account));
  for (const { id } of items) stamps.set(id, localStamp(vault.generation));
  for (const id of removed) stamps.delete(id);
  const withFolders = await changedFolders(deps, vault, change);
  const coming: ComingChange = {
    from: vault.generation,
    vault: { ...withFolders.vault, generation: vault.generation + 1 },
    items: items.map(({ id, row }) => ({
      account,
      id,
      revisionDate: pickText(row, 'revisionDate'),
      raw: row,
    })),
    removed,
    stamps,
    folders: withFolders.folders,
    collections: null,
  };
  await store.applyChange({
    ...coming,
    outbox,
    ...(conflicts && { conflicts }),
    sealed: await prepare(coming),
  });
  return true;
}

/** True when something was changed. */
async function changePatiently(
  deps: ChangeVaultDeps,
  account: string,
  make: () => Promise<LocalChange | null>,
): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await changeOnce(deps, account, make);
    } catch (error) {
      if (!isMoved(error) || tries === TRIES) throw error;
    }
  }
}

/** The change that runs, by store: whoever is quicker would else go first each time, and a person's change never. */
const running = new WeakMap<object, Promise<unknown>>();

/**
 * Changes stored items and folders, the overview and the outbox in one transaction. One change at a time; only a sync can come between.
 * @param make reads what is there and says what is to be; asked again when the vault has moved meanwhile. Null: nothing.
 * @throws CodedError of the store, `not-found` where there is no vault.
 */
export async function changeVault(
  deps: ChangeVaultDeps,
  account: string,
  make: () => Promise<LocalChange | null>,
): Promise<void> {
  const before = running.get(deps.store);
  const change = (async () => {
    await before?.catch(() => undefined);
    return changePatiently(deps, account, make);
  })();
  running.set(deps.store, change);
  if (await change) await deps.changed();
}
