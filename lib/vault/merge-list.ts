interface Entry {
  readonly from: number | null;
}

interface Rules<T extends Entry> {
  /** What tells an entry from others: its address, its name. */
  readonly keyOf: (entry: T) => string;
  readonly isSame: (a: T, b: T) => boolean;
}

type ByKey<T> = ReadonlyMap<string, T>;

/** Entries by their keys; of several with one key, each has its own by its number. */
function byKey<T extends Entry>(list: readonly T[], keyOf: (entry: T) => string): ByKey<T> {
  const seen = new Map<string, number>();
  return new Map(
    list.map((entry) => {
      const key = keyOf(entry);
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return [`${count} ${key}`, entry];
    }),
  );
}

/**
 * Merges the lists of an item by element. What one side added, changed or removed wins over what the other left alone; what both changed
 * differently is kept twice, and what one changed and the other removed is kept.
 * @returns entries whose `from` counts in `theirs`; null for those that are not there.
 */
export function mergeList<T extends Entry>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
  { keyOf, isSame }: Rules<T>,
): T[] {
  const [before, here, there] = [byKey(base, keyOf), byKey(ours, keyOf), byKey(theirs, keyOf)];
  const placed = [...there].map(([key, entry], from) => [key, { ...entry, from }] as const);
  const fromThere = placed.flatMap(([key, theirEntry]): T[] => {
    const [was, our] = [before.get(key), here.get(key)];
    const isTheirsOld = was !== undefined && isSame(was, theirEntry);
    if (our === undefined) return isTheirsOld ? [] : [theirEntry];
    if (isSame(our, theirEntry) || (was && isSame(our, was))) return [theirEntry];
    if (isTheirsOld) return [{ ...our, from: theirEntry.from }];
    return [{ ...our, from: null }, theirEntry];
  });
  const fromHere = [...here].flatMap(([key, our]): T[] => {
    if (there.has(key)) return [];
    const was = before.get(key);
    return was && isSame(was, our) ? [] : [{ ...our, from: null }];
  });
  return [...fromThere, ...fromHere];
}
