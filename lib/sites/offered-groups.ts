import { baseDomain, hostOf } from '../match';
import type { SiteGroup } from './site-groups';

/** The official list has about a hundred groups, the largest of some thirty sites. */
const MOST_GROUPS = 500;
const MOST_SITES = 100;

/** A base domain in A-labels; null for what is none: it would never be compared with anything. */
function toSite(text: string): string | null {
  const host = hostOf(text);
  return host !== null && baseDomain(host) === host ? host : null;
}

function toGroup(texts: readonly string[]): SiteGroup {
  const sites = texts.slice(0, MOST_SITES).flatMap((text) => toSite(text) ?? []);
  return [...new Set(sites)].sort();
}

/** The groups of a server's answer as they are compared, shown and kept; what names fewer than two sites is left out. */
export function toOffered(lists: readonly (readonly string[])[]): SiteGroup[] {
  const groups = lists.slice(0, MOST_GROUPS).map(toGroup);
  const different = new Map(groups.map((group) => [group.join(' '), group]));
  return [...different.values()].filter(({ length }) => length > 1);
}
