import { browser } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import { hostOf } from '../../lib/match';

/** The page of a tab, as the browser tells it. */
export interface FrontPage {
  readonly tabId: number;
  readonly url: string;
  readonly host: string;
}

async function readPage(tabId: number): Promise<FrontPage | null> {
  const { url } = await browser.tabs.get(tabId);
  if (!url || !/^https?:/.test(url)) return null;
  const host = hostOf(url);
  return host === null ? null : { tabId, url, host };
}

/** Address and host of the page in a tab. @throws CodedError `page-not-fillable` for what is no web page. */
export async function requirePage(tabId: number): Promise<FrontPage> {
  const page = await readPage(tabId);
  if (!page) throw new CodedError('page-not-fillable');
  return page;
}

/** False when the tab has gone to another origin: another host or port, or from https to http. */
export async function isStillAt({ tabId, url }: FrontPage): Promise<boolean> {
  const now = await readPage(tabId);
  return now !== null && new URL(now.url).origin === new URL(url).origin;
}
