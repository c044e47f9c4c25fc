import { CodedError } from '../../lib/errors';
import type { OrgPage } from '../../lib/protocol';

/** Asks for the part of a list that a mark names; undefined: for its start. */
export type FetchPage<Row> = (next: string | undefined) => Promise<OrgPage<Row>>;

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
