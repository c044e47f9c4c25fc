import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SIGNED_OUT, settingsItem } from '../../lib/browser';
import { CodedError } from '../../lib/errors';
import type { SessionStatus } from '../../lib/session';
import { type Badge, badgeListeners, createBadge } from './badge';
import { MARK } from './open-popup';
import type { SiteOffer } from './site-offers';

const SHOP = 'https://shop.example/';
const OPEN: SessionStatus = { ...SIGNED_OUT, state: 'unlocked' };
const LOCKED: SessionStatus = { ...SIGNED_OUT, state: 'locked' };

let texts: Map<number, string>;
let tabs: { id: number; url?: string; active: boolean }[];
let status: SessionStatus;
let found: number;
const offers = vi.fn(async () => Array.from({ length: found }, (): SiteOffer => ({}) as SiteOffer));

const create = (): Badge => createBadge({ offers, readStatus: async () => status });

beforeEach(() => {
  fakeBrowser.reset();
  texts = new Map();
  tabs = [
    { id: 1, url: SHOP, active: true },
    { id: 2, url: 'https://other.example/', active: false },
  ];
  status = OPEN;
  found = 3;
  offers.mockClear();
  Object.assign(fakeBrowser.action, {
    setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => void texts.set(tabId, text),
    getBadgeText: async ({ tabId }: { tabId: number }) => texts.get(tabId) ?? '',
  });
  vi.spyOn(fakeBrowser.tabs, 'get').mockImplementation((async (id: number) =>
    tabs.find((tab) => tab.id === id)) as never);
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation((async ({ active }: { active?: boolean }) =>
    tabs.filter((tab) => active === undefined || tab.active === active)) as never);
});

describe('the count on the button', () => {
  it('is the number of logins that fit the page', async () => {
    await create().count(1, true);
    expect(texts.get(1)).toBe('3');
    expect(offers).toHaveBeenCalledWith(SHOP);
  });

  it.each([
    [0, ''],
    [99, '99'],
    [100, '99+'],
  ])('of %d is written "%s"', async (count, text) => {
    found = count;
    await create().count(1, true);
    expect(texts.get(1)).toBe(text);
  });

  it.each([
    ['is locked', () => (status = LOCKED)],
    ['is signed out', () => (status = SIGNED_OUT)],
    ['has no list yet', () => (status = { ...OPEN, opening: { done: 1, total: 9 } })],
    ['may not see the address', () => (tabs = [{ id: 1, active: true }])],
    ['sees a page of the browser', () => (tabs = [{ id: 1, url: 'about:config', active: true }])],
    ['is told not to', () => settingsItem.set({ badge: false })],
  ])('is empty, and nothing is looked up, while Latchkey %s', async (_, arrange) => {
    await arrange();
    texts.set(1, '7');
    await create().count(1, true);
    expect([texts.get(1), offers.mock.calls]).toEqual(['', []]);
  });

  it('is not written for a page that has gone, nor after a lock', async () => {
    offers.mockImplementationOnce(async () => {
      tabs = [{ id: 1, url: 'https://next.example/', active: true }];
      return [{} as SiteOffer];
    });
    await create().count(1, true);
    offers.mockImplementationOnce(async () => {
      status = LOCKED;
      return [{} as SiteOffer];
    });
    await create().count(1, true);
    expect([...texts]).toEqual([]);
  });

  it('leaves the mark that asks for a look, until there is another page', async () => {
    texts.set(1, MARK);
    await create().count(1, false);
    expect(texts.get(1)).toBe(MARK);
    await create().count(1, true);
    expect(texts.get(1)).toBe('3');
  });
});

describe('the count follows', () => {
  it('a lock: all counts go at once, in tabs at the back too', async () => {
    texts.set(1, '3').set(2, '1');
    status = LOCKED;
    await create().follow(OPEN, LOCKED);
    expect([...texts.values()]).toEqual(['', '']);
    expect(offers).not.toHaveBeenCalled();
  });

  it('an unlock and a change of the vault, for the tab in front', async () => {
    texts.set(1, MARK);
    await create().follow(LOCKED, OPEN);
    expect([...texts]).toEqual([[1, '3']]);
    found = 4;
    await create().follow(OPEN, { ...OPEN, revision: 1 });
    expect([...texts]).toEqual([[1, '4']]);
  });

  it('nothing else', async () => {
    await create().follow(OPEN, { ...OPEN, lockAt: 5 });
    await create().follow(LOCKED, { ...LOCKED, revision: 2 });
    expect(offers).not.toHaveBeenCalled();
  });
});

describe('the listeners', () => {
  it('count for tabs that come to the front and for pages that are new there', async () => {
    const count = vi.fn(async () => {
      throw new CodedError('locked');
    });
    type Listener = (...args: unknown[]) => void;
    const heard: Record<string, Listener> = {};
    for (const event of ['onActivated', 'onUpdated'] as const)
      vi.spyOn(fakeBrowser.tabs[event] as { addListener: Listener }, 'addListener').mockImplementation(((
        listener: Listener,
      ) => {
        heard[event] = listener;
      }) as Listener);
    badgeListeners({ count, follow: vi.fn() }, Promise.resolve()).start();
    heard.onActivated?.({ tabId: 4 });
    heard.onUpdated?.(5, { url: SHOP, status: 'loading' }, { active: true });
    heard.onUpdated?.(5, { status: 'complete' }, { active: true });
    heard.onUpdated?.(5, { title: 'x' }, { active: true });
    heard.onUpdated?.(6, { url: SHOP }, { active: false });
    await vi.waitFor(() => expect(count).toHaveBeenCalledTimes(3));
    expect(count.mock.calls).toEqual([
      [4, false],
      [5, true],
      [5, false],
    ]);
  });
});
