import type { ValueOpener } from './open-values';

/** Entries of one list of an item that are opened; official servers take fewer. */
const MOST_ENTRIES = 500;

/**
 * The entries of a list that are opened, and a problem for the rest: a list without end costs its own item only. What is not
 * opened stays stored as it came.
 */
export function firstEntries(
  opener: ValueOpener,
  path: string,
  list: readonly unknown[],
): readonly unknown[] {
  if (list.length <= MOST_ENTRIES) return list;
  opener.problems.push({ path, reason: 'too-large' });
  return list.slice(0, MOST_ENTRIES);
}
