import { isNear, type Suggested, type SuggestedRow } from '../../lib/fill';
import type { Overview } from '../../lib/items';
import type { SiteOffers } from './site-offers';

export interface RowDeps {
  readonly offers: SiteOffers;
  readonly kindRows: (kind: Overview['kind']) => Promise<readonly Overview[]>;
}

/** More than a person looks through beside a field; the popup has them all. */
const MOST_ROWS = 20;

const loginRows = async ({ offers }: RowDeps, url: string): Promise<SuggestedRow[]> =>
  (await offers(url)).map((offer) => ({ row: offer.row, isNear: isNear(offer) }));

async function rowsOfKind({ kindRows }: RowDeps, kind: Overview['kind']): Promise<SuggestedRow[]> {
  const rows = await kindRows(kind);
  const own = rows.filter(({ deleted, archived, state }) => !deleted && !archived && state !== 'unread');
  return own
    .toSorted((a, b) => Number(b.favorite) - Number(a.favorite))
    .map((row) => ({ row, isNear: true }));
}

const FIND: Readonly<Record<Suggested, (deps: RowDeps, url: string) => Promise<SuggestedRow[]>>> = {
  login: loginRows,
  code: async (deps, url) => (await loginRows(deps, url)).filter(({ row }) => row.hasTotp),
  card: (deps) => rowsOfKind(deps, 'card'),
  identity: (deps) => rowsOfKind(deps, 'identity'),
  'new-password': async () => [],
};

/** The items to suggest for a field of a page, best first. @param url of the page, from the browser. */
export async function findSuggested(
  deps: RowDeps,
  suggested: Suggested,
  url: string,
): Promise<SuggestedRow[]> {
  return (await FIND[suggested](deps, url)).slice(0, MOST_ROWS);
}
