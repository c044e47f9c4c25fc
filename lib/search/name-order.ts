import type { Overview } from '../items';

/** Compares names as people order them: without regard to case and accents, numbers by their value. */
export const createNameCompare = (): ((a: string, b: string) => number) =>
  new Intl.Collator(undefined, { sensitivity: 'base', numeric: true }).compare;

type Compare = (a: Overview, b: Overview) => number;

function merge(a: readonly Overview[], b: readonly Overview[], compare: Compare): Overview[] {
  const merged: Overview[] = [];
  let at = 0;
  for (const row of a) {
    for (let next = b[at]; next && compare(next, row) < 0; next = b[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(row);
  }
  return [...merged, ...b.slice(at)];
}

/**
 * Orders rows by name, then by their second line. It remembers the last order: rows that it has met keep their places, so
 * that only new and changed ones have to be compared. The order of ten thousand is found once, not at each change.
 */
export function createNameOrder() {
  const compareNames = createNameCompare();
  const compare: Compare = (a, b) => compareNames(a.name, b.name) || compareNames(a.detail, b.detail);
  let ordered: readonly Overview[] = [];
  return (rows: readonly Overview[]): readonly Overview[] => {
    const left = new Set(rows);
    const kept = ordered.filter((row) => left.delete(row));
    const added = [...left].sort(compare);
    ordered = kept.length === 0 ? added : merge(kept, added, compare);
    return ordered;
  };
}
