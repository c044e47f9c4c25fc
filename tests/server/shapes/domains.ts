import type { Json, UserRow } from '../store/rows.ts';

/** A few of the official server's groups of sites that share accounts; the numbers are theirs. */
const GLOBAL_GROUPS: readonly { readonly type: number; readonly domains: readonly string[] }[] = [
  { type: 0, domains: ['youtube.com', 'google.com', 'gmail.com'] },
  { type: 1, domains: ['apple.com', 'icloud.com'] },
  { type: 2, domains: ['ameritrade.com', 'tdameritrade.com'] },
  { type: 10, domains: ['live.com', 'microsoft.com', 'microsoftonline.com', 'office.com', 'outlook.com'] },
];

/** Sites that count as one; in a sync answer the groups that the person switched off are left out. */
export function domainsAnswer(user: UserRow, withExcluded: boolean): Json {
  const groups = GLOBAL_GROUPS.map((group) => ({
    ...group,
    excluded: user.excludedGlobalDomains.includes(group.type),
  }));
  return {
    equivalentDomains: user.equivalentDomains.length > 0 ? user.equivalentDomains : null,
    globalEquivalentDomains: groups.filter((group) => withExcluded || !group.excluded),
    object: 'domains',
  };
}
