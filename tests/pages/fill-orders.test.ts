import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createFillTab } from '../../entrypoints/background/fill-tab';
import { CodedError } from '../../lib/errors';
import type { FillReport } from '../../lib/fill';
import type { Item } from '../../lib/items';
import { needBrowser, sandboxArgs } from '../setup/browsers.mjs';
import { bundleFiller } from './bundle-filler';
import { bridgeTab } from './tab-bridge';

const CARD = {
  kind: 'card',
  values: {
    number: '5454 5454 5454 5454',
    cardholderName: 'Ada May Harbour',
    code: '321',
    expMonth: '4',
    expYear: '2029',
  },
};
const IDENTITY = {
  kind: 'identity',
  values: {
    firstName: 'Ada',
    middleName: 'May',
    lastName: 'Harbour',
    username: 'ada',
    email: 'ada@harbour.example',
    phone: '+49 30 1234567',
    address1: 'Kaistraße 1',
    address2: 'Dock B',
    address3: 'Berth 7',
    city: 'Hamburg',
    postalCode: '20457',
    state: 'CA',
    country: 'Deutschland',
  },
};

const SECURE = 'https://shop.example/order';

let browser: Browser;
let page: Page;
let script: string;

beforeAll(async () => {
  script = await bundleFiller();
  browser = await chromium.launch({ executablePath: needBrowser('chromium'), args: sandboxArgs() });
});

afterAll(() => browser.close());

beforeEach(async () => {
  fakeBrowser.reset();
  page = await browser.newPage();
  bridgeTab(page, script);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await page.close();
});

async function open(html: string, url = SECURE): Promise<void> {
  const body = `<!doctype html><html><body><form>${html}<button>Go on</button></form></body></html>`;
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await page.goto(url);
}

async function fill(item: object): Promise<FillReport | string> {
  const opened = { id: 'a', uris: [], ...item } as unknown as Item;
  const tab = createFillTab({
    openItem: async () => opened,
    code: async () => '',
    matchOptions: async () => ({}),
    noteMade: async () => undefined,
    offers: async () => [],
    noteUse: async () => undefined,
  });
  try {
    return await tab.fill({ id: 'a', tabId: 1 });
  } catch (error) {
    if (error instanceof CodedError) return error.info.code;
    throw error;
  }
}

/** What stands in each field, by its name; of a list, what people read. */
const read = () =>
  page.evaluate(() => {
    const fields = [
      ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input,select,textarea'),
    ];
    const shown = (field: HTMLInputElement | HTMLSelectElement) =>
      field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.value;
    return Object.fromEntries(fields.map((field) => [field.name, shown(field)]));
  });

const options = (all: readonly string[]): string => all.map((one) => `<option>${one}</option>`).join('');
const NUMBER = '<label>Card number <input name="number" maxlength="19"></label>';
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

describe('a card', () => {
  it('goes into number, holder and code', async () => {
    await open(
      `${NUMBER}<label>Name on card <input name="holder"></label><label>MM/YY <input name="expiry"></label><label>CVC <input name="code" type="password" maxlength="4"></label>`,
    );
    expect(await fill(CARD)).toMatchObject({ filled: 4, planned: 4, skipped: [] });
    expect(await read()).toEqual({
      number: '5454545454545454',
      holder: 'Ada May Harbour',
      expiry: '04/29',
      code: '321',
    });
  });

  it.each([
    [
      'one box, as it says',
      '<label>Expiry <input name="e" placeholder="MM / YYYY"></label>',
      { e: '04 / 2029' },
    ],
    ['one box, as long as it is', '<label>Expiry <input name="e" maxlength="4"></label>', { e: '0429' }],
    [
      'a box for months of the browser',
      '<label>Expiry <input name="e" type="month"></label>',
      { e: '2029-04' },
    ],
    [
      'two boxes',
      '<fieldset><legend>Expiry</legend><label>Month <input name="m" maxlength="2"></label><label>Year <input name="y" maxlength="2"></label></fieldset>',
      { m: '04', y: '29' },
    ],
    [
      'two boxes, four figures',
      '<fieldset><legend>Expiry</legend><label>Month <input name="m"></label><label>Year <input name="y"></label></fieldset>',
      { m: '04', y: '2029' },
    ],
    [
      'lists of figures',
      `<fieldset><legend>Expiry</legend><label>Month <select name="m">${options(['MM', ...MONTHS.map((_, index) => String(index + 1).padStart(2, '0'))])}</select></label><label>Year <select name="y">${options(['YY', '26', '27', '28', '29', '30', '31'])}</select></label></fieldset>`,
      { m: '04', y: '29' },
    ],
    [
      'lists of names',
      `<fieldset><legend>Expiry</legend><label>Month <select name="m">${options(['Month', ...MONTHS])}</select></label><label>Year <select name="y">${options(['Year', '2026', '2027', '2028', '2029', '2030'])}</select></label></fieldset>`,
      { m: 'April', y: '2029' },
    ],
    [
      'lists whose values count from nought',
      `<fieldset><legend>Expiry</legend><label>Month <select name="m"><option value="">–</option>${MONTHS.map((name, index) => `<option value="${index}">${index + 1} - ${name}</option>`).join('')}</select></label><label>Year <select name="y">${options(['2028', '2029', '2030', '2031'])}</select></label></fieldset>`,
      { m: '4 - April', y: '2029' },
    ],
  ])('has its expiry in %s', async (_layout, html, expected) => {
    await open(`${NUMBER}${html}`);
    expect(await fill(CARD)).toMatchObject({ skipped: [] });
    expect(await read()).toEqual({ number: '5454545454545454', ...expected });
  });

  it('tells the page of what was chosen', async () => {
    await open(
      `${NUMBER}<label>Expiry month <select name="m" onchange="document.title=this.value">${options(MONTHS)}</select></label>`,
    );
    await fill(CARD);
    expect(await page.title()).toBe('April');
  });

  it('leaves a list alone that does not have its year, and says so', async () => {
    await open(
      `${NUMBER}<label>Expiry year <select name="y">${options(['2030', '2031', '2032', '2033'])}</select></label>`,
    );
    expect(await fill(CARD)).toMatchObject({
      filled: 1,
      skipped: [{ role: 'card-expiry-year', reason: 'no-choice' }],
    });
    expect(await read()).toEqual({ number: '5454545454545454', y: '2030' });
  });

  it('stays out of forms that ask for none, and off pages that are not encrypted', async () => {
    await open(
      '<label>User name <input name="u"></label><label>Password <input type="password" name="p"></label>',
    );
    expect(await fill(CARD)).toBe('page-no-fields');
    await open(NUMBER, 'http://shop.example/order');
    expect(await fill(CARD)).toBe('page-not-secure');
    expect(await read()).toEqual({ number: '' });
  });
});

describe('an identity', () => {
  it('goes into names, contact and address', async () => {
    await open(
      [
        'First name',
        'Middle name',
        'Last name',
        'E-mail',
        'Confirm e-mail',
        'Phone',
        'Street address',
        'Apartment, suite',
        'City',
        'ZIP code',
      ]
        .map((label, index) => `<p><label>${label} <input name="f${index}"></label></p>`)
        .join(''),
    );
    expect(await fill(IDENTITY)).toMatchObject({ filled: 10, planned: 10 });
    expect(Object.values(await read())).toEqual([
      'Ada',
      'May',
      'Harbour',
      'ada@harbour.example',
      'ada@harbour.example',
      '+49 30 1234567',
      'Kaistraße 1',
      'Dock B, Berth 7',
      'Hamburg',
      '20457',
    ]);
  });

  it('has all lines of its address in one box where there is no second', async () => {
    await open(
      '<label>Full name <input name="n"></label><label>Address <input name="a"></label><label>City <input name="c"></label>',
    );
    await fill(IDENTITY);
    expect(await read()).toEqual({ n: 'Ada May Harbour', a: 'Kaistraße 1, Dock B, Berth 7', c: 'Hamburg' });
    await open(
      '<label>Full name <input name="n"></label><label>Address <textarea name="a"></textarea></label><label>City <input name="c"></label>',
    );
    await fill(IDENTITY);
    expect(await read()).toMatchObject({ a: 'Kaistraße 1\nDock B\nBerth 7' });
  });

  it.each([
    ['names', options(['Choose', 'Austria', 'Germany', 'Switzerland']), 'Germany'],
    ['names of another language', options(['Autriche', 'Allemagne', 'Suisse']), 'Allemagne'],
    ['two letters', options(['AT', 'DE', 'CH']), 'DE'],
    ['names that stand for two letters', '<option value="AT">A</option><option value="DE">D</option>', 'D'],
    ['names, the own one twice', options(['Germany', '---', 'Austria', 'Germany', 'Switzerland']), 'Germany'],
  ])('finds its country in a list of %s', async (_writing, choices, chosen) => {
    await open(
      `<label>City <input name="c"></label><label>Country <select name="l">${choices}</select></label>`,
    );
    expect(await fill(IDENTITY)).toMatchObject({ skipped: [] });
    expect(await read()).toEqual({ c: 'Hamburg', l: chosen });
  });

  it.each([
    [
      'a list of names',
      `<select name="s">${options(['Alabama', 'Arizona', 'California', 'Colorado'])}</select>`,
      'California',
    ],
    ['a list of letters', `<select name="s">${options(['AL', 'AZ', 'CA', 'CO'])}</select>`, 'CA'],
    ['a box', '<input name="s">', 'CA'],
  ])('finds its state in %s', async (_writing, field, chosen) => {
    await open(`<label>City <input name="c"></label><label>State ${field}</label>`);
    await fill(IDENTITY);
    expect(await read()).toEqual({ c: 'Hamburg', s: chosen });
  });

  it('gives a new account its names and no password', async () => {
    await open(
      '<h1>Create account</h1><label>User name <input name="u"></label><label>E-mail <input name="e"></label><label>Password <input type="password" name="p"></label><label>Repeat password <input type="password" name="q"></label>',
    );
    await fill(IDENTITY);
    expect(await read()).toEqual({ u: 'ada', e: 'ada@harbour.example', p: '', q: '' });
  });

  it('is not what one signs in with, and nothing to search for', async () => {
    await open(
      '<h1>Sign in</h1><label>User name <input name="u"></label><label>Password <input type="password" name="p"></label>',
    );
    expect(await fill(IDENTITY)).toBe('page-no-fields');
    await open('<label>Search <input type="search" name="q"></label>');
    expect(await fill(IDENTITY)).toBe('page-no-fields');
  });
});
