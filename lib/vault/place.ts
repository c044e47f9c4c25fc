import type { CollectionsChange, SharedPlace } from '../items';
import { pick, pickText, pickTexts, type Wire, withMember } from '../wire';

/** Servers write ids in both cases. */
const lower = (id: string): string => id.toLowerCase();

/** The organisation that an item belongs to, in lower case; null for the person's own. */
export const organizationOf = (row: Wire): string | null =>
  pickText(row, 'organizationId')?.toLowerCase() ?? null;

/** True when one key opens both: they belong to the same organisation, or both to the person. */
export const isSameOwner = (a: Wire, b: Wire): boolean => organizationOf(a) === organizationOf(b);

/** The collections that an item lies in, as far as the person sees them. */
export const collectionsOf = (row: Wire): readonly string[] => pickTexts(row, 'collectionIds').map(lower);

const isEqual = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** True when two rows lie in the same collections. A row that tells of none, as some answers do, says nothing about it. */
export const isSameCollections = (a: Wire, b: Wire): boolean =>
  pick(a, 'collectionIds') === undefined ||
  pick(b, 'collectionIds') === undefined ||
  isEqual(collectionsOf(a), collectionsOf(b));

/** The row in these collections; untouched where it lies there already. */
export const withCollections = (row: Wire, ids: readonly string[]): Wire =>
  isEqual(collectionsOf(row), ids.map(lower)) ? row : withMember(row, 'collectionIds', ids.map(lower));

/** The collections of a row after a change, each once. */
export function changedCollections(
  row: Wire,
  { add, remove }: Pick<CollectionsChange, 'add' | 'remove'>,
): readonly string[] {
  const gone = new Set(remove.map(lower));
  return [...new Set([...collectionsOf(row), ...add.map(lower)])].filter((id) => !gone.has(id));
}

/** Where an item of an organisation lies. */
export const placeOf = (row: Wire): SharedPlace => ({
  organizationId: organizationOf(row) ?? '',
  collectionIds: collectionsOf(row),
});

/** The collections of an item that was moved on both sides: each side's additions, without what either took out. */
export function mergeCollections(rows: {
  readonly base: Wire;
  readonly ours: Wire;
  readonly theirs: Wire;
}): readonly string[] {
  const [before, here] = [collectionsOf(rows.base), collectionsOf(rows.ours)];
  const merged = changedCollections(rows.theirs, {
    add: here.filter((id) => !before.includes(id)),
    remove: before.filter((id) => !here.includes(id)),
  });
  // An item of an organisation lies somewhere: what was put in here counts where nothing else is left.
  return merged.length > 0 ? merged : here;
}
