import { baseDomain } from './base-domain';
import { parseSavedUri } from './parse-uri';

/**
 * The key under which a saved address is looked up by the pages of its site: its base domain, or `=` and the host where it has none
 * (IP addresses, single labels). Null for what is no web address. Two addresses that fit the same page share a key.
 */
export function siteKeyOf(uri: string): string | null {
  const hostname = parseSavedUri(uri)?.url.hostname;
  if (hostname === undefined) return null;
  return baseDomain(hostname) ?? `=${hostname}`;
}
