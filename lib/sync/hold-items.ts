import type { ItemRow, OutboxItem, OwnerChange, PendingOrganization, Store } from '../store';
import { pickText } from '../wire';
import type { Difference } from './compare';
import { isDamage } from './store-mending';

export interface HoldDeps {
  readonly account: string;
  readonly store: Pick<Store, 'readSomeItems'>;
  readonly stamps: ReadonlyMap<string, number>;
  readonly outbox: readonly OutboxItem[];
  readonly strangers: readonly PendingOrganization[];
  /** Changes of owner that the person has said yes to. */
  readonly taken: readonly OwnerChange[];
}

export interface Held {
  readonly difference: Difference;
  /** Items that are not here, of organisations that wait for the person: how many of each. */
  readonly withheld: ReadonlyMap<string, number>;
  /** What the server says whose items are now, where that is not taken. */
  readonly owners: readonly OwnerChange[];
  /** All that came, as it is taken: without what is withheld, and with what is held as it was. */
  readonly items: readonly ItemRow[];
}

const ownerOf = (raw: unknown): string | null => pickText(raw, 'organizationId')?.toLowerCase() ?? null;

/** What becomes of a new or changed item: taken; not taken in; or left as it was. */
type Verdict = 'take' | 'withhold' | { readonly asBefore: unknown; readonly owner: OwnerChange | null };

function judge(deps: HoldDeps, row: ItemRow, stored: ItemRow | undefined): Verdict {
  const { strangers, outbox, taken } = deps;
  const to = ownerOf(row.raw);
  const stranger = strangers.find(({ id }) => id === to);
  const waiting = outbox.find(({ id }) => id === row.id);
  // As the server had it, whatever waits to be sent.
  const asBefore = waiting ? waiting.base : stored?.raw;
  if (asBefore == null) return stranger ? 'withhold' : 'take';
  // What is to be deleted is here no more, and still to be deleted.
  if (waiting?.ours === null) return stranger ? { asBefore, owner: null } : 'take';
  const from = ownerOf(asBefore);
  // What was moved from here has arrived.
  const isOurs = waiting?.ours != null && ownerOf(waiting.ours) === to;
  const isTaken = taken.some((one) => one.id === row.id && one.from === from && one.to === to);
  if (from !== to && !isOurs && (stranger || !isTaken)) return { asBefore, owner: { id: row.id, from, to } };
  return stranger ? { asBefore, owner: null } : 'take';
}

/** What a damaged database has lost is taken as it comes. */
async function readKnown(store: HoldDeps['store'], account: string, ids: readonly string[]) {
  try {
    return new Map((await store.readSomeItems(account, ids)).map((row) => [row.id, row]));
  } catch (error) {
    if (isDamage(error)) return new Map<string, ItemRow>();
    throw error;
  }
}

const tally = (counts: Map<string, number>, id: string): void =>
  void counts.set(id, (counts.get(id) ?? 0) + 1);

/**
 * Takes out of a difference what the person has to be asked about first: items of organisations that nobody here has agreed to, changes under
 * a key of an organisation that is not the one from before, and items that belong to somebody else all of a sudden. A server could have made
 * all three up, to be given what is saved to such an item next. What is here stays as it is.
 */
export async function holdItems(
  deps: HoldDeps,
  difference: Difference,
  incoming: readonly ItemRow[],
): Promise<Held> {
  const { account, store, stamps: before } = deps;
  const known = difference.items.flatMap(({ id }) => (before.has(id) ? [id] : []));
  const stored = await readKnown(store, account, known);
  const stamps = new Map(difference.stamps);
  const withheld = new Map<string, number>();
  const owners: OwnerChange[] = [];
  const kept = new Map<string, unknown>();
  const items = difference.items.filter((row) => {
    const verdict = judge(deps, row, stored.get(row.id));
    if (verdict === 'take') return true;
    if (verdict === 'withhold') {
      stamps.delete(row.id);
      tally(withheld, ownerOf(row.raw) ?? '');
      return false;
    }
    stamps.set(row.id, before.get(row.id) ?? 0);
    // Whoever holds it against what waits to be sent has to see whose it is now: that change then stays here.
    if (!(verdict.owner && deps.outbox.some(({ id }) => id === row.id))) kept.set(row.id, verdict.asBefore);
    if (verdict.owner) owners.push(verdict.owner);
    return false;
  });
  if (items.length === difference.items.length) return { difference, withheld, owners, items: incoming };
  const taken = incoming.flatMap((row) => {
    if (!stamps.has(row.id)) return [];
    if (!kept.has(row.id)) return [row];
    const raw = kept.get(row.id);
    return [{ ...row, raw, revisionDate: pickText(raw, 'revisionDate') }];
  });
  return { difference: { ...difference, items, stamps }, withheld, owners, items: taken };
}
