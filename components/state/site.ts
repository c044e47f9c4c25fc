import { signal } from '@preact/signals';
import { browser, fillStepsItem, statusItem } from '../../lib/browser';
import { findOffers, type OfferSource, putFirst, readStep, type SiteInfo, webAddress } from '../../lib/fill';
import type { Overview } from '../../lib/items';
import { matchFor } from '../../lib/session';
import { recallSettings } from '../../lib/settings';
import { readGroupsInForce } from '../../lib/sites';
import { ofPart, type Part } from './overview-parts';

/** The page in front and what fits it; null when there is none that can be filled; undefined until it is known. */
export const site = signal<SiteInfo | null | undefined>(undefined);

interface FrontPage {
  readonly tabId: number;
  /** Undefined when its address is closed to us. */
  readonly url: string | undefined;
}

/** The tab that this window speaks for: the one in front, or the one that a detached window was opened for. */
async function frontPage(): Promise<FrontPage | null> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  const tab = Number.isInteger(named)
    ? await browser.tabs.get(named)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  return tab?.id === undefined ? null : { tabId: tab.id, url: tab.url };
}

export interface FoundSite {
  readonly info: SiteInfo | null;
  /** The rows of what fits. */
  readonly rows: readonly Overview[];
  /** True when there is a tab, but its address was closed to us. */
  readonly isClosed: boolean;
}

/** What may fit a page of this host, of one account. */
async function sourceOf(part: Part, hostname: string): Promise<OfferSource> {
  const { account } = part.page;
  const defaultMatch = matchFor(await statusItem.get(), account, (await recallSettings()).defaultMatch);
  const equivalentDomains = await readGroupsInForce(account);
  const rows = await ofPart(part, part.page.site(part.head, hostname, equivalentDomains));
  return { rows, options: { defaultMatch, equivalentDomains } };
}

/** Ids of what fits, best first. Most pages have nothing that might: for them nothing more is loaded. */
async function findMatches(
  parts: readonly Part[],
  sources: readonly OfferSource[],
  { tabId, url = '' }: FrontPage,
): Promise<string[]> {
  const match = sources.some(({ rows }) => rows.length > 0) && (await parts[0]?.page.loadMatch());
  if (!match) return [];
  const begun = readStep(await fillStepsItem.get(), tabId, Date.now());
  return putFirst(findOffers(sources, url, match), begun).map(({ id }) => id);
}

/** Looks at the page in front and finds what fits it. Rejects with DamagedPart where an overview is damaged. */
export async function findSite(parts: readonly Part[]): Promise<FoundSite> {
  const front = await frontPage().catch(() => null);
  const url = webAddress(front?.url);
  if (!front || !url) return { info: null, rows: [], isClosed: front !== null && front.url === undefined };
  const sources = await Promise.all(parts.map((part) => sourceOf(part, url.hostname)));
  const matches = await findMatches(parts, sources, { tabId: front.tabId, url: url.href });
  const fitting = new Set(matches);
  return {
    info: { tabId: front.tabId, url: url.href, host: url.host, matches },
    rows: sources.flatMap(({ rows }) => rows).filter(({ id }) => fitting.has(id)),
    isClosed: false,
  };
}
