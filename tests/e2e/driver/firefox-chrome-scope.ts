import type { Browser } from 'puppeteer-core';

/** Raw WebDriver BiDi: Puppeteer has it, but not in its types. The version is pinned. */
interface Bidi {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

interface Evaluated {
  readonly type: string;
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

const bidiOf = (browser: Browser): Bidi => (browser as unknown as { connection: Bidi }).connection;

/** The window of the browser itself: what is drawn around the pages. */
async function browserWindow(bidi: Bidi): Promise<string> {
  const { result } = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { contexts } = result as { contexts: { context: string; url: string }[] };
  const found = contexts.find(({ url }) => url.endsWith('browser.xhtml'));
  if (!found) throw new Error('Firefox shows no window.');
  return found.context;
}

/**
 * Runs a function in the browser's own window, with its privileges. `extension` is there as a name. Argument and result travel
 * as JSON.
 */
export async function inBrowserWindow<Arg, Result>(
  browser: Browser,
  extensionId: string,
  source: (arg: Arg) => Result | Promise<Result>,
  arg: Arg,
): Promise<Result> {
  const bidi = bidiOf(browser);
  const expression = `(async () => {
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    globalThis.extension = ExtensionParent.GlobalManager.getExtension(${JSON.stringify(extensionId)});
    globalThis.browserAction = ExtensionParent.apiManager.global.browserActionFor?.(globalThis.extension);
    return JSON.stringify((await (${source.toString()})(${JSON.stringify(arg)})) ?? null);
  })()`;
  const { result } = await bidi.send('script.evaluate', {
    expression,
    target: { context: await browserWindow(bidi) },
    awaitPromise: true,
  });
  const { exceptionDetails, result: value } = result as Evaluated;
  if (exceptionDetails) throw new Error(`In the browser's window: ${exceptionDetails.text}`);
  return JSON.parse(String(value?.value)) as Result;
}

/** What the functions below find in the browser's window. */
export interface BrowserWindow {
  readonly extension: {
    readonly backgroundState: string;
    terminateBackground(options: object): Promise<void>;
    /** Called for whatever is asked of a stopped background. */
    wakeupBackground: () => Promise<void>;
    readonly tabManager: { getWrapper(tab: unknown): { readonly id: number } | null };
  };
  readonly browserAction: { triggerAction(window: unknown): Promise<void> };
  readonly gBrowser: { readonly selectedTab: unknown };
  readonly CustomizableUI: { addWidgetToArea(widget: string, area: string): void };
  readonly document: Document;
  readonly window: unknown;
}

/** The number that the extension API has for the tab in front. */
export const frontTabId = (browser: Browser, id: string): Promise<number> =>
  inBrowserWindow(
    browser,
    id,
    () => {
      const { extension, gBrowser } = globalThis as unknown as BrowserWindow;
      return extension.tabManager.getWrapper(gBrowser.selectedTab)?.id ?? -1;
    },
    null,
  );

/** Moves the extension's button from the puzzle piece into the toolbar. */
export const pinButton = (browser: Browser, id: string): Promise<null> =>
  inBrowserWindow(
    browser,
    id,
    (name: string) => {
      const { CustomizableUI } = globalThis as unknown as BrowserWindow;
      CustomizableUI.addWidgetToArea(
        `${name.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`,
        'nav-bar',
      );
      return null;
    },
    id,
  );

/** Presses a command's keys, by the element that Firefox made for them. `letter` is the key beside its modifiers. */
export const pressCommand = (browser: Browser, id: string, letter: string): Promise<boolean> =>
  inBrowserWindow(
    browser,
    id,
    (key: string) => {
      const { document } = globalThis as unknown as BrowserWindow;
      const element = document.querySelector(`keyset[id^="ext-keyset"] key[key="${key}"]`);
      (element as unknown as { doCommand(): void } | null)?.doCommand();
      return element !== null;
    },
    letter,
  );
