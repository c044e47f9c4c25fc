import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CodedError } from '../../lib/errors';
import { registerCommands } from './commands';
import { registerMenus } from './menus';

type Listener = (...args: unknown[]) => void;

let listeners: Record<string, Listener>;
let created: Record<string, unknown>[];
const openPopup = vi.fn(async () => undefined);
const setBadgeText = vi.fn(async () => undefined);

/** Keeps what is added to an event of the fake browser, which knows no menus and commands of its own. */
function keep(event: object, name: string): void {
  vi.spyOn(event as { addListener: Listener }, 'addListener').mockImplementation((listener) => {
    listeners[name] = listener as Listener;
  });
}

beforeEach(() => {
  fakeBrowser.reset();
  listeners = {};
  created = [];
  openPopup.mockReset().mockResolvedValue(undefined);
  setBadgeText.mockReset();
  Object.assign(fakeBrowser.action, { openPopup, setBadgeText });
  keep(fakeBrowser.contextMenus.onClicked, 'menu');
  keep(fakeBrowser.commands.onCommand, 'command');
  keep(fakeBrowser.runtime.onInstalled, 'installed');
  keep(fakeBrowser.runtime.onStartup, 'startup');
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockReturnValue('Fill login');
  Object.assign(fakeBrowser.contextMenus, { removeAll: async () => undefined });
  vi.spyOn(fakeBrowser.contextMenus, 'create').mockImplementation(((
    entry: Record<string, unknown>,
    done: () => void,
  ) => {
    created.push(entry);
    done();
  }) as never);
});

afterEach(() => vi.restoreAllMocks());

const report = { filled: 2, planned: 2, skipped: [], host: 'example.com' };
const settled = () =>
  vi.waitFor(() => expect(openPopup.mock.calls.length + setBadgeText.mock.calls.length).toBeGreaterThan(0));

const register = (deps: Partial<Parameters<typeof registerMenus>[0]> = {}) =>
  registerMenus({
    fillBest: vi.fn(),
    copy: vi.fn(async () => undefined),
    generate: vi.fn(async () => undefined),
    isUnlocked: async () => true,
    ...deps,
  });

const IDS = ['latchkey', 'fill', 'copy-username', 'copy-password', 'copy-totp', 'generate'];

describe('the page menu', () => {
  it('listens at the first turn, and is made on install and at each start', async () => {
    register();
    expect(Object.keys(listeners).sort()).toEqual(['installed', 'menu', 'startup']);
    listeners.installed?.();
    await vi.waitFor(() => expect(created.map(({ id }) => id)).toEqual(IDS));
    listeners.startup?.();
    expect(created.map(({ id }) => id)).toEqual([...IDS, ...IDS]);
    for (const { id, parentId, documentUrlPatterns } of created) {
      expect(parentId).toBe(id === 'latchkey' ? undefined : 'latchkey');
      expect(documentUrlPatterns).toEqual(['http://*/*', 'https://*/*']);
    }
  });

  it('asks for the password context only where the browser knows it', () => {
    register();
    Object.assign(fakeBrowser.contextMenus, { ContextType: { PAGE: 'page', PASSWORD: 'password' } });
    listeners.startup?.();
    Object.assign(fakeBrowser.contextMenus, { ContextType: { PAGE: 'page' } });
    listeners.startup?.();
    expect(created.map(({ contexts }) => contexts)).toEqual([
      ...IDS.map(() => ['page', 'editable', 'password']),
      ...IDS.map(() => ['page', 'editable']),
    ]);
  });

  it('copies and generates for the tab in which it was chosen', async () => {
    const copy = vi.fn(async () => undefined);
    const generate = vi.fn(async () => undefined);
    register({ copy, generate });
    for (const menuItemId of [
      'copy-username',
      'copy-password',
      'copy-totp',
      'copy-notes',
      'generate',
      'latchkey',
    ])
      listeners.menu?.({ menuItemId }, { id: 7 });
    await vi.waitFor(() => expect(generate.mock.calls).toEqual([[7]]));
    expect(copy.mock.calls).toEqual([
      ['username', 7],
      ['password', 7],
      ['totp', 7],
    ]);
    expect(openPopup).not.toHaveBeenCalled();
  });

  it('opens the popup where something has to be asked first', async () => {
    const copy = vi.fn(async () => {
      throw new CodedError('reprompt-needed');
    });
    register({ copy });
    listeners.menu?.({ menuItemId: 'copy-password' }, { id: 7 });
    await settled();
    expect(openPopup).toHaveBeenCalledOnce();
  });

  it.each(IDS.slice(1))('does nothing but open the popup while locked: %s', async (menuItemId) => {
    const verbs = { fillBest: vi.fn(), copy: vi.fn(), generate: vi.fn() };
    register({ ...verbs, isUnlocked: async () => false });
    listeners.menu?.({ menuItemId }, { id: 7 });
    await settled();
    for (const verb of Object.values(verbs)) expect(verb).not.toHaveBeenCalled();
  });

  it('fills the tab in which it was chosen', async () => {
    const fillBest = vi.fn(async () => report);
    register({ fillBest });
    listeners.menu?.({ menuItemId: 'fill' }, { id: 7 });
    listeners.menu?.({ menuItemId: 'something else' }, { id: 8 });
    await vi.waitFor(() => expect(fillBest.mock.calls).toEqual([[7]]));
    expect(openPopup).not.toHaveBeenCalled();
  });

  it('opens the popup and fills nothing while locked', async () => {
    const fillBest = vi.fn(async () => report);
    register({ fillBest, isUnlocked: async () => false });
    listeners.menu?.({ menuItemId: 'fill' }, { id: 7 });
    await settled();
    expect(openPopup).toHaveBeenCalledOnce();
    expect(fillBest).not.toHaveBeenCalled();
  });

  it('marks the tab where the browser does not open the popup', async () => {
    openPopup.mockRejectedValue(new Error('no user gesture'));
    register({ isUnlocked: async () => false });
    listeners.menu?.({ menuItemId: 'fill' }, { id: 7 });
    await vi.waitFor(() => expect(setBadgeText).toHaveBeenCalledWith({ tabId: 7, text: '!' }));
  });
});

describe('the keyboard commands', () => {
  it('fill the tab in front, and lock', async () => {
    const fillBest = vi.fn(async () => report);
    const lock = vi.fn(async () => undefined);
    registerCommands({ fillBest, lock });
    listeners.command?.('fill', { id: 3 });
    expect(lock).not.toHaveBeenCalled();
    listeners.command?.('lock');
    listeners.command?.('no such command', { id: 3 });
    await vi.waitFor(() => expect(fillBest.mock.calls).toEqual([[3]]));
    expect(lock).toHaveBeenCalledOnce();
  });

  it('find the tab by themselves where the browser does not say it', async () => {
    const fillBest = vi.fn(async () => report);
    vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 11 }] as never);
    registerCommands({ fillBest, lock: vi.fn() });
    listeners.command?.('fill');
    await vi.waitFor(() => expect(fillBest.mock.calls).toEqual([[11]]));
  });

  it('open the popup when there is something to say', async () => {
    const fillBest = vi.fn(async () => {
      throw new CodedError('locked');
    });
    registerCommands({ fillBest, lock: vi.fn() });
    listeners.command?.('fill', { id: 3 });
    await settled();
    expect(openPopup).toHaveBeenCalledOnce();
  });
});
