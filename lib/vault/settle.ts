import type { OutboxItem, Store } from '../store';
import { asWire, pickText, type Wire, withMember } from '../wire';
import { type ChangeVaultDeps, changeVault, joinChanges, type LocalChange } from './change-vault';
import { followFolder } from './folder-rows';
import { idOf, misnamedOf, type Taken } from './misnamed';
import { noteConflict } from './note-conflict';
import { mergeCollections, withCollections } from './place';
import { withPlaceOf } from './same-content';

export interface SettleDeps extends Omit<ChangeVaultDeps, 'store'> {
  readonly store: ChangeVaultDeps['store'] & Pick<Store, 'readOutbox' | 'readSomeOutbox' | 'readSomeItems'>;
  /** A new item is about to get another id, from the server. */
  readonly moved: (from: string, to: string) => Promise<void>;
}

/** What the item is to be, now that the server has `theirs`: what was changed meanwhile stays, under the server's id. */
function whatIsLeft(entry: OutboxItem, now: OutboxItem, theirs: Wire): Wire | null {
  const ours = asWire(now.ours);
  if (!ours) return null;
  const row = now.change === entry.change ? theirs : withMember(ours, 'id', pickText(theirs, 'id'));
  const base = asWire(now.base) ?? {};
  return withCollections(withPlaceOf(row, ours), mergeCollections({ base, ours, theirs }));
}

/** How things stand here after the server has taken a step with an item. */
function afterStep(id: string, entry: OutboxItem, now: OutboxItem, theirs: Wire): LocalChange {
  const row = whatIsLeft(entry, now, theirs);
  const isMoved = id !== entry.id;
  const old = isMoved ? [entry.id] : [];
  const conflicts = { put: [], moved: isMoved ? [[entry.id, id] as const] : [] };
  if (row === theirs)
    return { items: [{ id, row }], removed: old, outbox: { put: [], remove: [entry.id] }, conflicts };
  const next = { ...now, id, base: theirs, ours: row, sent: null, change: now.change + 1 };
  return {
    items: row ? [{ id, row }] : [],
    removed: row ? old : [...old, id],
    outbox: { put: [next], remove: old },
    conflicts,
  };
}

/** How things stand here after the server has taken a step with a folder. */
function afterFolderStep(
  id: string,
  entry: OutboxItem,
  outbox: readonly OutboxItem[],
  theirs: Wire,
): LocalChange {
  const now = outbox.find((one) => one.id === entry.id) ?? entry;
  const ours = asWire(now.ours);
  const isDone = ours !== null && now.change === entry.change;
  const row = ours && (isDone ? theirs : withMember(ours, 'id', pickText(theirs, 'id')));
  const old = id === entry.id ? [] : [entry.id];
  const followers = followFolder(outbox, entry.id, id);
  const next = { ...now, id, base: theirs, ours: row, sent: null, change: now.change + 1 };
  return {
    items: old.length > 0 ? followers.items : [],
    removed: [],
    folders: { put: row ? [{ id, row }] : [], removed: row ? old : [...old, id] },
    outbox: {
      put: [...(isDone ? [] : [next]), ...(old.length > 0 ? followers.put : [])],
      remove: isDone ? [entry.id] : old,
    },
  };
}

/** A folder as the server has it; one that it does not have is gone, and what was to lie in it lies in none. */
function asBeforeFolder({ id, base }: OutboxItem, outbox: readonly OutboxItem[]): LocalChange {
  const row = asWire(base);
  const { items, put } = row ? { items: [], put: [] } : followFolder(outbox, id, null);
  return {
    items,
    removed: [],
    folders: { put: row ? [{ id, row }] : [], removed: row ? [] : [id] },
    outbox: { put, remove: [id] },
  };
}

/** Puts the server's copy back in the place of what was changed here. @throws CodedError of the store. */
export async function takeBack(
  deps: Omit<SettleDeps, 'moved'>,
  { account, id }: Pick<OutboxItem, 'account' | 'id'>,
): Promise<void> {
  await changeVault(deps, account, async () => {
    const outbox = await deps.store.readOutbox(account);
    const now = outbox.find((one) => one.id === id);
    if (!now) return null;
    if (now.kind === 'folder') return asBeforeFolder(now, outbox);
    const base = asWire(now.base);
    return {
      items: base ? [{ id, row: base }] : [],
      removed: base ? [] : [id],
      outbox: { put: [], remove: [id] },
    };
  });
}

/** It is gone from here and not from the server, which the person is to hear. */
const unseen = (entry: OutboxItem): LocalChange => ({
  items: [],
  removed: [entry.id],
  outbox: { put: [], remove: [entry.id] },
  conflicts: {
    put: [noteConflict(entry, { what: 'unseen', fields: [], taken: [], theirs: null })],
    moved: [],
  },
});

function afterTaken(taken: Taken, outbox: readonly OutboxItem[]): LocalChange | null {
  const { entry, theirs } = taken;
  const now = outbox.find((one) => one.id === entry.id);
  if (!now) return null;
  if (theirs && now.kind === 'folder') return afterFolderStep(idOf(taken), entry, outbox, theirs);
  if (theirs) return afterStep(idOf(taken), entry, now, theirs);
  const isDone = now.change === entry.change;
  if (isDone && taken.isUnseen) return unseen(entry);
  return isDone ? { items: [], removed: [], outbox: { put: [], remove: [entry.id] } } : null;
}

/**
 * Notes what the server has taken: of several items, or of one folder, which others of the outbox may have to follow. Gives those of
 * which nothing was noted, for their answer names something else that is here.
 * @throws CodedError of the store.
 */
export async function settle(
  deps: SettleDeps,
  account: string,
  taken: readonly Taken[],
): Promise<readonly OutboxItem[]> {
  const { store } = deps;
  let misnamed = await misnamedOf(store, account, taken);
  // Told before it is so: who asks for the old id finds the item under one of the two at every moment.
  for (const one of taken)
    if (idOf(one) !== one.entry.id && !misnamed.has(one)) await deps.moved(one.entry.id, idOf(one));
  const ids = taken.map(({ entry }) => entry.id);
  const isFolder = taken.some(({ entry }) => entry.kind === 'folder');
  await changeVault(deps, account, async () => {
    const outbox = isFolder ? await store.readOutbox(account) : await store.readSomeOutbox(account, ids);
    // A sync may have brought more since.
    misnamed = await misnamedOf(store, account, taken);
    return joinChanges(taken.flatMap((one) => (misnamed.has(one) ? [] : (afterTaken(one, outbox) ?? []))));
  });
  return [...misnamed].map(({ entry }) => entry);
}
