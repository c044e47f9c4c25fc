import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { quietSitesItem, suggestionItem } from '../../lib/browser';
import type { Overview } from '../../lib/items';
import type { PageSender } from '../../lib/protocol';
import { writeSetting } from '../../lib/settings';
import { sampleFrame } from '../../tests/pages/sample-facts';
import { createSuggest, type SuggestDeps } from './suggest';

const HERE = 'https://bank.example/login';
const FIELD = { label: 'User name', focused: true };
const SIGN_IN = { words: 'Sign in', fields: [FIELD, { type: 'password', label: 'Password' }] };
const row = { id: 'one', kind: 'login', name: 'Bank', detail: 'ada', hasTotp: false } as unknown as Overview;
const sender: PageSender = { tabId: 1, frameId: 0, url: HERE, topUrl: HERE };

interface Around {
  readonly state?: 'unlocked' | 'locked' | 'signed-out';
  readonly rows?: readonly Overview[];
  readonly form?: Parameters<typeof sampleFrame>[0][number];
  readonly quality?: 'host' | 'site';
}

let pushed: { readonly name: string; readonly args: unknown }[];

function create({ state = 'unlocked', rows = [row], form = SIGN_IN, quality = 'host' }: Around = {}) {
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockResolvedValue([{ frameId: 0 }] as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (_tab: number, message: never) => {
    const { name } = message as { name: string };
    if (name === 'page.describe') return { ok: true, result: sampleFrame([form], HERE) };
    pushed.push(message);
    return { ok: true, result: true };
  }) as never);
  return createSuggest({
    board: { read: async () => ({ state }) },
    offers: async () => rows.map((one) => ({ id: one.id, quality, row: one })),
    kindRows: async () => rows,
    noteUse: async () => undefined,
  } as unknown as SuggestDeps);
}

beforeEach(async () => {
  fakeBrowser.reset();
  pushed = [];
  await writeSetting('suggestOnPages', true);
});
afterEach(() => vi.restoreAllMocks());

describe('a field that has the focus', () => {
  it('is marked, and a frame opens when the person went there', async () => {
    await create().focused(sender, true);
    expect(pushed).toMatchObject([{ name: 'page.suggest', args: { opens: true } }]);
  });

  it('is forgotten when another has got it meanwhile, however late the page answers', async () => {
    const suggest = create();
    const before = suggest.focused(sender, false);
    await Promise.all([before, suggest.focused(sender, true)]);
    expect(pushed).toMatchObject([{ name: 'page.suggest', args: { opens: true } }]);
  });

  it('is told nothing of the vault', async () => {
    await create().focused(sender, true);
    // Chance may make any short word of a token.
    const told = JSON.stringify(pushed, (key, value) => (key === 'token' ? '' : value));
    expect(told).not.toMatch(/Bank|ada|one/);
  });

  it('is only marked when a script of the page has put the focus there', async () => {
    await create().focused(sender, false);
    expect(pushed).toMatchObject([{ args: { opens: false } }]);
  });

  it('is only marked while the vault is locked', async () => {
    await create({ state: 'locked' }).focused(sender, true);
    expect(pushed).toMatchObject([{ args: { opens: false } }]);
  });

  it.each<[string, Around, Partial<PageSender>]>([
    ['nobody is signed in', { state: 'signed-out' }, {}],
    ['nothing fits', { rows: [] }, {}],
    ['it searches', { form: { words: 'Search', fields: [{ ...FIELD, label: 'Search' }] } }, {}],
    ['it stands in a frame of another site', {}, { topUrl: 'https://evil.example/' }],
  ])('is left alone when %s', async (_, around, from) => {
    await create(around).focused({ ...sender, ...from }, true);
    expect(pushed).toEqual([]);
  });

  it('is left alone while the option is off', async () => {
    await writeSetting('suggestOnPages', false);
    await create().focused(sender, true);
    expect(pushed).toEqual([]);
  });

  it('is left alone on a site that was told so', async () => {
    const suggest = create();
    await suggest.focused(sender, true);
    const { token } = (await suggestionItem.get()) ?? { token: '' };
    await suggest.silence(token);
    expect(await quietSitesItem.get()).toEqual(['bank.example']);
    pushed = [];
    await suggest.focused(sender, true);
    expect(pushed).toEqual([]);
  });
});

describe('the frame beside it', () => {
  const open = async (around?: Around) => {
    const suggest = create(around);
    await suggest.focused(sender, true);
    const held = await suggestionItem.get();
    return suggest.open(held?.token ?? '');
  };

  it('shows what fits, and the site as the browser names it', async () => {
    expect(await open()).toEqual({
      suggested: 'login',
      host: 'bank.example',
      rows: [{ row, isNear: true }],
      rules: null,
    });
  });

  it('marks what was saved for another host', async () => {
    expect((await open({ quality: 'site' })).rows).toMatchObject([{ isNear: false }]);
  });

  it('shows nothing while the vault is locked', async () => {
    expect((await open({ state: 'locked' })).rows).toEqual([]);
  });

  it('is refused with a token that was never given, or is over', async () => {
    const suggest = create();
    await suggest.focused(sender, true);
    const first = (await suggestionItem.get())?.token ?? '';
    await suggest.focused(sender, true);
    await expect(suggest.open('guess')).rejects.toMatchObject({ info: { code: 'not-found' } });
    await expect(suggest.open(first)).rejects.toMatchObject({ info: { code: 'not-found' } });
  });
});
