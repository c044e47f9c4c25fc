import { findOffers, type Offer, type OfferSource, webAddress } from '../../lib/fill';
import type { Overview } from '../../lib/items';
import { matchUri } from '../../lib/match';

/** A login that fits a page, with what the list knows of it. */
export interface SiteOffer extends Offer {
  readonly row: Overview;
}

/** The logins that fit a page, best first: what the popup shows as "This site". Rejects with CodedError `locked`. */
export type SiteOffers = (url: string) => Promise<readonly SiteOffer[]>;

/**
 * Finds what fits a page, for everything in the background.
 * @param sources the logins that may fit a page of this host, of each account that is open.
 */
export function createSiteOffers(sources: (hostname: string) => Promise<readonly OfferSource[]>): SiteOffers {
  return async (url) => {
    const address = webAddress(url);
    if (!address) return [];
    const found = await sources(address.hostname);
    const byId = new Map(found.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
    return findOffers(found, address.href, matchUri).flatMap((offer) => {
      const row = byId.get(offer.id);
      return row ? [{ ...offer, row }] : [];
    });
  };
}
