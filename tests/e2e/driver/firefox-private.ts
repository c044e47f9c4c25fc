import type { Browser } from 'puppeteer-core';
import { type BrowserWindow, inBrowserWindow } from './firefox-chrome-scope';
import { until } from './until';

interface Module {
  readonly ExtensionPermissions: { add(id: string, granted: object, extension: unknown): Promise<void> };
  readonly AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> };
}

interface PrivateBrowserWindow extends BrowserWindow {
  readonly ChromeUtils: { importESModule(url: string): Module };
  OpenBrowserWindow(options: { private: boolean }): PrivateBrowserWindow & Window;
  readonly gBrowser: BrowserWindow['gBrowser'] & {
    addTrustedTab(url: string): unknown;
    selectedTab: unknown;
  };
  readonly gBrowserInit: { readonly delayedStartupFinished: boolean };
}

/** What a person does on the browser's page of extensions: "Run in Private Windows". The extension starts anew with it. */
export async function allowInPrivate(browser: Browser, id: string): Promise<void> {
  await inBrowserWindow(
    browser,
    id,
    async (own) => {
      const { ChromeUtils, extension } = globalThis as unknown as PrivateBrowserWindow;
      const load = (name: string) => ChromeUtils.importESModule(`resource://gre/modules/${name}.sys.mjs`);
      const granted = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
      await load('ExtensionPermissions').ExtensionPermissions.add(own, granted, extension);
      await (await load('AddonManager').AddonManager.getAddonByID(own)).reload();
      return null;
    },
    id,
  );
  await until('the extension to be there again', async () => {
    const state = await inBrowserWindow(
      browser,
      id,
      () => (globalThis as unknown as BrowserWindow).extension?.backgroundState ?? null,
      null,
    );
    return state === 'running' ? true : null;
  });
}

/** Opens an address in a private window of its own. */
export const openInPrivate = (browser: Browser, id: string, url: string): Promise<null> =>
  inBrowserWindow(
    browser,
    id,
    async (address) => {
      const opened = (globalThis as unknown as PrivateBrowserWindow).OpenBrowserWindow({ private: true });
      await new Promise((resolve) => opened.addEventListener('load', resolve, { once: true }));
      while (!opened.gBrowserInit.delayedStartupFinished)
        await new Promise((resolve) => opened.setTimeout(resolve, 50));
      const tabs = opened.gBrowser as { selectedTab: unknown; addTrustedTab(url: string): unknown };
      tabs.selectedTab = tabs.addTrustedTab(address);
      return null;
    },
    url,
  );
