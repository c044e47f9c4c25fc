import { CodedError } from '../../lib/errors';
import type { OrgPage } from '../../lib/protocol';

/** Asks for the part of a list that a mark names; undefined: for its start. */
export type FetchPage<Row> = (next: string | undefined) => Promise<OrgPage<Row>>;

/** No organisation has more: what is longer is not a list that ends. */
export const MOST_ROWS = 100_000;
const MOST_PARTS = 2_000;
/** Of rows as texts, in which a server can write what it likes. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** Counts what comes of a list. @throws CodedError `list-endless` for one that goes on after more than a page can hold. */
export function createBound(host: string): <Row>(page: OrgPage<Row>) => void {
  let [rows, parts, characters] = [0, 0, 0];
  return (page) => {
    if (page.next === null) return;
    parts += 1;
    rows += page.rows.length + page.unread + (page.passed ?? 0);
    characters += JSON.stringify(page.rows).length;
    if (rows >= MOST_ROWS || parts >= MOST_PARTS || characters >= MOST_CHARACTERS)
      throw new CodedError('list-endless', { host, number: String(MOST_ROWS) });
  };
}

/**
 * The parts of a list, one after the other, wherever a server gives marks. The last one has no mark, or is empty.
 * @throws CodedError `pages-repeat` for a mark that has been there before.
 */
export async function* pagesOf<Row>(
  fetchPage: FetchPage<Row>,
  from: string | undefined,
  host: string,
): AsyncGenerator<OrgPage<Row>, void> {
  const seen = new Set(from === undefined ? [] : [from]);
  let next = from;
  for (;;) {
    const page = await fetchPage(next);
    const isEmpty = page.rows.length + page.unread + (page.passed ?? 0) === 0;
    yield isEmpty ? { ...page, next: null } : page;
    if (isEmpty || page.next === null) return;
    if (seen.has(page.next)) throw new CodedError('pages-repeat', { host });
    seen.add(page.next);
    next = page.next;
  }
}
