import type { ItemRow, OutboxItem } from '../store';
import { asWire, type Wire } from '../wire';
import type { VaultKeys } from './keys';
import { organizationOf } from './place';
import { type Reconciled, reconcile } from './reconcile';
import { isSameContent, isSameState } from './same-content';
import { rekeyedRow } from './share-item';

/** Organisations whose items are sealed with another key from now on, in lower case; the keys from before, and those from now on. */
export interface KeyChange {
  readonly organizations: ReadonlySet<string>;
  readonly before: VaultKeys;
  readonly now: VaultKeys;
}

const ownerOf = (row: unknown): string | null => organizationOf(asWire(row) ?? {});

/** True for an entry whose content would go out under a key of which the person has been asked whether it is over. */
export function waitsForKey({ kind, base, ours }: OutboxItem, organizations: ReadonlySet<string>): boolean {
  const [before, wanted] = [asWire(base), asWire(ours)];
  const owner = ownerOf(wanted);
  if (kind !== 'item' || !wanted || owner === null || !organizations.has(owner)) return false;
  return before === null || ownerOf(before) !== owner || !isSameContent(before, wanted);
}

/**
 * What waits to be sent for an organisation that has another key now, under that key: nobody could open it under the one from before.
 * The base is what it is compared with; where the server has that still, byte for byte, it stays.
 * @throws CodedError `locked`.
 */
async function rekeyed(
  outbox: readonly OutboxItem[],
  incoming: readonly ItemRow[],
  { organizations, before, now }: KeyChange,
): Promise<readonly OutboxItem[]> {
  const theirs = new Map(incoming.map(({ id, raw }) => [id, asWire(raw)]));
  const entryOf = async (entry: OutboxItem): Promise<OutboxItem> => {
    const [base, ours] = [asWire(entry.base), asWire(entry.ours)];
    if (!ours || !organizations.has(ownerOf(ours) ?? '')) return entry;
    const made = new Map<string, Promise<string>>();
    const under = (row: Wire) => rekeyedRow(row, before, now, made);
    const there = theirs.get(entry.id);
    const isAsIt = base === null || !there || isSameState(there, base) || ownerOf(base) !== ownerOf(ours);
    const row = await under(ours);
    if (row === ours) return entry;
    return { ...entry, base: isAsIt ? entry.base : await under(base), ours: row, change: entry.change + 1 };
  };
  return Promise.all(outbox.map(entryOf));
}

/** As `reconcile`, where keys of organisations are not what they were: what waits for those is sealed anew first. @throws CodedError `locked`. */
export const reconcileRekeyed = async (
  outbox: readonly OutboxItem[],
  incoming: readonly ItemRow[],
  isBusy: (id: string) => boolean,
  change: KeyChange,
): Promise<Reconciled[]> => reconcile(await rekeyed(outbox, incoming, change), incoming, isBusy, change.now);
