import type { Overview, Usage, Use } from '../items';

/** What lifts a row beside how well it fits. */
export interface RankContext {
  /** Ids of the items that fit the page in front. */
  readonly site: ReadonlySet<string>;
  readonly usage: Usage;
  /** Unix milliseconds. */
  readonly now: number;
  /** True for rows that may be found at all. */
  readonly accepts: (row: Overview) => boolean;
}

const BONUS = { site: 28, favourite: 10, often: 6 };

/** The bonus for an item that was used within so many hours. */
const LAST_USED: readonly (readonly [hours: number, points: number])[] = [
  [1, 8],
  [24, 7],
  [7 * 24, 5],
  [30 * 24, 3],
];

const HOUR = 3_600_000;

function usageBonus({ count, last }: Use, now: number): number {
  const hours = (now - last) / HOUR;
  const recent = LAST_USED.find(([limit]) => hours <= limit)?.[1] ?? 1;
  return recent + Math.min(BONUS.often, Math.round(Math.log2(Math.max(1, count)) * 1.5));
}

/** What lifts a row before others that fit as well: this site, favourites, last used, how often. */
function bonusOf({ id, favorite }: Overview, { site, usage, now }: RankContext): number {
  const used = usage.get(id);
  const here = (site.has(id) ? BONUS.site : 0) + (favorite ? BONUS.favourite : 0);
  return used ? here + usageBonus(used, now) : here;
}

/** For each row 0 where it must not be found, else 1 and what lifts it. */
const liftRows = (rows: readonly Overview[], context: RankContext): Uint8Array =>
  Uint8Array.from(rows, (row) => (context.accepts(row) ? 1 + bonusOf(row, context) : 0));

/** Remembers what lifts the rows from one keystroke to the next: it is the same while nothing but the words changes. */
export function createLifts() {
  let known: { key: readonly unknown[]; lift: Uint8Array } | null = null;
  return (rows: readonly Overview[], context: RankContext): Uint8Array => {
    const { site, usage, accepts, now } = context;
    const key = [rows, site, usage, accepts, Math.floor(now / HOUR)];
    if (known?.key.every((part, index) => part === key[index])) return known.lift;
    known = { key, lift: liftRows(rows, context) };
    return known.lift;
  };
}
