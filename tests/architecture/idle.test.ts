import { describe, expect, it } from 'vitest';
import { type AstNode, lineOf, parseSource, visit } from './parse-source';
import { ROOMS } from './rooms';
import { readShipped, type SourceFile } from './source-files';

/**
 * An idle background has no timers: nothing wakes it but the alarms of one file. Where a timer stands all the same, the reason does
 * too. `lib/fill/page` runs in pages, not here.
 */
const ALLOWED: Readonly<Record<string, string>> = {
  'lib/api/transfer.ts': 'ends an upload that has come to a halt; runs in pages only, while one is under way',
  'lib/hub/try-line.ts': 'ends the one try of the server check that a page has asked for',
  'lib/api/http.ts': 'ends a request that the server does not answer; runs only while one is under way',
};

const ALARMS_FILE = 'entrypoints/background/alarms.ts';
const TIMERS = /^(setTimeout|setInterval|requestIdleCallback|requestAnimationFrame)$/;

const OF_PAGES = ['lib/fill/page', 'lib/upload'];

const isOfBackground = ({ path }: SourceFile): boolean =>
  path.startsWith('entrypoints/background/') ||
  (path.startsWith('lib/') && !OF_PAGES.some((room) => path.startsWith(`${room}/`)));

const name = (node: unknown): string => (node as { name?: string } | null)?.name ?? '';

/** `a.b.c` as text; an empty string for what is no such chain. */
function chain(node: unknown): string {
  const { type, object, property } = node as AstNode;
  if (type === 'Identifier') return name(node);
  if (type !== 'MemberExpression') return '';
  return `${chain(object)}.${name(property)}`;
}

interface Call {
  readonly path: string;
  readonly line: number;
  readonly callee: string;
  readonly first: string;
}

function calls(file: SourceFile): Call[] {
  const found: Call[] = [];
  visit(parseSource(file).program, (node) => {
    if (node.type !== 'CallExpression') return;
    const [first] = node.arguments as AstNode[];
    const callee = chain(node.callee);
    found.push({
      path: file.path,
      line: lineOf(file.text, node.start),
      callee,
      first: first ? chain(first) : '',
    });
  });
  return found;
}

const isTimer = ({ callee }: Call): boolean =>
  TIMERS.test(callee.split('.').at(-1) ?? '') || callee === 'AbortSignal.timeout';

const tell = ({ path, line, callee }: Call): string => `${path}:${line}: ${callee}`;

const background = readShipped().filter(isOfBackground);

describe('an idle background', () => {
  it('has no timers but those that are named here with their reason', () => {
    const timers = background.flatMap(calls).filter(isTimer);
    expect(timers.filter(({ path }) => !Object.hasOwn(ALLOWED, path)).map(tell)).toEqual([]);
    const used = new Set(timers.map(({ path }) => path));
    expect(Object.keys(ALLOWED).filter((path) => !used.has(path))).toEqual([]);
  });

  it('sets no alarms but those that one file lists', () => {
    const created = readShipped()
      .flatMap(calls)
      .filter(({ callee }) => callee.endsWith('alarms.create'));
    expect(created.length).toBeGreaterThan(0);
    const unlisted = created.filter(
      ({ path, first }) =>
        !path.startsWith('entrypoints/background/') || !/^(ALARMS\.\w+|alarmOfAccount)$/.test(first),
    );
    expect(unlisted.map(tell)).toEqual([]);
    const listing = background.filter(({ text }) => text.includes('const ALARMS'));
    expect(listing.map(({ path }) => path)).toEqual([ALARMS_FILE]);
  });

  it('listens for no event of the browser that comes without a person', () => {
    const events = background
      .filter(({ path }) => path.startsWith('entrypoints/background/'))
      .flatMap(calls)
      .filter(({ callee }) => callee.endsWith('.addListener'))
      .map(({ callee }) => callee.replace(/^(browser\.)?(.*)\.addListener$/, '$2'));
    expect([...new Set(events)].sort()).toEqual([
      'alarms.onAlarm',
      'commands.onCommand',
      'contextMenus.onClicked',
      'idle.onStateChanged',
      'permissions.onAdded',
      'permissions.onRemoved',
      'runtime.onInstalled',
      'runtime.onStartup',
      // Another page, or another tab in front: the count on the button is about it. Only where the browser shows what page it is.
      'tabs.onActivated',
      // What was typed in a tab is forgotten with it.
      'tabs.onRemoved',
      'tabs.onUpdated',
      // A server asks for a password before it shows the page that the person wants; only with an option on.
      'webRequest.onAuthRequired',
      'windows.onRemoved',
    ]);
  });

  it('opens a line to a server only while a page of ours asks for it', () => {
    const opened = readShipped().filter(({ text }) => /new (WebSocket|EventSource)\(/.test(text));
    expect(opened.map(({ path }) => path)).toEqual([
      'lib/hub/hub.ts',
      // For the server check, once, when a page asks for it.
      'lib/hub/try-line.ts',
    ]);
    const asking = readShipped()
      .flatMap(calls)
      .filter(({ callee }) => callee.endsWith('.follow') && /hub|live/i.test(callee));
    // The answer to the page's own message, and nothing else, leads there.
    expect(asking.map(({ path, callee }) => `${path}: ${callee}`).sort()).toEqual([
      'entrypoints/background/follow-live.ts: liveSync.follow',
      'entrypoints/background/live-sync.ts: hub.follow',
      'entrypoints/background/ui-handlers.ts: deps.live.follow',
    ]);
  });

  it('follows nothing that is stored: pages write with every key', () => {
    const followers = background
      .filter(({ path }) => path.startsWith('entrypoints/background/'))
      .flatMap(calls)
      .filter(({ callee }) => /(^|\.)watch(Settings)?$/.test(callee));
    expect(followers.map(tell)).toEqual([]);
    // The event of all areas; each area has one of its own.
    const ofAll = readShipped().filter(({ text }) => text.includes('storage.onChanged'));
    expect(ofAll.map(({ path }) => path)).toEqual(['lib/browser/storage-item.ts']);
  });
});

describe('the check itself', () => {
  const timers = (text: string) => calls({ path: 'lib/a/x.ts', text }).filter(isTimer);

  it.each(['setTimeout(f, 1);', 'globalThis.setInterval(f);', 'AbortSignal.timeout(1);'])(
    'catches %s',
    (text) => {
      expect(timers(text)).toHaveLength(1);
    },
  );

  it('lets other calls through', () => {
    expect(timers('clearTimeout(x); later(setTimeoutLike);')).toEqual([]);
  });

  it('looks into every room that the background may enter', () => {
    const rooms = Object.keys(ROOMS).filter((room) => room.startsWith('lib/') && !OF_PAGES.includes(room));
    for (const room of rooms)
      expect(
        background.some(({ path }) => path.startsWith(`${room}/`)),
        room,
      ).toBe(true);
  });
});
