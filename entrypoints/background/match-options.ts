import { statusItem } from '../../lib/browser';
import type { MatchOptions } from '../../lib/match';
import { matchFor } from '../../lib/session';
import { readSettings } from '../../lib/settings';
import { readGroupsInForce } from '../../lib/sites';

/** How addresses are compared for the items of an account: the person's own default, unless an organisation's is stricter, and the sites that share their logins. */
export async function matchOptions(account: string): Promise<MatchOptions> {
  const { defaultMatch } = await readSettings();
  return {
    defaultMatch: matchFor(await statusItem.get(), account, defaultMatch),
    equivalentDomains: await readGroupsInForce(account),
  };
}

/** The same, for the account of an item. */
export type MatchOptionsOf = (id: string) => Promise<MatchOptions>;
