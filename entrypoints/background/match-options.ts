import { readCurrentAccount } from '../../lib/account';
import type { MatchOptions } from '../../lib/match';
import { readSettings } from '../../lib/settings';
import { readGroupsInForce } from '../../lib/sites';

/** How addresses are compared for the account in use: the person's own default, and the sites that share their logins. */
export async function matchOptions(): Promise<MatchOptions> {
  const record = await readCurrentAccount();
  const { defaultMatch } = await readSettings();
  return { defaultMatch, equivalentDomains: record ? await readGroupsInForce(record.id) : [] };
}
