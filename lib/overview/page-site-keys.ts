/** Where rows lie that may fit any page: their addresses are patterns. */
export const ANYWHERE = '*';

/**
 * The keys under which rows for a page may be found, without knowing which part of its host is the base domain: one for each part.
 * @param hostname of the page, as `URL.hostname` writes it.
 * @param asOne groups of base domains that share their logins: a page of one may be fitted by what was saved for another.
 */
export function siteKeysOfPage(hostname: string, asOne: readonly (readonly string[])[] = []): string[] {
  const labels = hostname.split('.');
  const suffixes = labels.map((_, at) => labels.slice(at).join('.'));
  const shared = asOne.filter((group) => group.some((site) => suffixes.includes(site))).flat();
  return [...new Set([...suffixes, ...shared, `=${hostname}`, ANYWHERE])];
}
