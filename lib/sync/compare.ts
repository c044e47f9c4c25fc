import type { ItemRow } from '../store';
import { pickText } from '../wire';
import { cutDeep } from './cut-deep';
import { fingerprint } from './fingerprint';
import type { OrganizationKeys } from './judge-organizations';

/** How an incoming vault differs from the stored one. */
export interface Difference {
  /** New and changed items. */
  readonly items: readonly ItemRow[];
  readonly removed: readonly string[];
  /** Of all items as they are now. */
  readonly stamps: ReadonlyMap<string, number>;
}

/** The stamp of an item: its own state, and the key that opens it where that is an organisation's. */
function stampOf({ raw }: ItemRow, keys: OrganizationKeys): number {
  const organization = pickText(raw, 'organizationId')?.toLowerCase();
  return fingerprint(raw, organization === undefined ? 0 : (keys[organization] ?? 0));
}

/** Compares item by item, by stamps alone. */
export function compareItems(
  incoming: readonly ItemRow[],
  before: ReadonlyMap<string, number>,
  keys: OrganizationKeys,
): Difference {
  const stamps = new Map(incoming.map((row) => [row.id, stampOf(row, keys)]));
  const changed = incoming.filter(({ id }) => stamps.get(id) !== before.get(id));
  const items = changed.map((row) => ({ ...row, raw: cutDeep(row.raw) }));
  const removed = [...before.keys()].filter((id) => !stamps.has(id));
  return { items, removed, stamps };
}

/** One item goes, be it of three, without a question. */
const ASKED_FROM = 2;

/** True when so much is missing that it may be a mistake or an attack: all, or more than a tenth. */
export function isShrunken(removed: number, total: number): boolean {
  if (total === 0 || removed === 0) return false;
  return removed === total || (removed >= ASKED_FROM && removed > total / 10);
}
