import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CodedError } from '../../lib/errors';
import type { FillPlan } from '../../lib/fill';
import type { Item, Overview } from '../../lib/items';
import { sampleFrame } from '../../tests/pages/sample-facts';
import { createFillTab } from './fill-tab';
import { createSiteOffers } from './site-offers';

const PAGE = 'https://shop.example.com/login';
const FORM = { words: 'Sign in', fields: [{ label: 'User name' }, { type: 'password', label: 'Password' }] };

const SAVED: Readonly<Record<string, string>> = {
  first: 'https://shop.example.com/login',
  second: 'https://shop.example.com',
  neighbour: 'https://www.example.com',
  other: 'https://other.example',
};

const uriOf = (id: string) => [{ uri: SAVED[id] ?? '', match: null, checksum: 'valid' as const }];
const rows = Object.keys(SAVED).map(
  (id) => ({ id, kind: 'login', name: id, detail: '', uris: uriOf(id) }) as unknown as Overview,
);

/** What was filled stands there. */
const formNow = () => ({
  ...FORM,
  fields: FORM.fields.map((field) => ({ ...field, hasValue: delivered.length > 0 })),
});

/** Values that reached the page, by plan. */
let delivered: FillPlan[];
let opened: string[];
let used: string[];

function createTab(sources: Parameters<typeof createSiteOffers>[0] = async () => [{ rows }]) {
  return createFillTab({
    offers: createSiteOffers(sources),
    matchOptions: async () => ({}),
    noteMade: async () => undefined,
    noteUse: async (id) => void used.push(id),
    code: async () => '123456',
    openItem: async (id) => {
      opened.push(id);
      return { id, uris: uriOf(id), values: { username: id, password: 'secret' } } as unknown as Item;
    },
  });
}

beforeEach(() => {
  fakeBrowser.reset();
  delivered = [];
  opened = [];
  used = [];
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ id: 1, url: PAGE } as never);
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockResolvedValue([{ frameId: 0 }] as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (
    _tab: number,
    message: { name: string; args: FillPlan },
  ) => {
    if (message.name === 'page.describe') return { ok: true, result: sampleFrame([formNow()], PAGE) };
    delivered.push(message.args);
    return { ok: true, result: { filled: message.args.values.map(({ role }) => role), skipped: [] } };
  }) as never);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const namesDelivered = () => delivered.map(({ values }) => values[0]?.value);

describe('the page in front', () => {
  it.each([undefined, 'chrome://settings', 'about:blank', 'file:///x', 'https://example.com./'])(
    'is none when its address is %s',
    async (url) => {
      vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ id: 1, url } as never);
      await expect(createTab().fill({ id: 'first', tabId: 1 })).rejects.toMatchObject({
        info: { code: 'page-not-fillable' },
      });
      expect(opened).toEqual([]);
    },
  );
});

describe('a fill', () => {
  it('hands the values to the page and tells what became of them', async () => {
    expect(await createTab().fill({ id: 'second', tabId: 1 })).toEqual({
      filled: 2,
      planned: 2,
      skipped: [],
      host: 'shop.example.com',
    });
    expect(delivered).toMatchObject([
      { origin: 'https://shop.example.com', values: [{ value: 'second' }, { value: 'secret' }] },
    ]);
  });

  it('delivers nothing to a site that the item was not saved for', async () => {
    await expect(createTab().fill({ id: 'other', tabId: 1 })).rejects.toMatchObject({
      info: { code: 'page-other-site' },
    });
    expect(delivered).toEqual([]);
  });

  it('is addressed to the document that was looked at, where the browser has a name for it', async () => {
    const documentId = 'A1B2';
    vi.spyOn(fakeBrowser.scripting, 'executeScript').mockResolvedValue([{ frameId: 4, documentId }] as never);
    await createTab().fill({ id: 'first', tabId: 1 });
    const targets = vi.mocked(fakeBrowser.tabs.sendMessage).mock.calls.map(([, , target]) => target);
    expect(targets).toEqual([{ documentId }, { documentId }]);
  });

  it('is addressed to the frame where it has none', async () => {
    await createTab().fill({ id: 'first', tabId: 1 });
    const targets = vi.mocked(fakeBrowser.tabs.sendMessage).mock.calls.map(([, , target]) => target);
    expect(targets).toEqual([{ frameId: 0 }, { frameId: 0 }]);
  });

  it.each(['wrong-document', 'wrong-origin'])('says so when the page refuses by %s', async (reason) => {
    const skipped = [{ role: 'username', reason, maxLength: null }];
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (
      _tab: number,
      { name }: { name: string },
    ) => ({
      ok: true,
      result: name === 'page.describe' ? sampleFrame([FORM], PAGE) : { filled: [], skipped },
    })) as never);
    await expect(createTab().fill({ id: 'first', tabId: 1 })).rejects.toMatchObject({
      info: { code: 'page-changed' },
    });
  });

  it.each(['https://evil.example/', 'http://shop.example.com/login', 'https://shop.example.com:8443/'])(
    'delivers nothing when the tab has gone to %s meanwhile',
    async (url) => {
      vi.spyOn(fakeBrowser.tabs, 'get')
        .mockResolvedValueOnce({ id: 1, url: PAGE } as never)
        .mockResolvedValue({ id: 1, url } as never);
      await expect(createTab().fill({ id: 'first', tabId: 1 })).rejects.toMatchObject({
        info: { code: 'page-changed' },
      });
      expect(delivered).toEqual([]);
    },
  );

  it('says so where the browser lets no extension in, and where the frame is gone', async () => {
    vi.spyOn(fakeBrowser.scripting, 'executeScript').mockRejectedValueOnce(
      new Error('Cannot access contents'),
    );
    await expect(createTab().fill({ id: 'first', tabId: 1 })).rejects.toMatchObject({
      info: { code: 'page-not-fillable' },
    });
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockRejectedValue(new Error('Receiving end does not exist'));
    await expect(createTab().fill({ id: 'first', tabId: 1 })).rejects.toMatchObject({
      info: { code: 'page-no-fields' },
    });
  });

  it('tells where the form is sent, if that is elsewhere', async () => {
    const facts = sampleFrame([{ ...FORM, action: 'https://login.partner.example/in' }], PAGE);
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (
      _tab: number,
      { name }: { name: string },
    ) =>
      name === 'page.describe'
        ? { ok: true, result: facts }
        : { ok: true, result: { filled: [], skipped: [] } }) as never);
    expect(await createTab().fill({ id: 'first', tabId: 1 })).toMatchObject({
      sendsTo: 'login.partner.example',
    });
  });

  it('passes refusals of the vault on, and opens nothing for them', async () => {
    const locked = createTab(async () => {
      throw new CodedError('locked');
    });
    await expect(locked.fillBest(1)).rejects.toMatchObject({ info: { code: 'locked' } });
    expect(opened).toEqual([]);
  });
});

describe('filling the best', () => {
  it('goes round through the logins of this very host when asked again soon', async () => {
    const tab = createTab();
    await tab.fillBest(1);
    vi.setSystemTime(Date.now() + 4000);
    await tab.fillBest(1);
    vi.setSystemTime(Date.now() + 4000);
    await createTab().fillBest(1); // a worker that was restarted
    expect(namesDelivered()).toEqual(['first', 'second', 'first']);
  });

  it('starts anew after a while, and in another tab', async () => {
    const tab = createTab();
    await tab.fillBest(1);
    vi.setSystemTime(Date.now() + 6000);
    await tab.fillBest(1);
    await tab.fillBest(2);
    expect(namesDelivered()).toEqual(['first', 'first', 'first']);
  });

  it('leaves a neighbouring host to the person', async () => {
    vi.spyOn(fakeBrowser.tabs, 'get').mockResolvedValue({ id: 1, url: 'https://new.example.com/' } as never);
    await expect(createTab().fillBest(1)).rejects.toMatchObject({ info: { code: 'not-found' } });
    expect(opened).toEqual([]);
  });
});
