/** The list with another entry in this place. */
export const replaceAt = <T>(list: readonly T[], at: number, change: Partial<T>): T[] =>
  list.map((entry, index) => (index === at ? { ...entry, ...change } : entry));

/** The list without the entry in this place. */
export const removeAt = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);

/** The list with an entry moved to another place; as it is where there is no such place. */
export function moveTo<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return list;
  const rest = removeAt(list, from);
  return [...rest.slice(0, to), entry, ...rest.slice(to)];
}
