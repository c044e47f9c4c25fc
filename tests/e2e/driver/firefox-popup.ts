import type { Browser } from 'puppeteer-core';
import { type BrowserWindow, inBrowserWindow } from './firefox-chrome-scope';
import type { Surface } from './surface';
import { until } from './until';

interface PopupElement extends Element {
  readonly messageManager: {
    loadFrameScript(url: string, later: boolean): void;
    addMessageListener(name: string, listener: (message: { data: PopupAnswer }) => void): void;
  };
}

interface PopupAnswer {
  readonly value?: string;
  readonly error?: string;
}

const press = (browser: Browser, id: string): Promise<null> =>
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

const isOpen = (browser: Browser, id: string): Promise<boolean> =>
  inBrowserWindow(
    browser,
    id,
    () =>
      (globalThis as unknown as BrowserWindow).document.querySelector(
        'browser.webextension-popup-browser',
      ) !== null,
    null,
  );

/** Runs a piece of source inside the popup by a frame script; null while there is no popup. */
const evaluate = (browser: Browser, id: string, source: string): Promise<PopupAnswer | null> =>
  inBrowserWindow(
    browser,
    id,
    (code: string) => {
      const { document } = globalThis as unknown as BrowserWindow;
      const popup = document.querySelector<PopupElement>('browser.webextension-popup-browser');
      if (!popup) return null;
      const channel = `latchkey-test-${Math.random()}`;
      const script = `(async () => {
        const box = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
        let answer;
        try { answer = { value: JSON.stringify((await Cu.evalInSandbox(${JSON.stringify(code)}, box)) ?? null) }; }
        catch (error) { answer = { error: String(error) }; }
        sendAsyncMessage(${JSON.stringify(channel)}, answer);
      })()`;
      return new Promise<PopupAnswer>((resolve) => {
        popup.messageManager.addMessageListener(channel, ({ data }) => resolve(data));
        popup.messageManager.loadFrameScript(`data:,${encodeURIComponent(script)}`, false);
      });
    },
    source,
  );

async function inPopup<Arg, Result>(
  browser: Browser,
  id: string,
  run: (arg: Arg) => Result | Promise<Result>,
  arg: Arg,
): Promise<Result> {
  const source = `(${run.toString()})(${JSON.stringify(arg)})`;
  const { value, error } = await until('the popup', () => evaluate(browser, id, source));
  if (error !== undefined) throw new Error(`In the popup: ${error}`);
  return JSON.parse(String(value)) as Result;
}

type Wanted = readonly [role: string, name: string];

/** Runs inside the popup: looks for an element by role and a plain reading of its name, clicks it if told, says if it was there. */
function findInPopup([[role, name], click]: readonly [Wanted, boolean]): boolean {
  const tags: Record<string, string> = { button: 'button', textbox: 'input', heading: 'h1,h2,h3' };
  const all = [...document.querySelectorAll<HTMLElement>(`[role="${role}"], ${tags[role] ?? 'none'}`)];
  const found = all.find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim() === name,
  );
  if (click) found?.click();
  return found !== undefined;
}

/**
 * Presses the toolbar button: the real popup, with activeTab. No automation protocol of Firefox knows it, so it can be read and
 * clicked, but takes no keys and gives no picture.
 */
export async function openFirefoxPopup(browser: Browser, id: string): Promise<Surface> {
  await press(browser, id);
  const run: Surface['evaluate'] = (source, arg) => inPopup(browser, id, source as never, arg as never);
  const find = (wanted: Wanted, click: boolean) => run(findInPopup, [wanted, click] as const);
  const wait = async (what: string, ask: () => Promise<boolean>) =>
    void (await until(what, async () => ((await ask()) ? true : null)));
  const text = () => run(() => document.body?.innerText ?? '');
  const never = () =>
    Promise.reject(
      new Error("Firefox's real popup takes no keys from a test; open popup.html?tab=… instead."),
    );
  return {
    has: (role, name) => find([role, name], false),
    see: (role, name) => wait(`${role} "${name}"`, () => find([role, name], false)),
    gone: (role, name) =>
      wait(`the end of ${role} "${name}"`, async () => !(await find([role, name], false))),
    click: (role, name) => wait(`${role} "${name}"`, () => find([role, name], true)),
    clickAt: never,
    fill: never,
    choose: never,
    value: never,
    press: never,
    type: never,
    seeText: (wanted) => wait(`the text "${wanted}"`, async () => (await text()).includes(wanted)),
    text,
    evaluate: run,
    inject: never,
    picture: never,
    frame: async () => null,
    reload: never,
    toFront: async () => undefined,
    async close() {
      // Later, so that the answer leaves before the window does.
      await run(() => void setTimeout(() => window.close(), 0));
      await wait('the end of the popup', async () => !(await isOpen(browser, id)));
    },
  };
}
