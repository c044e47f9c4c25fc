import { asWire, pick } from '../wire';
import type { ValueOpener } from './open-values';

/** Entries of one list of an item that are opened; official servers take fewer. */
const MOST_ENTRIES = 500;

const isObject = (entry: unknown): boolean => asWire(entry) !== null;

/**
 * The entries of an item's list. Whatever is no list, no entry, or beyond what is opened, is a problem with its path: what is missing is
 * never missing silently, and a list without end costs its own item only.
 * @param isEntry tells entries from what can be none.
 */
export function listEntries(
  opener: ValueOpener,
  owner: unknown,
  {
    name,
    path = name,
    isEntry = isObject,
  }: { name: string; path?: string; isEntry?: (entry: unknown) => boolean },
): readonly unknown[] {
  const list = pick(owner, name);
  if (list === undefined) return [];
  if (!Array.isArray(list)) {
    opener.problems.push({ path, reason: 'wrong-type' });
    return [];
  }
  const entries: readonly unknown[] = list.slice(0, MOST_ENTRIES);
  if (list.length > MOST_ENTRIES) opener.problems.push({ path, reason: 'too-large' });
  for (const [index, entry] of entries.entries())
    if (!isEntry(entry)) opener.problems.push({ path: `${path}.${index}`, reason: 'wrong-type' });
  return entries;
}

/** An object inside an item; a problem with its path where something else stands. */
export function objectIn(opener: ValueOpener, owner: unknown, name: string): unknown {
  const object = pick(owner, name);
  if (object !== undefined && !isObject(object)) opener.problems.push({ path: name, reason: 'wrong-type' });
  return object;
}
