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

/** Our entries under the keys of those that they come from: one that has got another name is still the same entry. */
function oursByKey<T extends Entry>(
  base: readonly T[],
  ours: readonly T[],
  { keyOf }: Rules<T>,
): Map<string, T> {
  const keys = [...byKey(base, keyOf).keys()];
  const old = ours.filter(({ from }) => from !== null && from < keys.length);
  const fresh = ours.filter((entry) => !old.includes(entry));
  const found = new Map(old.map((entry) => [keys[entry.from ?? 0] ?? '', entry]));
  for (const [key, entry] of byKey(fresh, keyOf)) found.set(found.has(key) ? `new ${key}` : key, entry);
  return found;
}

const isSameList = <T extends Entry>(
  a: readonly T[],
  b: readonly T[],
  { keyOf, isSame }: Rules<T>,
): boolean =>
  a.length === b.length &&
  a.every((entry, at) => keyOf(entry) === keyOf(b[at] as T) && isSame(entry, b[at] as T));

/**
 * Merges the lists of an item by element. What one side added, changed or removed wins over what the other left alone; what both changed
 * differently is kept twice, and what one changed and the other removed is kept. Order is ours where they left the list alone.
 * @param ours entries whose `from` counts in `base`; null for those that are not there.
 * @returns entries whose `from` counts in `theirs`; null for those that are not there.
 */
export function mergeList<T extends Entry>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
  rules: Rules<T>,
): T[] {
  const { keyOf, isSame } = rules;
  if (isSameList(base, theirs, rules)) return [...ours];
  const [before, here, there] = [byKey(base, keyOf), oursByKey(base, ours, rules), byKey(theirs, keyOf)];
  const isOld = (was: T | undefined, entry: T) =>
    was !== undefined && isSame(was, entry) && keyOf(was) === keyOf(entry);
  const placed = [...there].map(([key, entry], from) => [key, { ...entry, from }] as const);
  const fromThere = placed.flatMap(([key, theirEntry]): T[] => {
    const [was, our] = [before.get(key), here.get(key)];
    const isTheirsOld = isOld(was, theirEntry);
    if (our === undefined) return isTheirsOld ? [] : [theirEntry];
    if (isOld(our, theirEntry) || isOld(was, our)) return [theirEntry];
    if (isTheirsOld) return [{ ...our, from: theirEntry.from }];
    return [{ ...our, from: null }, theirEntry];
  });
  const fromHere = [...here].flatMap(([key, our]): T[] => {
    // Both sides may have come to the same.
    if (there.has(key) || theirs.some((entry) => isOld(entry, our))) return [];
    return isOld(before.get(key), our) ? [] : [{ ...our, from: null }];
  });
  return [...fromThere, ...fromHere];
}
