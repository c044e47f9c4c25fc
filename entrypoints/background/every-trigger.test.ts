import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { suggestionItem } from '../../lib/browser';
import type { FrameFacts } from '../../lib/fill';
import type { Item, Overview } from '../../lib/items';
import { sampleFrame } from '../../tests/pages/sample-facts';
import { registerCommands } from './commands';
import { createFillTab, type FillTab } from './fill-tab';
import { registerMenus } from './menus';
import { createSiteOffers } from './site-offers';
import { createSuggest, type SuggestDeps } from './suggest';
import { createUiHandlers, type UiHandlerDeps } from './ui-handlers';

const SAVED = 'https://bank.example';
const FORM = { words: 'Sign in', fields: [{ label: 'User name' }, { type: 'password', label: 'Password' }] };
const uris = [{ uri: SAVED, match: null, checksum: 'valid' as const }];
const row = { id: 'one', kind: 'login', name: 'one', detail: '', uris } as unknown as Overview;
const item = { id: 'one', uris, values: { username: 'ada', password: 'secret' } } as unknown as Item;

interface Situation {
  /** Of the tab, from the browser, each time that it is asked for. */
  readonly tab: readonly string[];
  /** What the filler in the one frame says of itself. */
  readonly frame: Partial<FrameFacts>;
}

const at = (url: string, more: Partial<FrameFacts> = {}): Partial<FrameFacts> => ({ url, ...more });
const HERE = `${SAVED}/login`;

const REFUSED: Readonly<Record<string, Situation>> = {
  'another site': { tab: ['https://evil.test/'], frame: at('https://evil.test/') },
  'a site that looks alike': {
    tab: ['https://bank.example.evil.test/'],
    frame: at('https://bank.example.evil.test/'),
  },
  'http, for an item of https': { tab: ['http://bank.example/'], frame: at('http://bank.example/') },
  'a frame of the site in a foreign page': { tab: ['https://evil.test/'], frame: at(HERE) },
  'a foreign frame in a page of the site': { tab: [HERE], frame: at('https://evil.test/') },
  'a frame of a neighbour': { tab: [HERE], frame: at('https://pay.bank.example/') },
  'a frame over http': { tab: [HERE], frame: at('http://bank.example/') },
  'a frame on another port': { tab: [HERE], frame: at('https://bank.example:8443/') },
  'a sandboxed page or frame': { tab: [HERE], frame: at(HERE, { origin: 'null' }) },
  'a frame without an address': { tab: [HERE], frame: at('about:srcdoc', { origin: SAVED }) },
  'a blank frame': { tab: [HERE], frame: at('about:blank', { origin: SAVED }) },
  'a page in an address': { tab: [HERE], frame: at('data:text/html,x', { origin: 'null' }) },
  'a page made by a script': { tab: [HERE], frame: at(`blob:${SAVED}/1`, { origin: SAVED }) },
  'a tab that is a page in an address': { tab: ['data:text/html,x'], frame: at(HERE) },
  'a tab that is made by a script': { tab: [`blob:${SAVED}/1`], frame: at(HERE) },
  'a page on disk': { tab: ['file:///bank.example'], frame: at('file:///bank.example', { origin: 'null' }) },
  'a host with a trailing dot': { tab: ['https://bank.example./'], frame: at('https://bank.example./') },
  'a tab that goes to another site': { tab: [HERE, 'https://evil.test/'], frame: at(HERE) },
  'a tab that goes to another port': { tab: [HERE, 'https://bank.example:8443/'], frame: at(HERE) },
  'a tab that goes over to http': { tab: [HERE, 'http://bank.example/login'], frame: at(HERE) },
};

let delivered: unknown[];
let ended: () => void;
let end: Promise<void>;

/** A tab in which nothing is as it should be, and a vault that would give the login to anybody. */
function createTab({ tab, frame }: Situation): FillTab {
  const addresses = [...tab];
  vi.spyOn(fakeBrowser.tabs, 'get').mockImplementation((async () => ({
    id: 1,
    url: addresses.length > 1 ? addresses.shift() : addresses[0],
  })) as never);
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockResolvedValue([{ frameId: 0 }] as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (_tab: number, message: Message) => {
    const origin = URL.canParse(frame.url ?? '') ? new URL(frame.url ?? '').origin : 'null';
    if (message.name === 'page.describe')
      return { ok: true, result: { ...sampleFrame([FORM], HERE), origin, ...frame } };
    if (message.name === 'page.settle') return { ok: true, result: false };
    delivered.push(message.args);
    return { ok: true, result: { filled: ['username', 'current-password'], skipped: [] } };
  }) as never);
  const made = createFillTab({
    offers: createSiteOffers(async () => [{ rows: [row] }]),
    matchOptions: async () => ({}),
    noteMade: async () => undefined,
    noteUse: async () => undefined,
    code: async () => '123456',
    openItem: async () => item,
  });
  const noting =
    <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
    (...args: Args) =>
      work(...args).finally(() => ended());
  return { ...made, fill: noting(made.fill), fillBest: noting(made.fillBest) };
}

interface Message {
  readonly name: string;
  readonly args: unknown;
}

type Listener = (...args: unknown[]) => void;

/** The listener that is added to an event of the fake browser while `register` runs. */
function listenerOf(event: object, register: () => void): Listener {
  let kept: Listener | undefined;
  vi.spyOn(event as { addListener: Listener }, 'addListener').mockImplementation((listener) => {
    kept = listener as Listener;
  });
  register();
  if (!kept) throw new Error('nobody listens');
  return kept;
}

/** Every way in which a person can ask for a fill. */
const TRIGGERS: Readonly<Record<string, (tab: FillTab) => void>> = {
  'a click in the popup': (fillTab) => {
    const handlers = createUiHandlers({ fillTab } as unknown as UiHandlerDeps);
    void Promise.resolve(handlers['fill.fill']({ id: 'one', tabId: 1 })).catch(() => undefined);
  },
  'the keyboard command': ({ fillBest }) => {
    const register = () => registerCommands({ fillBest, lock: async () => undefined });
    listenerOf(fakeBrowser.commands.onCommand, register)('fill', { id: 1 });
  },
  'a row beside a field': (fillTab) => {
    const suggest = createSuggest({ fillTab, noteUse: async () => undefined } as unknown as SuggestDeps);
    const beside = {
      token: 'one',
      tabId: 1,
      frameId: 0,
      url: HERE,
      handle: 0,
      suggested: 'login',
      rules: null,
    };
    const choose = () => suggest.choose({ token: 'one', id: 'one' });
    void suggestionItem
      .set(beside)
      .then(choose, choose)
      .catch(() => undefined);
  },
  'the page’s menu': ({ fillBest }) => {
    const register = () =>
      registerMenus({ fillBest, copy: vi.fn(), generate: vi.fn(), isUnlocked: async () => true });
    listenerOf(fakeBrowser.contextMenus.onClicked, register)({ menuItemId: 'fill' }, { id: 1 });
  },
};

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, {
    openPopup: async () => undefined,
    setBadgeText: async () => undefined,
  });
  delivered = [];
  end = new Promise((resolve) => {
    ended = resolve;
  });
});

afterEach(() => vi.restoreAllMocks());

describe.each(Object.entries(TRIGGERS))('%s', (_trigger, pull) => {
  it('fills where all is as it should be', async () => {
    pull(createTab({ tab: [HERE], frame: at(HERE) }));
    await end;
    expect(delivered).toMatchObject([{ values: [{ value: 'ada' }, { value: 'secret' }] }]);
  });

  it.each(Object.entries(REFUSED))('releases nothing to %s', async (_name, situation) => {
    pull(createTab(situation));
    await end;
    expect(delivered).toEqual([]);
  });
});

describe('a yes in the popup to a frame of another site', () => {
  it.each(Object.entries(REFUSED))('releases nothing to %s', async (_name, situation) => {
    const handlers = createUiHandlers({ fillTab: createTab(situation) } as unknown as UiHandlerDeps);
    const asked = { id: 'one', tabId: 1, allowFrame: 'https://evil.test', overwrite: true };
    void Promise.resolve(handlers['fill.fill'](asked)).catch(() => undefined);
    await end;
    expect(delivered).toEqual([]);
  });
});
