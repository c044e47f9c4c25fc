import { signal } from '@preact/signals';
import { browser, fillStepsItem } from '../../lib/browser';
import { findOffers, putFirst, readStep, type SiteInfo, webAddress } from '../../lib/fill';
import type { Overview } from '../../lib/items';
import type { Head, PageOverview } from '../../lib/overview';
import { readSettings } from '../../lib/settings';
import { readGroupsInForce, type SiteGroup } from '../../lib/sites';
import { status } from './session';

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

async function sitesAsOne(): Promise<readonly SiteGroup[]> {
  const account = status.value?.account;
  return account ? readGroupsInForce(account.id) : [];
}

export interface FoundSite {
  readonly info: SiteInfo | null;
  /** The rows of what fits. */
  readonly rows: readonly Overview[];
  /** True when there is a tab, but its address was closed to us. */
  readonly isClosed: boolean;
}

/** Ids of what fits, best first. Most pages have nothing that might: for them nothing more is loaded. */
async function findMatches(
  overview: PageOverview,
  rows: readonly Overview[],
  { tabId, url = '' }: FrontPage,
  options: Parameters<typeof findOffers>[3],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const match = await overview.loadMatch();
  const begun = readStep(await fillStepsItem.get(), tabId, Date.now());
  return putFirst(findOffers(rows, url, match, options), begun).map(({ id }) => id);
}

/** Looks at the page in front and finds what fits it. Rejects with OpenError where the overview is damaged. */
export async function findSite(overview: PageOverview, head: Head): Promise<FoundSite> {
  const front = await frontPage().catch(() => null);
  const url = webAddress(front?.url);
  if (!front || !url) return { info: null, rows: [], isClosed: front !== null && front.url === undefined };
  const equivalentDomains = await sitesAsOne();
  const rows = await overview.site(head, url.hostname, equivalentDomains);
  const { defaultMatch } = await readSettings();
  const page = { tabId: front.tabId, url: url.href };
  const matches = await findMatches(overview, rows, page, { equivalentDomains, defaultMatch });
  const fitting = new Set(matches);
  return {
    info: { tabId: front.tabId, url: url.href, host: url.host, matches },
    rows: rows.filter(({ id }) => fitting.has(id)),
    isClosed: false,
  };
}
