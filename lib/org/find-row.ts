import { CodedError } from '../errors';
import type { OrgPage } from './shapes';

/** No list that ends has more parts. */
const MOST_PARTS = 2_000;

/**
 * The first row of a list that is the one, looked for part by part, wherever a server gives marks; undefined where there is none.
 * @throws CodedError as `fetchPart`; `pages-repeat` for parts that lead back to themselves, `list-endless`.
 */
export async function findRow<Row>(
  fetchPart: (next: string | undefined) => Promise<OrgPage<Row>>,
  isIt: (row: Row) => boolean,
  host: string,
): Promise<Row | undefined> {
  const seen = new Set<string>();
  let next: string | undefined;
  for (;;) {
    const page = await fetchPart(next);
    const found = page.rows.find(isIt);
    if (found !== undefined || page.next === null || page.rows.length + page.unread === 0) return found;
    if (seen.has(page.next)) throw new CodedError('pages-repeat', { host });
    if (seen.size >= MOST_PARTS) throw new CodedError('list-endless', { host, number: String(MOST_PARTS) });
    seen.add(page.next);
    next = page.next;
  }
}
