import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fillStepsItem } from '../../lib/browser';
import type { Item, Overview } from '../../lib/items';
import { type SampleField, sampleFrame } from '../../tests/pages/sample-facts';
import { sampleTab } from '../../tests/pages/sample-tab';
import { registerFillSteps } from './fill-steps';
import { createFillTab } from './fill-tab';
import { createSiteOffers } from './site-offers';

const SITE = 'https://shop.example.com';
const SAVED: Readonly<Record<string, string>> = { first: SITE, second: SITE, third: SITE };
const uriOf = (id: string) => [{ uri: SAVED[id] ?? '', match: null, checksum: 'valid' as const }];
const rows = Object.keys(SAVED).map(
  (id) => ({ id, kind: 'login', name: id, detail: '', uris: uriOf(id) }) as unknown as Overview,
);

const tab = () =>
  createFillTab({
    offers: createSiteOffers(async () => [{ rows }]),
    matchOptions: async () => ({}),
    noteMade: async () => undefined,
    noteUse: async () => undefined,
    code: async (id) => `code of ${id}`,
    openItem: async (id) => {
      const values = { username: id, password: `password of ${id}`, totp: 'JBSWY3DP' };
      return { id, kind: 'login', uris: uriOf(id), values } as unknown as Item;
    },
  });

const page = (words: string, fields: SampleField[], url = `${SITE}/login`) =>
  sampleTab([sampleFrame([{ words, fields }], url)]);
const NAME = { label: 'User name' };
const MAIL = { type: 'email', label: 'E-mail' };
const PASSWORD = { type: 'password', label: 'Password' };
const CODE = { autocomplete: 'one-time-code' };

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a sign-in in steps', () => {
  it('goes on with the login that it has begun with, to the code', async () => {
    page('Next', [NAME]);
    await tab().fill({ id: 'second', tabId: 1 });
    for (const [words, field, value] of [
      ['Next', MAIL, 'second'],
      ['Sign in', PASSWORD, 'password of second'],
      ['Verify', CODE, 'code of second'],
    ] as const) {
      const { last } = page(words, [field]);
      await tab().fillBest(1);
      expect(last()?.map(([, given]) => given)).toEqual([value]);
    }
    const after = page('Sign in', [NAME, PASSWORD]);
    vi.setSystemTime(Date.now() + 6000);
    await tab().fillBest(1);
    expect(after.last()?.[0]).toEqual(['username', 'first']);
  });

  it('goes on on another host of the site, as far as the login fits', async () => {
    page('Next', [NAME]);
    await tab().fill({ id: 'second', tabId: 1 });
    const there = page('Sign in', [PASSWORD], 'https://login.example.com/');
    await tab().fillBest(1);
    expect(there.last()).toEqual([['current-password', 'password of second']]);
    const elsewhere = page('Sign in', [PASSWORD], 'https://evil.test/');
    await expect(tab().fillBest(1)).rejects.toMatchObject({ info: { code: 'not-found' } });
    expect(elsewhere.delivered).toEqual([]);
  });

  it('is remembered as an id, for five minutes, in its own tab', async () => {
    page('Next', [NAME]);
    await tab().fill({ id: 'second', tabId: 1 });
    expect(Object.entries(await fillStepsItem.get())).toEqual([['1', { id: 'second', at: Date.now() }]]);
    const next = page('Sign in', [PASSWORD]);
    await tab().fillBest(2);
    expect(next.last()).toEqual([['current-password', 'password of first']]);
    vi.setSystemTime(Date.now() + 5 * 60_000);
    await tab().fillBest(1);
    expect(next.last()).toEqual([['current-password', 'password of first']]);
  });

  it('is forgotten when the tab is closed', async () => {
    let closed: ((tabId: number) => void) | undefined;
    vi.spyOn(fakeBrowser.tabs.onRemoved, 'addListener').mockImplementation((listener) => {
      closed = listener as typeof closed;
    });
    registerFillSteps();
    page('Next', [NAME]);
    await tab().fill({ id: 'second', tabId: 1 });
    await tab().fill({ id: 'third', tabId: 2 });
    closed?.(1);
    await vi.waitFor(async () => expect(Object.keys(await fillStepsItem.get())).toEqual(['2']));
  });
});
