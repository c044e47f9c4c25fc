import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createFillTab } from '../../entrypoints/background/fill-tab';
import { CodedError } from '../../lib/errors';
import type { FillReport } from '../../lib/fill';
import type { Item } from '../../lib/items';
import { needBrowser, sandboxArgs } from '../setup/browsers.mjs';
import { bundleFiller } from './bundle-filler';
import { listPages, type Site, startSite } from './site';
import { type Box, bridgeTab, readBoxes } from './tab-bridge';

const CODE = '493817';
const VALUES = { username: 'ada@example.com', password: 'correct horse', totp: 'JBSWY3DPEHPK3PXP' } as const;

let site: Site;
let browser: Browser;
let page: Page;
let script: string;

beforeAll(async () => {
  script = await bundleFiller();
  site = await startSite();
  browser = await chromium.launch({ executablePath: needBrowser('chromium'), args: sandboxArgs() });
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  fakeBrowser.reset();
  page = await browser.newPage();
  bridgeTab(page, script);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await page.close();
});

function itemFor(uri: string): Item {
  return { id: 'a', values: VALUES, uris: [{ uri, match: null, checksum: 'missing' }] } as unknown as Item;
}

const fillTab = (uri = site.url) =>
  createFillTab({
    openItem: async () => itemFor(uri),
    code: async () => CODE,
    matchOptions: async () => ({}),
    noteMade: async () => undefined,
    offers: async () => [],
    noteUse: async () => undefined,
  });

/** Fills the open page; an error code instead of a report where it was refused. */
async function fill(uri?: string): Promise<FillReport | string> {
  try {
    return await fillTab(uri).fill({ id: 'a', tabId: 1 });
  } catch (error) {
    if (error instanceof CodedError) return error.info.code;
    throw error;
  }
}

async function open(name: string, host = '127.0.0.1'): Promise<void> {
  await page.goto(`${site.url.replace('127.0.0.1', host)}/pages/${name}.html`);
}

/** What a page's own answer says should stand in a box. */
function expected({ role, kept, digit }: Box, step?: string): string {
  if (role === 'username') return VALUES.username;
  if (role === 'current-password') return step === 'first' ? '' : VALUES.password;
  if (role === 'totp') return digit === null ? CODE : (CODE[Number(digit)] ?? '');
  return kept;
}

/** Pages on which nothing may be filled at all, with the answer. */
const REFUSED: Readonly<Record<string, string>> = {
  covered: 'page-no-fields',
  'frame-cross': 'page-no-fields',
  'frame-nested': 'page-no-fields',
  'frame-sandboxed': 'page-not-fillable',
  'frame-transparent': 'page-no-fields',
  order: 'page-no-fields',
  'reset-password': 'page-no-fields',
  'search-newsletter': 'page-no-fields',
};
/** Pages that want more than one look; each has a test of its own below. */
const SPECIAL = new Set(['two-step', 'plain-trap', 'frame-trap', 'below-fold', 'too-short', 'refusing']);
const ORDINARY = listPages().filter((name) => !(name in REFUSED) && !SPECIAL.has(name));

describe('filling', () => {
  it.each(ORDINARY)('puts every value into its box and into no other: %s', async (name) => {
    await open(name);
    const report = await fill();
    const boxes = await readBoxes(page);
    expect(boxes.map(({ value }) => value)).toEqual(boxes.map((box) => expected(box)));
    const wanted = boxes.filter(({ role }) => ['username', 'current-password', 'totp'].includes(role)).length;
    expect(report).toMatchObject({
      filled: wanted,
      planned: wanted,
      skipped: [],
      host: new URL(site.url).host,
    });
  });

  it.each(Object.entries(REFUSED).filter(([name]) => !SPECIAL.has(name)))(
    'fills nothing: %s',
    async (name, code) => {
      await open(name);
      expect(await fill()).toBe(code);
      for (const box of await readBoxes(page)) expect(box.value).toBe(box.kept);
    },
  );

  it('keeps foreign and sandboxed frames empty even where the browser would let us in', async () => {
    for (const name of ['frame-cross', 'frame-sandboxed']) {
      await open(name);
      bridgeTab(page, script, async () => true);
      expect(['page-frame-other-site', 'page-other-site', 'page-not-fillable']).toContain(await fill());
      for (const box of await readBoxes(page)) expect(box.value).toBe('');
    }
  });

  it('fills a user name first and the password on the next step', async () => {
    await open('two-step');
    expect(await fill()).toMatchObject({ filled: 1, planned: 1 });
    expect((await readBoxes(page)).map(({ value }) => value)).toEqual([VALUES.username, '']);
    await page.click('#next');
    expect(await fill()).toMatchObject({ filled: 1, planned: 1 });
    expect((await readBoxes(page)).map(({ value }) => value)).toEqual([VALUES.username, VALUES.password]);
  });

  it('lets controlled inputs keep their value in their own state', async () => {
    await open('controlled');
    await fill();
    expect((await readBoxes(page)).map(({ state }) => state)).toEqual([VALUES.username, VALUES.password]);
  });

  it('scrolls to a field before it decides whether it can be seen', async () => {
    await open('below-fold');
    expect(await fill()).toMatchObject({
      filled: 1,
      planned: 2,
      skipped: [{ role: 'current-password', reason: 'hidden' }],
    });
    expect((await readBoxes(page)).map(({ value }) => value)).toEqual([VALUES.username, '']);
  });

  it('tells that a value would be cut, and leaves the box alone', async () => {
    await open('too-short');
    const skipped = [{ role: 'current-password', reason: 'cut', maxLength: 8 }];
    expect(await fill()).toMatchObject({ filled: 1, planned: 2, skipped });
    expect((await readBoxes(page)).map(({ value }) => value)).toEqual([VALUES.username, '']);
  });

  it('tells when the page throws a value away', async () => {
    await open('refusing');
    expect(await fill()).toMatchObject({
      filled: 1,
      planned: 2,
      skipped: [{ role: 'username', reason: 'refused' }],
    });
  });

  it('signs in for real, with one click after the fill', async () => {
    await page.goto(site.url);
    await fill();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in');
    expect(site.received.at(-1)).toEqual({ user: VALUES.username, password: VALUES.password });
  });
});

describe('what a person has typed', () => {
  const values = async () => (await readBoxes(page)).map(({ value }) => value);

  it('is not replaced unasked, not even in part', async () => {
    await open('plain');
    const before = await values();
    const [first] = await page.locator('input:visible').all();
    await first?.pressSequentially('somebody');
    expect(await fill()).toBe('page-has-values');
    expect((await values()).filter((value) => value !== 'somebody')).toEqual(before.slice(1));
    await fillTab().fill({ id: 'a', tabId: 1, overwrite: true });
    expect(await values()).toContain(VALUES.username);
  });

  it('is left as it is, and no question, where it is the same', async () => {
    await open('plain');
    const [first] = await page.locator('input:visible').all();
    await first?.pressSequentially(VALUES.username);
    expect(await fill()).toMatchObject({ filled: 2, planned: 2 });
  });

  it('is neither what the page has put there, nor what was filled before', async () => {
    await open('plain');
    await page.evaluate(() => document.querySelector('input')?.setAttribute('value', 'from the page'));
    expect(await fill()).toMatchObject({ filled: 2 });
    const other = createFillTab({
      openItem: async () =>
        ({ ...itemFor(site.url), values: { username: 'bob', password: 'other' } }) as Item,
      code: async () => CODE,
      matchOptions: async () => ({}),
      noteMade: async () => undefined,
      offers: async () => [],
      noteUse: async () => undefined,
    });
    expect(await other.fill({ id: 'b', tabId: 1 })).toMatchObject({ filled: 2 });
    await page.locator('input:visible').first().press('End');
    await page.keyboard.type('by');
    expect(await fill()).toBe('page-has-values');
  });
});

describe('the gate', () => {
  it.each([
    ['another host', () => 'https://bank.example', 'page-other-site'],
    ['another port', () => site.url.replace(/\d+$/, '1'), 'page-other-site'],
    ['https only', () => site.url.replace('http:', 'https:'), 'page-not-secure'],
    ['an app', () => 'androidapp://com.example.app', 'page-other-site'],
  ])('refuses an item saved for %s', async (_case, uri, code) => {
    await open('plain');
    expect(await fill(uri())).toBe(code);
    for (const box of await readBoxes(page)) expect(box.value).toBe('');
  });

  it('refuses a page of another host that leads to the right one in a frame', async () => {
    await open('frame-cross', 'localhost');
    bridgeTab(page, script, async () => true);
    expect(await fill(site.url)).toBe('page-frame-other-site');
    for (const box of await readBoxes(page)) expect(box.value).toBe('');
  });
});

describe('a page that changes', () => {
  it('gets nothing when it navigated between the look and the plan', async () => {
    await open('code');
    const slow = createFillTab({
      openItem: async () => itemFor(site.url),
      code: async () => {
        await open('plain');
        await page.evaluate(`${script}; self.filler = fillPage.createFiller();`);
        return CODE;
      },
      matchOptions: async () => ({}),
      noteMade: async () => undefined,
      offers: async () => [],
      noteUse: async () => undefined,
    });
    await expect(slow.fill({ id: 'a', tabId: 1 })).rejects.toMatchObject({ info: { code: 'page-changed' } });
    for (const box of await readBoxes(page)) expect(box.value).toBe('');
  });

  it('gets nothing more once it was left, though it is kept for coming back', async () => {
    await open('plain');
    await page.evaluate(() => {
      document.querySelector('#user')?.addEventListener('input', () => dispatchEvent(new Event('pagehide')));
    });
    await fill(site.url);
    expect((await readBoxes(page)).map(({ value }) => value !== '')).toEqual([true, false]);
  });

  it('leaves alone a field that was hidden or removed after the look', async () => {
    await open('code');
    const slow = createFillTab({
      openItem: async () => itemFor(site.url),
      code: async () => {
        await page.evaluate(() => {
          document.querySelector<HTMLElement>('[name=password]')?.style.setProperty('opacity', '0.01');
          document.querySelector('[name=user]')?.remove();
        });
        return CODE;
      },
      matchOptions: async () => ({}),
      noteMade: async () => undefined,
      offers: async () => [],
      noteUse: async () => undefined,
    });
    const skipped = [
      { role: 'username', reason: 'gone' },
      { role: 'current-password', reason: 'hidden' },
    ];
    expect(await slow.fill({ id: 'a', tabId: 1 })).toMatchObject({ filled: 1, planned: 3, skipped });
    expect((await readBoxes(page)).map(({ value }) => value)).toEqual(['', CODE]);
  });
});

describe('the bundle', () => {
  it('stays small', () => {
    expect(script.length).toBeLessThan(23_000);
  });

  it('tells what fields look like, and never what stands in them', async () => {
    await open('plain');
    await page.fill('#user', 'typed-by-hand');
    await page.fill('#password', 'a secret typed by hand');
    const facts = await page.evaluate(`${script}; fillPage.createFiller().describe().then(JSON.stringify)`);
    expect(facts).toContain('"hasValue":true');
    expect(facts).not.toContain('typed');
  });
});
