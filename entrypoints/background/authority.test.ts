import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type PageParsers, serve } from '../../lib/protocol';
import { PAGE_PARSERS } from './page-handlers';
import { routeOwn } from './route-own';
import { createUiHandlers } from './ui-handlers';

type Listener = (message: unknown, sender: object, answer: (given: { ok: boolean }) => void) => unknown;

const OWN = fakeBrowser.runtime.getURL('' as never);
const { id } = fakeBrowser.runtime;
const SITE = 'https://shop.example/';
const tab = { id: 7, url: SITE };

/** Whoever a browser may say has sent something. */
const SENDERS: Readonly<Record<string, object>> = {
  'page of ours': { id, url: `${OWN}popup.html` },
  'suggestions in a web page': { id, url: `${OWN}suggest.html`, tab, frameId: 3 },
  'suggestions in a web page, with a charge': { id, url: `${OWN}suggest.html?a#b`, tab, frameId: 3 },
  'suggestions in a web page, spelled otherwise': { id, url: `${OWN}%73uggest.html`, tab, frameId: 3 },
  'popup in a web page': { id, url: `${OWN}popup.html`, tab, frameId: 3 },
  'question to save in a web page': { id, url: `${OWN}save.html#token`, tab, frameId: 3 },
  'question to save in a window': { id, url: `${OWN}save.html#token`, tab: { id: 9 }, frameId: 0 },
  'script of ours in a page': { id, url: SITE, tab, frameId: 0 },
  'script of ours in a frame': { id, url: 'https://frame.example/', tab, frameId: 4 },
  'script in a blank frame': { id, url: 'about:blank', tab, frameId: 4 },
  'script in a data: frame': { id, url: 'data:text/html,', tab, frameId: 4 },
  'script without a tab': { id, url: SITE },
  'nobody in particular': { id },
  'web page': { url: SITE, tab, frameId: 0 },
  'web page named like ours': { url: `${OWN}popup.html`, tab, frameId: 0 },
  'page whose address holds ours': { id, url: `${SITE}?${OWN}popup.html` },
  'other extension': { id: 'other', url: 'chrome-extension://other/popup.html' },
  'other extension, named like ours': { id: 'other', url: `${OWN}popup.html` },
};

/** Stands for whatever handlers are made of; nothing of it is used. */
const anything: never = new Proxy(() => undefined, {
  get: (_, name) => (name === 'own' ? routeOwn(anything) : anything),
}) as never;

const NAMES = {
  ui: Object.keys(createUiHandlers(anything)),
  page: Object.keys(PAGE_PARSERS),
} as const;

/** Serves handlers that note their names. Gives what asks them. */
function listen() {
  const reached: string[] = [];
  const note = (names: readonly string[]): never =>
    Object.fromEntries(names.map((name) => [name, () => void reached.push(name)])) as never;
  const parsers = Object.fromEntries(
    NAMES.page.map((name) => [name, (args: unknown) => ({ args })]),
  ) as unknown as PageParsers;
  const adding = vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener');
  serve({ ui: note(NAMES.ui), page: note(NAMES.page), parsers }, Promise.resolve());
  const [listener] = adding.mock.calls[0] as unknown as [Listener];
  const ask = (name: string, sender: object) =>
    new Promise<{ ok: boolean }>((answer) => {
      listener({ name, args: {} }, sender, answer);
    });
  return { reached, ask };
}

/** The names that reach a handler from each sender. */
async function findReached(): Promise<Record<string, string[]>> {
  const { reached, ask } = listen();
  const table: Record<string, string[]> = {};
  for (const [kind, sender] of Object.entries(SENDERS)) {
    for (const name of [...NAMES.ui, ...NAMES.page, 'constructor', '__proto__', 'vault.everything']) {
      const { ok } = await ask(name, sender);
      expect(ok, `${kind}: ${name}`).toBe(reached.includes(name));
    }
    table[kind] = reached.splice(0).sort();
  }
  return table;
}

afterEach(() => vi.restoreAllMocks());

it('lets each sender reach what the checked-in table says, and nothing else', async () => {
  const table = await findReached();
  const text = Object.entries(table).map(([kind, names]) => [kind, ...names.map((name) => `  ${name}`)]);
  await expect(`${text.flat().join('\n')}\n`).toMatchFileSnapshot('authority.txt');
});

it('lets frames of ours reach what they have a use for: no item, no list, no sign-in, no file', async () => {
  const table = await findReached();
  const fromFrames = Object.entries(table).filter(([kind]) => /^(suggestions|question)/.test(kind));
  expect(fromFrames).toHaveLength(5);
  for (const [kind, names] of fromFrames) {
    if (kind.endsWith('otherwise')) expect(names).toEqual([]);
    expect(names.length).toBeLessThanOrEqual(10);
    expect(names.filter((name) => /^(fill|upload|auth|generator|clipboard|sync)\./.test(name))).toEqual([]);
    expect(names).not.toContain('vault.item');
  }
});

it('lets scripts in pages reach six messages at most, and none that pages of ours use', async () => {
  const table = await findReached();
  const fromPages = Object.entries(table).filter(([kind]) => kind.startsWith('script'));
  for (const [, names] of fromPages) expect(names.length).toBeLessThanOrEqual(6);
  expect(fromPages.flatMap(([, names]) => names).filter((name) => NAMES.ui.includes(name))).toEqual([]);
});
