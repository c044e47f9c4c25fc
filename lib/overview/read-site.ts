import { OpenError } from '../crypto';
import type { Overview } from '../items';
import type { Head } from './head';
import type { Account } from './open-account';
import { createOverviewReader, type OverviewReader } from './read-overview';

/** Rows that were looked for; or that they are not there, and the version of the overview that was found damaged (null: none was). */
export type SiteAnswer = { readonly rows: readonly Overview[] } | { readonly damaged: number | null };

async function look(
  { pieces, read }: Account,
  find: (reader: OverviewReader, head: Head) => Promise<readonly Overview[]>,
): Promise<SiteAnswer> {
  const reader = createOverviewReader(pieces, read);
  const head = await reader.head();
  if (!head) return { damaged: null };
  try {
    const rows = await find(reader, head);
    // What is still being made may lack the very login that is wanted.
    return rows.length > 0 || head.isComplete ? { rows } : { damaged: null };
  } catch (error) {
    if (error instanceof OpenError) return { damaged: head.version };
    throw error;
  }
}

/**
 * Looks for the logins of a page.
 * @param hostname as `URL.hostname` writes it.
 * @param asOne groups of base domains that share their logins.
 */
export const readSite = (
  account: Account,
  hostname: string,
  asOne?: readonly (readonly string[])[],
): Promise<SiteAnswer> => look(account, (reader, head) => reader.site(head, hostname, asOne));

/** Looks for all items of one kind, in the order of the list. */
export const readKind = (account: Account, kind: Overview['kind']): Promise<SiteAnswer> =>
  look(account, async (reader, head) => {
    const rows = await reader.rows(head.chunks);
    return rows.filter((row) => row.kind === kind);
  });
