import { OpenError } from '../crypto';
import type { Overview } from '../items';
import type { Account } from './open-account';
import { createOverviewReader } from './read-overview';

/** Rows that may fit a page; or that they are not there, and the version of the overview that was found damaged (null: none was). */
export type SiteAnswer = { readonly rows: readonly Overview[] } | { readonly damaged: number | null };

/**
 * Looks for the logins of a page.
 * @param hostname as `URL.hostname` writes it.
 * @param asOne groups of base domains that share their logins.
 */
export async function readSite(
  { pieces, read }: Account,
  hostname: string,
  asOne?: readonly (readonly string[])[],
): Promise<SiteAnswer> {
  const reader = createOverviewReader(pieces, read);
  const head = await reader.head();
  if (!head) return { damaged: null };
  try {
    const rows = await reader.site(head, hostname, asOne);
    // What is still being made may lack the very login that is wanted.
    return rows.length > 0 || head.isComplete ? { rows } : { damaged: null };
  } catch (error) {
    if (error instanceof OpenError) return { damaged: head.version };
    throw error;
  }
}
