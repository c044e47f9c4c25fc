import { createNameCompare, type Overview } from '../items';
import type { SortKey } from './head';

const compare = createNameCompare();

/** The order of the list: by name as a person reads it, then by second line, then by id. */
export function compareKeys(a: SortKey, b: SortKey): number {
  return compare(a[0], b[0]) || compare(a[1], b[1]) || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

/** The order of rows in a list. */
export const compareRows = (a: Overview, b: Overview): number =>
  compareKeys([a.name, a.detail, a.id], [b.name, b.detail, b.id]);
