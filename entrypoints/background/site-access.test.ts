import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { quietSitesItem } from '../../lib/browser';
import { writeSetting } from '../../lib/settings';
import { keepSiteAccess } from './site-access';

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

/** Whatever was going to happen has happened. */
const rest = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

beforeEach(() => {
  fakeBrowser.reset();
  registered = [];
  put = [];
  origins = ['https://*/*', 'http://*/*'];
  fakeScripting();
  for (const event of ['onAdded', 'onRemoved'] as const)
    vi.spyOn(fakeBrowser.permissions[event], 'addListener').mockReturnValue(undefined);
});
afterEach(() => vi.restoreAllMocks());

describe('scripts of ours in pages', () => {
  it('are none until an option acts in pages', async () => {
    keepSiteAccess();
    await writeSetting('badge', false);
    await rest();
    expect(registered).toEqual([]);
  });

  it('come with the option, and go with it', async () => {
    keepSiteAccess();
    await writeSetting('suggestOnPages', true);
    await vi.waitFor(() => expect(registered).toMatchObject([{ id: 'watcher', js: ['/watcher.js'] }]));
    await writeSetting('suggestOnPages', false);
    await vi.waitFor(() => expect(registered).toEqual([]));
  });

  it('are none where the browser lets us into no page', async () => {
    origins = [];
    keepSiteAccess();
    await writeSetting('suggestOnPages', true);
    await rest();
    expect(registered).toEqual([]);
  });

  it('are kept from sites that are left alone', async () => {
    keepSiteAccess();
    await writeSetting('suggestOnPages', true);
    await vi.waitFor(() => expect(registered).toHaveLength(1));
    await quietSitesItem.set(['shop.example']);
    await vi.waitFor(() =>
      expect(registered).toMatchObject([
        { excludeMatches: ['https://shop.example/*', 'http://shop.example/*'] },
      ]),
    );
  });
});
