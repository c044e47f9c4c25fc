/** Where rows lie that may fit any page: their addresses are patterns. */
export const ANYWHERE = '*';

/**
 * The keys under which rows for a page may be found, without knowing which part of its host is the base domain: one for each part.
 * @param hostname of the page, as `URL.hostname` writes it.
 */
export function siteKeysOfPage(hostname: string): string[] {
  const labels = hostname.split('.');
  const suffixes = labels.map((_, at) => labels.slice(at).join('.'));
  return [...suffixes, `=${hostname}`, ANYWHERE];
}
