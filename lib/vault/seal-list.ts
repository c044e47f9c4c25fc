import { asWire, type Wire } from '../wire';

interface Entry {
  readonly from: number | null;
}

interface ListRules<T extends Entry> {
  /** True when two entries hold the same. */
  readonly isSame: (a: T, b: T) => boolean;
  /** The wire form of an entry that is new or has changed; `old` is the stored one that it comes from, `was` what that held. */
  readonly make: (entry: T, old: Wire | null, was: T | undefined) => Promise<unknown>;
}

/**
 * A list of an item as it is to be stored. Entries that did not change are the stored ones, to the byte; so are those beyond what was
 * opened. Null when nothing changed at all.
 * @param stored the list as it came.
 * @param before what was opened of it, in its order.
 */
export async function sealList<T extends Entry>(
  stored: readonly unknown[],
  before: readonly T[],
  after: readonly T[],
  { isSame, make }: ListRules<T>,
): Promise<readonly unknown[] | null> {
  const wasOf = ({ from }: T): T | undefined => (from === null ? undefined : before[from]);
  const isKept = (entry: T): boolean => {
    const was = wasOf(entry);
    return was !== undefined && isSame(entry, was);
  };
  const isWhole =
    after.length === before.length && after.every((entry, at) => entry.from === at && isKept(entry));
  if (isWhole) return null;
  const made = await Promise.all(
    after.map((entry) => {
      const old = entry.from === null ? undefined : stored[entry.from];
      return isKept(entry) ? old : make(entry, asWire(old), wasOf(entry));
    }),
  );
  return [...made, ...stored.slice(before.length)];
}
