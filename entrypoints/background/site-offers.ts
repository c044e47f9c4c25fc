import { findOffers, type Offer, webAddress } from '../../lib/fill';
import type { Overview } from '../../lib/items';
import { type MatchOptions, matchUri } from '../../lib/match';

export interface SiteOffersDeps {
  /** The logins that may fit a page of this host. */
  readonly siteRows: (
    hostname: string,
    asOne: MatchOptions['equivalentDomains'],
  ) => Promise<readonly Overview[]>;
  /** How addresses are compared for the account in use. */
  readonly matchOptions: () => Promise<MatchOptions>;
}

/** A login that fits a page, with what the list knows of it. */
export interface SiteOffer extends Offer {
  readonly row: Overview;
}

/** The logins that fit a page, best first: what the popup shows as "This site". Rejects with CodedError `locked`. */
export type SiteOffers = (url: string) => Promise<readonly SiteOffer[]>;

/** Finds what fits a page for everything in the background that does not fill at once. */
export function createSiteOffers({ siteRows, matchOptions }: SiteOffersDeps): SiteOffers {
  return async (url) => {
    const address = webAddress(url);
    if (!address) return [];
    const options = await matchOptions();
    const rows = await siteRows(address.hostname, options.equivalentDomains);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return findOffers(rows, address.href, matchUri, options).flatMap((offer) => {
      const row = byId.get(offer.id);
      return row ? [{ ...offer, row }] : [];
    });
  };
}
