import { CodedError } from '../errors';
import type { ComingChange, ConflictPatch, OutboxPatch, SealedPatch, Store } from '../store';
import { pickText, type Wire } from '../wire';

export interface ChangeVaultDeps {
  readonly store: Pick<Store, 'readVault' | 'readStamps' | 'applyChange'>;
  /** What a change means for the sealed overview; null when that is made afterwards. */
  readonly prepare: (change: ComingChange) => Promise<SealedPatch | null>;
  /** The vault has changed: pages are told, and what the overview lacks is made. */
  readonly changed: () => Promise<void>;
}

/** A change of stored items that does not come from a sync. */
export interface LocalChange {
  readonly items: readonly { readonly id: string; readonly row: Wire }[];
  readonly removed: readonly string[];
  readonly outbox: OutboxPatch;
  readonly conflicts?: ConflictPatch;
}

/** Somebody else may have changed the vault between reading and writing; so often it is tried again. */
const TRIES = 10;

const isMoved = (error: unknown): boolean => error instanceof CodedError && error.info.code === 'vault-moved';

/** A stamp that no server's copy has, so that the next sync compares the item with the server's. */
const localStamp = (generation: number): number => -generation - 1;

async function changeOnce(
  { store, prepare }: ChangeVaultDeps,
  account: string,
  make: () => Promise<LocalChange | null>,
): Promise<boolean> {
  const vault = await store.readVault(account);
  if (!vault) throw new CodedError('not-found');
  const change = await make();
  if (!change) return false;
  const { items, removed, outbox, conflicts } = change;
  const stamps = new Map(await store.readStamps(account));
  for (const { id } of items) stamps.set(id, localStamp(vault.generation));
  for (const id of removed) stamps.delete(id);
  const coming: ComingChange = {
    from: vault.generation,
    vault: { ...vault, generation: vault.generation + 1 },
    items: items.map(({ id, row }) => ({
      account,
      id,
      revisionDate: pickText(row, 'revisionDate'),
      raw: row,
    })),
    removed,
    stamps,
    folders: null,
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

/**
 * Changes stored items, the overview and the outbox in one transaction.
 * @param make reads what is there and says what is to be; asked again when the vault has moved meanwhile. Null: nothing.
 * @throws CodedError of the store, `not-found` where there is no vault.
 */
export async function changeVault(
  deps: ChangeVaultDeps,
  account: string,
  make: () => Promise<LocalChange | null>,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      if (await changeOnce(deps, account, make)) await deps.changed();
      return;
    } catch (error) {
      if (!isMoved(error) || tries === TRIES) throw error;
    }
  }
}
