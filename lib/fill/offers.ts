import type { Overview } from '../items';
import type { MatchOptions, MatchQuality, MatchUri } from '../match';

/** An item proposed for a page. */
export interface Offer {
  readonly id: string;
  readonly quality: MatchQuality;
}

/**
 * True for a login that was saved for the very host of the page. One of a neighbouring host is for the person to choose where both hosts
 * can be read.
 */
export const isNear = ({ quality }: Pick<Offer, 'quality'>): boolean =>
  quality === 'page' || quality === 'host';

const NEAREST_FIRST: readonly MatchQuality[] = ['page', 'host', 'site', 'equivalent'];

function nearest(row: Overview, pageUrl: string, match: MatchUri, options: MatchOptions | undefined): number {
  const ranks = row.uris.map((uri) => {
    const quality = match(uri, pageUrl, options);
    return quality === null ? NEAREST_FIRST.length : NEAREST_FIRST.indexOf(quality);
  });
  return Math.min(NEAREST_FIRST.length, ...ranks);
}

/** Rows of one account, and how addresses are compared for it. */
export interface OfferSource {
  readonly rows: readonly Overview[];
  readonly options?: MatchOptions | undefined;
}

/**
 * The logins that fit a page, best first: nearest address, then favourites, then by name. Trash and archive are left out.
 * @param sources one for each account.
 * @param pageUrl whole address of the page, from the browser.
 * @param match lib/match's `matchUri`, or what a page has in its place.
 */
export function findOffers(sources: readonly OfferSource[], pageUrl: string, match: MatchUri): Offer[] {
  const ranked = sources.flatMap(({ rows, options }) =>
    rows
      .filter((row) => row.kind === 'login' && !row.deleted && !row.archived)
      .map((row) => ({ row, rank: nearest(row, pageUrl, match, options) }))
      .filter(({ rank }) => rank < NEAREST_FIRST.length),
  );
  ranked.sort(
    (a, b) =>
      a.rank - b.rank ||
      Number(b.row.favorite) - Number(a.row.favorite) ||
      a.row.name.localeCompare(b.row.name) ||
      a.row.detail.localeCompare(b.row.detail),
  );
  return ranked.flatMap(({ row, rank }) => {
    const quality = NEAREST_FIRST[rank];
    return quality ? [{ id: row.id, quality }] : [];
  });
}
