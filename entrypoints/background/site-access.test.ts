import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { writeSetting } from '../../lib/settings';
import { leaveAlone, settleSiteAccess } from './site-access';

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
