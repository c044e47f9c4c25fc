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

describe('the page menu', () => {
  it('listens at the first turn, and is made on install and at each start', () => {
    registerMenus({ fillBest: vi.fn(), isUnlocked: vi.fn() });
    expect(Object.keys(listeners).sort()).toEqual(['installed', 'menu', 'startup']);
    listeners.installed?.();
    listeners.startup?.();
    expect(created).toHaveLength(2);
    expect(created[0]).toEqual(created[1]);
    expect(created[0]).toMatchObject({
      id: 'fill',
      title: 'Fill login',
      documentUrlPatterns: ['http://*/*', 'https://*/*'],
    });
  });

  it('asks for the password context only where the browser knows it', () => {
    registerMenus({ fillBest: vi.fn(), isUnlocked: vi.fn() });
    Object.assign(fakeBrowser.contextMenus, { ContextType: { PAGE: 'page', PASSWORD: 'password' } });
    listeners.installed?.();
    Object.assign(fakeBrowser.contextMenus, { ContextType: { PAGE: 'page' } });
    listeners.installed?.();
    expect(created.map(({ contexts }) => contexts)).toEqual([
      ['page', 'editable', 'password'],
      ['page', 'editable'],
    ]);
  });

  it('fills the tab in which it was chosen', async () => {
    const fillBest = vi.fn(async () => report);
    registerMenus({ fillBest, isUnlocked: async () => true });
    listeners.menu?.({ menuItemId: 'fill' }, { id: 7 });
    listeners.menu?.({ menuItemId: 'something else' }, { id: 8 });
    await vi.waitFor(() => expect(fillBest.mock.calls).toEqual([[7]]));
    expect(openPopup).not.toHaveBeenCalled();
  });

  it('opens the popup and fills nothing while locked', async () => {
    const fillBest = vi.fn(async () => report);
    registerMenus({ fillBest, isUnlocked: async () => false });
    listeners.menu?.({ menuItemId: 'fill' }, { id: 7 });
    await settled();
    expect(openPopup).toHaveBeenCalledOnce();
    expect(fillBest).not.toHaveBeenCalled();
  });

  it('marks the tab where the browser does not open the popup', async () => {
    openPopup.mockRejectedValue(new Error('no user gesture'));
    registerMenus({ fillBest: vi.fn(), isUnlocked: async () => false });
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
