import type { CollectionAccess, CollectionRequest } from '../api';
import { asWire, pick, pickText } from '../wire';

const RIGHTS = ['readOnly', 'hidePasswords', 'manage'] as const;

/** One entry of a list of access; null when any of it is missing: what is guessed at would give or take rights. */
function readEntry(wire: unknown): CollectionAccess | null {
  const id = pickText(wire, 'id');
  const [readOnly, hidePasswords, manage] = RIGHTS.map((right) => pick(wire, right));
  return id !== null &&
    typeof readOnly === 'boolean' &&
    typeof hidePasswords === 'boolean' &&
    typeof manage === 'boolean'
    ? { id, readOnly, hidePasswords, manage }
    : null;
}

function readList(list: unknown): CollectionAccess[] | null {
  if (!Array.isArray(list)) return null;
  const entries = list.map(readEntry);
  return entries.every((entry) => entry !== null) ? entries : null;
}

/**
 * Everything about a collection that is written back with its name; null unless the server tells all of it. A collection is
 * replaced whole: whoever was left out would lose it.
 */
export function readCollectionAccess(answer: unknown): Omit<CollectionRequest, 'name'> | null {
  const groups = readList(pick(asWire(answer), 'groups'));
  const users = readList(pick(asWire(answer), 'users'));
  return groups && users && { externalId: pickText(answer, 'externalId'), groups, users };
}
