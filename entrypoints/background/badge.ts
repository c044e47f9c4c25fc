import { browser } from '../../lib/browser';
import { webAddress } from '../../lib/fill';
import type { SessionStatus } from '../../lib/session';
import { readSettings } from '../../lib/settings';
import { MARK } from './open-popup';
import type { PageListeners } from './site-access';
import type { SiteOffers } from './site-offers';

export interface BadgeDeps {
  readonly offers: SiteOffers;
  readonly readStatus: () => Promise<SessionStatus>;
}

export interface Badge {
  /** Counts for one tab what fits its page. @param isNewPage what stood on the button was about another page. */
  count(tabId: number, isNewPage: boolean): Promise<void>;
  /** The session or the vault has changed. */
  follow(before: SessionStatus, after: SessionStatus): Promise<void>;
}

/** More than this is "many"; the button has room for no more. */
const MOST = 99;
/** Ink and paper (components/ui/tokens.css): the same on a light and on a dark toolbar. */
const INK = '#22231f';
const PAPER = '#ffffff';

const textOf = (count: number): string => {
  if (count === 0) return '';
  return count > MOST ? `${MOST}+` : String(count);
};

/** Open, and with a list that is whole. */
const isReady = ({ state, opening }: SessionStatus): boolean => state === 'unlocked' && opening === null;

const write = (tabId: number, text: string) => browser.action.setBadgeText({ tabId, text });

/** Removes all counts at once. */
async function clearAll(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(({ id }) => id !== undefined && write(id, '')));
}

const isMarked = async (tabId: number): Promise<boolean> =>
  (await browser.action.getBadgeText({ tabId })) === MARK;

/** The number of logins that fit the page of a tab, on the toolbar button; nothing while there is nothing to tell. */
export function createBadge({ offers, readStatus }: BadgeDeps): Badge {
  async function countFor(url: string | undefined): Promise<number> {
    const address = webAddress(url);
    if (!address || !isReady(await readStatus()) || !(await readSettings()).badge) return 0;
    return (await offers(address.href)).length;
  }

  async function count(tabId: number, isOverMark: boolean): Promise<void> {
    const { url } = await browser.tabs.get(tabId);
    const text = textOf(await countFor(url));
    if (!isOverMark && (await isMarked(tabId))) return;
    // Another page, or a lock: what comes with it clears or counts anew.
    const isStale = (await browser.tabs.get(tabId)).url !== url;
    if (isStale || (text !== '' && !isReady(await readStatus()))) return;
    await write(tabId, text);
  }

  async function countInFront(isOverMark: boolean): Promise<void> {
    const tabs = await browser.tabs.query({ active: true });
    await Promise.all(tabs.map(({ id }) => id !== undefined && count(id, isOverMark)));
  }

  return {
    count,
    async follow(before, after) {
      if (before.state === 'unlocked' && after.state !== 'unlocked') return clearAll();
      if (!isReady(after)) return;
      const isSame = before.revision === after.revision && before.locks === after.locks;
      if (isReady(before) && isSame) return;
      // Whoever has unlocked has had the look that the mark asked for.
      await countInFront(before.state !== 'unlocked');
    },
  };
}

/** Paints the count. Call at the worker's first turn. */
export function paintBadge(): void {
  const paint = (): void => {
    void browser.action.setBadgeBackgroundColor({ color: INK });
    void (
      browser.action as { setBadgeTextColor?: (details: { color: string }) => unknown }
    ).setBadgeTextColor?.({
      color: PAPER,
    });
  };
  browser.runtime.onInstalled.addListener(paint);
  browser.runtime.onStartup.addListener(paint);
}

type Activated = Parameters<Parameters<typeof browser.tabs.onActivated.addListener>[0]>[0];
type Updated = Parameters<typeof browser.tabs.onUpdated.addListener>[0];

/** Counts for other pages and other tabs in front. */
export function badgeListeners({ count }: Badge, ready: Promise<void>): PageListeners {
  // Tabs go away while they are looked at.
  const countSoon = (tabId: number, isNewPage: boolean) =>
    void ready.then(() => count(tabId, isNewPage)).catch(() => undefined);
  const activated = ({ tabId }: Activated): void => countSoon(tabId, false);
  const updated: Updated = (tabId, { url, status }, { active }) => {
    if (active && (url !== undefined || status === 'complete')) countSoon(tabId, url !== undefined);
  };
  return {
    start() {
      browser.tabs.onActivated.addListener(activated);
      browser.tabs.onUpdated.addListener(updated);
    },
    stop() {
      browser.tabs.onActivated.removeListener(activated);
      browser.tabs.onUpdated.removeListener(updated);
    },
  };
}
