import type { OutboxItem, Store } from '../store';
import { pickText, type Wire } from '../wire';
import { sharesSeal } from './seals';

/** What the server has taken of an entry of the outbox: a step, after which it has `theirs`, or (null) all of it. */
export interface Taken {
  readonly entry: OutboxItem;
  readonly theirs: Wire | null;
  /** As it was sent; absent where nothing was. */
  readonly sent?: Wire;
  /** True: the item lies in no collection any more that this person sees. */
  readonly isUnseen?: boolean;
}

/** The id by which the server knows it now. Servers write ids in both cases. */
export const idOf = ({ entry, theirs }: Taken): string =>
  (theirs && pickText(theirs, 'id')?.toLowerCase()) ?? entry.id;

/**
 * Those whose answer names something else that is here, or what another answer of the same round names: taken at its word, the one would
 * cover the other. A new one that a sync has brought meanwhile is itself, told by its seals.
 * @throws CodedError of the store.
 */
export async function misnamedOf(
  store: Pick<Store, 'readSomeItems' | 'readFolders' | 'readSomeOutbox'>,
  account: string,
  taken: readonly Taken[],
): Promise<ReadonlySet<Taken>> {
  const renamed = taken.filter((one) => idOf(one) !== one.entry.id);
  if (renamed.length === 0) return new Set();
  const ids = renamed.map(idOf);
  const waiting = (await store.readSomeOutbox(account, ids)).map(({ id }) => id);
  const used = new Set([...waiting, ...taken.filter((one) => !renamed.includes(one)).map(idOf)]);
  const rows = [...(await store.readSomeItems(account, ids)), ...(await store.readFolders(account))];
  const known = new Map(rows.map(({ id, raw }) => [id, raw]));
  const isAnother = (one: Taken): boolean => {
    const id = idOf(one);
    if (used.has(id)) return true;
    used.add(id);
    const isItself = one.entry.base === null && sharesSeal(one.sent, known.get(id));
    return known.has(id) && !isItself;
  };
  return new Set(renamed.filter(isAnother));
}
