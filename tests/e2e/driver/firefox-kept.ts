import type { Browser } from 'puppeteer-core';
import { ADDON_ID, driveFirefox, type FirefoxDriver, type RunningFirefox, startFirefox } from './firefox';
import { inBrowserWindow } from './firefox-chrome-scope';
import { type Kept, keep } from './kept';

const OPTIONS = { headless: true } as const;

interface Window {
  readonly gBrowser: {
    addTrustedTab(url: string): unknown;
    removeAllTabsBut(tab: unknown, how: object): void;
  };
  close(): void;
}

interface BrowserScope {
  readonly window: Window;
  readonly Services: {
    readonly wm: { getEnumerator(kind: null): Iterable<Window> };
    readonly prefs: { setBoolPref(name: string, value: boolean): void };
    readonly clearData: { deleteData(what: number, done: { onDataDeleted(failed: number): void }): void };
  };
  readonly Ci: { readonly nsIClearDataService: { readonly CLEAR_ALL: number } };
}

const STORAGE_STAYS = 'extensions.webextensions.keepStorageOnUninstall';

const setPreference = (browser: Browser, name: string, value: boolean): Promise<null> =>
  inBrowserWindow(
    browser,
    ADDON_ID,
    ([key, is]) => {
      (globalThis as unknown as BrowserScope).Services.prefs.setBoolPref(key, is);
      return null;
    },
    [name, value] as const,
  );

/** Leaves one empty tab. Nothing is asked of a page that would rather stay. */
const closePages = (browser: Browser): Promise<null> =>
  inBrowserWindow(
    browser,
    ADDON_ID,
    () => {
      const { window: own, Services } = globalThis as unknown as BrowserScope;
      for (const each of [...Services.wm.getEnumerator(null)]) if (each !== own) each.close();
      own.gBrowser.removeAllTabsBut(own.gBrowser.addTrustedTab('about:blank'), {
        animate: false,
        skipPermitUnload: true,
        skipWarnAboutClosingTabs: true,
        skipSessionStore: true,
      });
      return null;
    },
    null,
  );

/** Leaves nothing that a page or Latchkey has left. Gives what could not be cleared, as Firefox's flags. */
const clearData = (browser: Browser): Promise<number> =>
  inBrowserWindow(
    browser,
    ADDON_ID,
    () => {
      const { Services, Ci } = globalThis as unknown as BrowserScope;
      return new Promise<number>((onDataDeleted) => {
        Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, { onDataDeleted });
      });
    },
    null,
  );

/** Closes all pages, for one that is sending something asks before it goes; then takes Latchkey out with all that it has stored. */
async function takeOut({ browser }: RunningFirefox): Promise<void> {
  await setPreference(browser, STORAGE_STAYS, false);
  await closePages(browser);
  await browser.uninstallExtension(ADDON_ID);
  const failed = await clearData(browser);
  if (failed !== 0) throw new Error(`Firefox could not clear everything: ${failed}`);
}

/** A Firefox for one test after the other. */
export const keepFirefox = (): Kept<FirefoxDriver> =>
  keep({
    start: () => startFirefox(OPTIONS),
    putIn: ({ browser }, end) => driveFirefox(browser, OPTIONS, end),
    takeOut,
  });
