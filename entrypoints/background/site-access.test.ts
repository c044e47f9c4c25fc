import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { accountsItem } from '../../lib/browser';
import { writeSetting } from '../../lib/settings';
import { followPages, leaveAlone, settleSiteAccess } from './site-access';

type Script = { readonly id: string; readonly excludeMatches?: readonly string[] };

let registered: Script[];
let put: unknown[];
let origins: string[];

function fakeScripting() {
  Object.assign(fakeBrowser.scripting, {
    getRegisteredContentScripts: async () => registered,
    registerContentScripts: async (scripts: Script[]) => void registered.push(...scripts),
    updateContentScripts: async (scripts: Script[]) => {
      registered = scripts;
    },
    unregisterContentScripts: async () => {
      registered = [];
    },
    executeScript: async ({ target }: { target: unknown }) => {
      put.push(target);
      return [];
    },
  });
  Object.assign(fakeBrowser.permissions, { getAll: async () => ({ origins }) });
}

beforeEach(() => {
  fakeBrowser.reset();
  registered = [];
  put = [];
  origins = ['https://*/*', 'http://*/*'];
  fakeScripting();
});
afterEach(() => vi.restoreAllMocks());

describe('scripts of ours in pages', () => {
  it('are none until an option acts in pages', async () => {
    await writeSetting('badge', false);
    await settleSiteAccess();
    expect(registered).toEqual([]);
  });

  it('come with the option, and go with it', async () => {
    await writeSetting('suggestOnPages', true);
    await settleSiteAccess();
    expect(registered).toMatchObject([{ id: 'watcher', js: ['/watcher.js'] }]);
    await writeSetting('suggestOnPages', false);
    await settleSiteAccess();
    expect(registered).toEqual([]);
  });

  it('are none where the browser lets us into no page', async () => {
    origins = [];
    await writeSetting('suggestOnPages', true);
    await settleSiteAccess();
    expect(registered).toEqual([]);
  });

  it('are kept from sites that are left alone', async () => {
    await writeSetting('suggestOnPages', true);
    await settleSiteAccess();
    expect(registered).toHaveLength(1);
    await leaveAlone('shop.example');
    expect(registered).toMatchObject([
      { excludeMatches: ['https://shop.example/*', 'http://shop.example/*'] },
    ]);
  });
});

describe('listeners for the pages in tabs', () => {
  let calls: string[];
  let changed: (() => void)[];
  const follow = (): void =>
    followPages([{ start: () => void calls.push('start'), stop: () => void calls.push('stop') }]);

  beforeEach(() => {
    calls = [];
    changed = [];
    const event = { addListener: (listener: () => void) => void changed.push(listener) };
    Object.assign(fakeBrowser.permissions, { onAdded: event, onRemoved: event });
  });

  it('are there at once, whatever has started the worker, and stay where pages can be seen', async () => {
    follow();
    expect(calls).toEqual(['start']);
    await vi.waitFor(() => expect(calls).toEqual(['start', 'start']));
  });

  it('go where no page can be seen but those of the account’s own server', async () => {
    const at = (path: string) => `https://vault.example${path}`;
    const urls = {
      api: at('/api'),
      identity: at('/identity'),
      notifications: at('/notifications'),
      webVault: at(''),
    };
    await accountsItem.set({ version: 1, current: 'own', accounts: { own: { urls } } });
    origins = ['https://vault.example/*'];
    follow();
    await vi.waitFor(() => expect(calls).toEqual(['start', 'stop']));
  });

  it('stay where some sites can be seen', async () => {
    origins = ['https://shop.example/*'];
    follow();
    await vi.waitFor(() => expect(calls).toEqual(['start', 'start']));
  });

  it('come and go with what the browser allows', async () => {
    origins = [];
    follow();
    await vi.waitFor(() => expect(calls).toEqual(['start', 'stop']));
    origins = ['<all_urls>'];
    changed[0]?.();
    await vi.waitFor(() => expect(calls).toEqual(['start', 'stop', 'start']));
    origins = [];
    changed[1]?.();
    await vi.waitFor(() => expect(calls).toEqual(['start', 'stop', 'start', 'stop']));
  });
});
