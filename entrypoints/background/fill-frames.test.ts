import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Item } from '../../lib/items';
import { sampleFrame } from '../../tests/pages/sample-facts';
import { sampleTab } from '../../tests/pages/sample-tab';
import { createFillTab, type FillRequest } from './fill-tab';

const PORTAL = 'https://portal.example/start';
const LOGIN = 'https://login.example/frame';
const PAY = 'https://pay.example';
const FORM = { words: 'Sign in', fields: [{ label: 'User name' }, { type: 'password', label: 'Password' }] };

const login = {
  id: 'one',
  kind: 'login',
  uris: [{ uri: 'https://login.example', match: null, checksum: 'valid' }],
  values: { username: 'ada', password: 'secret' },
};
const card = { id: 'card', kind: 'card', uris: [], values: { number: '4111111111111111', code: '123' } };

const fill = (item: object, wish: Partial<FillRequest> = {}) =>
  createFillTab({
    offers: async () => [],
    matchOptions: async () => ({}),
    noteMade: async () => undefined,
    noteUse: async () => undefined,
    code: async () => '123456',
    openItem: async () => item as unknown as Item,
  }).fill({ id: 'one', tabId: 1, ...wish });

const empty = (url: string) => sampleFrame([], url);
const withLogin = (url: string) => sampleFrame([FORM], url);
const withBox = (url: string, label: string) => sampleFrame([{ fields: [{ label }] }], url);

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.restoreAllMocks());

describe('a frame of another site', () => {
  it('is named beside the page, and gets nothing before the person has said yes', async () => {
    const tab = sampleTab([empty(PORTAL), withLogin(LOGIN)]);
    await expect(fill(login)).rejects.toMatchObject({
      info: {
        code: 'page-frame-other-site',
        details: { host: 'login.example', page: 'portal.example', origin: 'https://login.example' },
      },
    });
    expect(tab.delivered).toEqual([]);
    await fill(login, { allowFrame: 'https://login.example' });
    expect(tab.delivered).toMatchObject([{ origin: 'https://login.example' }]);
  });

  it('is not asked about where the page itself has the form', async () => {
    const tab = sampleTab([withLogin('https://login.example/'), withLogin('https://www.login.example/')]);
    await fill(login);
    expect(tab.delivered).toMatchObject([{ origin: 'https://login.example' }]);
  });

  it('gets no item of another site by a yes, nor does one that goes elsewhere meanwhile', async () => {
    const tab = sampleTab([empty(PORTAL), withLogin('https://evil.test/')]);
    for (const allowFrame of ['https://evil.test', 'https://login.example'])
      await expect(fill(login, { allowFrame })).rejects.toMatchObject({ info: { code: 'page-other-site' } });
    sampleTab([empty(PORTAL), { ...withLogin(LOGIN), origin: 'null' }]);
    await expect(fill(login, { allowFrame: 'null' })).rejects.toMatchObject({
      info: { code: 'page-not-fillable' },
    });
    expect(tab.delivered).toEqual([]);
  });

  it('gets its part of a card, as do the others of that site', async () => {
    const frames = [
      empty(PORTAL),
      withBox(`${PAY}/number`, 'Card number'),
      withBox(`${PAY}/code`, 'CVC'),
      withBox('https://advert.example/', 'Card number'),
    ];
    const tab = sampleTab(frames);
    await expect(fill(card)).rejects.toMatchObject({ info: { code: 'page-frame-other-site' } });
    expect(await fill(card, { allowFrame: PAY })).toMatchObject({
      filled: 2,
      planned: 2,
      host: 'portal.example',
    });
    const values = tab.delivered.flatMap((plan) => plan.values.map(({ value }) => [plan.origin, value]));
    expect(values.sort()).toEqual([
      [PAY, '123'],
      [PAY, '4111111111111111'],
    ]);
  });
});

describe('a page', () => {
  it('that is not encrypted is told of', async () => {
    const http = { ...login, uris: [{ uri: 'http://old.example', match: null }] };
    sampleTab([withLogin('http://old.example/')]);
    expect(await fill(http)).toMatchObject({ filled: 2, isInTheClear: true });
    sampleTab([withLogin('http://localhost:3000/')]);
    expect(
      await fill({ ...login, uris: [{ uri: 'http://localhost:3000', match: null }] }),
    ).not.toHaveProperty('isInTheClear');
  });

  it('that holds what the person has typed is filled over it only when they want that', async () => {
    const tab = sampleTab([withLogin('https://login.example/')], {
      apply: ({ overwrite, values }) =>
        overwrite
          ? { filled: values.map(({ role }) => role), skipped: [] }
          : { filled: [], skipped: [{ role: 'username', reason: 'typed', maxLength: null }] },
    });
    await expect(fill(login)).rejects.toMatchObject({ info: { code: 'page-has-values' } });
    expect(await fill(login, { overwrite: true })).toMatchObject({ filled: 2 });
    expect(tab.delivered.map(({ overwrite }) => overwrite)).toEqual([false, true]);
  });
});
