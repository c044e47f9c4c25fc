import type { Browser } from 'puppeteer-core';
import { until } from './until';

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
interface BrowserWindow {
  readonly extension: {
    readonly backgroundState: string;
    terminateBackground(options: object): Promise<void>;
    readonly tabManager: { getWrapper(tab: unknown): { readonly id: number } | null };
  };
  readonly browserAction: { triggerAction(window: unknown): Promise<void> };
  readonly gBrowser: { readonly selectedTab: unknown };
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

/** Stops the event page as Firefox does when it has been idle. */
export const stopBackground = (browser: Browser, id: string): Promise<string> =>
  inBrowserWindow(
    browser,
    id,
    async () => {
      const { extension } = globalThis as unknown as BrowserWindow;
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
      return extension.backgroundState;
    },
    null,
  );

/** Presses the keys of a command, by the element that Firefox made for them. */
export const pressCommand = (browser: Browser, id: string, name: string): Promise<boolean> =>
  inBrowserWindow(
    browser,
    id,
    (command: string) => {
      const { document } = globalThis as unknown as BrowserWindow;
      const keys = [...document.querySelectorAll('keyset[id^="ext-keyset"] key')];
      const key = keys.find((each) => each.getAttribute('data-command') === command) ?? keys[0];
      (key as unknown as { doCommand(): void } | undefined)?.doCommand();
      return key !== undefined;
    },
    name,
  );

export const pressToolbarButton = (browser: Browser, id: string): Promise<null> =>
  inBrowserWindow(
    browser,
    id,
    async () => {
      const { browserAction, window } = globalThis as unknown as BrowserWindow;
      await browserAction.triggerAction(window);
      return null;
    },
    null,
  );

/** True while the toolbar popup stands open. */
export const isPopupOpen = (browser: Browser, id: string): Promise<boolean> =>
  inBrowserWindow(
    browser,
    id,
    () =>
      (globalThis as unknown as BrowserWindow).document.querySelector(
        'browser.webextension-popup-browser',
      ) !== null,
    null,
  );

/** Runs a function inside the real popup, which no automation protocol of Firefox knows. */
export async function inPopup<Arg, Result>(
  browser: Browser,
  id: string,
  run: (arg: Arg) => Result | Promise<Result>,
  arg: Arg,
): Promise<Result> {
  const source = `(${run.toString()})(${JSON.stringify(arg)})`;
  const answer = await until('the popup', () =>
    inBrowserWindow(
      browser,
      id,
      (code: string) => {
        const { document } = globalThis as unknown as BrowserWindow;
        const popup = [...document.querySelectorAll('browser.webextension-popup-browser')].find((each) =>
          each.getAttribute('webextension-view-type')?.includes('popup'),
        ) as unknown as
          | {
              messageManager: {
                loadFrameScript(url: string, later: boolean): void;
                addMessageListener(name: string, listener: (message: { data: unknown }) => void): void;
              };
            }
          | undefined;
        if (!popup) return null;
        const channel = `latchkey-test-${Math.random()}`;
        const script = `(async () => {
          const box = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
          let answer;
          try { answer = { value: JSON.stringify((await Cu.evalInSandbox(${JSON.stringify(code)}, box)) ?? null) }; }
          catch (error) { answer = { error: String(error) }; }
          sendAsyncMessage(${JSON.stringify(channel)}, answer);
        })()`;
        return new Promise((resolve) => {
          popup.messageManager.addMessageListener(channel, ({ data }) => resolve(data));
          popup.messageManager.loadFrameScript(`data:,${encodeURIComponent(script)}`, false);
        });
      },
      source,
    ),
  );
  const { value, error } = answer as { value?: string; error?: string };
  if (error !== undefined) throw new Error(`In the popup: ${error}`);
  return JSON.parse(String(value)) as Result;
}
