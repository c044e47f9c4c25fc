import type { OutboxItem, Store } from '../store';
import { asWire, pickText, type Wire, withMember } from '../wire';
import { type ChangeVaultDeps, changeVault, type LocalChange } from './change-vault';
import { withPlaceOf } from './same-content';

export interface SettleDeps extends Omit<ChangeVaultDeps, 'store'> {
  readonly store: ChangeVaultDeps['store'] & Pick<Store, 'readOutbox'>;
  /** A new item is about to get another id, from the server. */
  readonly moved: (from: string, to: string) => Promise<void>;
}

/** What the item is to be, now that the server has `theirs`: what was changed meanwhile stays, under the server's id. */
function whatIsLeft(entry: OutboxItem, now: OutboxItem, theirs: Wire): Wire | null {
  const ours = asWire(now.ours);
  if (!ours) return null;
  const row = now.change === entry.change ? theirs : withMember(ours, 'id', pickText(theirs, 'id'));
  return withPlaceOf(row, ours);
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

/** Puts the server's copy back in the place of what was changed here. @throws CodedError of the store. */
export async function takeBack(
  deps: Omit<SettleDeps, 'moved'>,
  { account, id }: Pick<OutboxItem, 'account' | 'id'>,
): Promise<void> {
  await changeVault(deps, account, async () => {
    const now = (await deps.store.readOutbox(account)).find((one) => one.id === id);
    if (!now) return null;
    const base = asWire(now.base);
    return {
      items: base ? [{ id, row: base }] : [],
      removed: base ? [] : [id],
      outbox: { put: [], remove: [id] },
    };
  });
}

/**
 * Notes what the server has taken of an entry of the outbox: a step, or (null) all of it.
 * @throws CodedError of the store.
 */
export async function settle(deps: SettleDeps, entry: OutboxItem, theirs: Wire | null): Promise<void> {
  const id = (theirs && pickText(theirs, 'id')?.toLowerCase()) ?? entry.id;
  // Told before it is so: who asks for the old id finds the item under one of the two at every moment.
  if (id !== entry.id) await deps.moved(entry.id, id);
  await changeVault(deps, entry.account, async () => {
    const now = (await deps.store.readOutbox(entry.account)).find((one) => one.id === entry.id);
    if (!now) return null;
    if (theirs) return afterStep(id, entry, now, theirs);
    const isDone = now.change === entry.change;
    return isDone ? { items: [], removed: [], outbox: { put: [], remove: [entry.id] } } : null;
  });
}
