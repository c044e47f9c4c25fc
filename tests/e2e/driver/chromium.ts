import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright';
import { needBrowser, sandboxArgs } from '../../setup/browsers.mjs';
import { BUILDS } from '../../setup/paths.mjs';
import { createBackground } from './chromium-background';
import { openChromiumPopup } from './chromium-popup';
import { pageOf, playwrightSurface } from './playwright-surface';
import {
  type Driver,
  type DriverEnd,
  type DriverOptions,
  FOREIGN_HOST,
  isAt,
  POPUP_SIZE,
  type Surface,
} from './surface';
import { until } from './until';

export interface ChromiumDriver extends Driver {
  readonly name: 'chromium';
  readonly context: BrowserContext;
  /** The background, woken if need be. */
  worker(): Promise<Worker>;
  /** Chooses Latchkey's entry in the menu of a page, without drawing the menu. */
  chooseMenu(entry: string, over: Surface): Promise<void>;
}

/** The part of the extension API that tests call inside the worker and pages of ours. */
interface ExtensionApi {
  readonly tabs: {
    query(query: object): Promise<{ id?: number; url?: string }[]>;
    get(id: number): Promise<object>;
  };
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly commands: { onCommand: { dispatch(command: string, tab: object): void } };
  readonly contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
}

/** Chromium's id for an unpacked extension: the start of its folder's hash, in letters from a to p. */
export const idOfFolder = (folder: string): string =>
  createHash('sha256')
    .update(folder)
    .digest('hex')
    .slice(0, 32)
    .replace(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

/** A new profile in which the extension's button stands in the toolbar instead of behind the puzzle piece. */
function pinButton(profile: string, extension: string): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = { extensions: { pinned_extensions: [idOfFolder(extension)] } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
}

/** Without a window: a screen that has room for the popup, and the foreign host on this machine. */
const UNSEEN = [
  '--window-size=1200,1000',
  '--screen-info={1600x1200}',
  `--host-resolver-rules=MAP ${FOREIGN_HOST} 127.0.0.1`,
];

/** Latchkey in it from the start, or nothing that Playwright would keep Latchkey out with. */
const EXTENSION = {
  there: {
    args: [
      `--disable-extensions-except=${BUILDS.loopbackChrome}`,
      `--load-extension=${BUILDS.loopbackChrome}`,
    ],
  },
  later: { args: ['--enable-unsafe-extension-debugging'], ignoreDefaultArgs: ['--disable-extensions'] },
};

function launch(
  profile: string,
  { headless, dark = false }: DriverOptions,
  extension: keyof typeof EXTENSION,
): Promise<BrowserContext> {
  if (!headless) pinButton(profile, BUILDS.loopbackChrome);
  return chromium.launchPersistentContext(profile, {
    ...EXTENSION[extension],
    executablePath: needBrowser('chromium'),
    headless,
    // Whoever drives us closes us, and with us goes the profile.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    locale: 'en-US',
    colorScheme: dark ? 'dark' : 'light',
    viewport: headless ? { width: 1000, height: 720 } : null,
    args: [
      ...EXTENSION[extension].args,
      '--remote-debugging-port=0',
      '--no-first-run',
      ...(headless ? UNSEEN : []),
      ...sandboxArgs(),
    ],
  });
}

async function findExtensionId(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL(worker.url()).host;
}

export interface RunningChromium {
  readonly context: BrowserContext;
  readonly profile: string;
  end(): Promise<void>;
}

/** Starts Chromium, with the loopback build or before it. */
export async function startChromium(
  options: DriverOptions,
  extension: keyof typeof EXTENSION,
): Promise<RunningChromium> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'latchkey-chromium-'));
  const context = await launch(profile, options, extension);
  return {
    context,
    profile,
    async end() {
      await context.close();
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Starts Chromium with the loopback build in a profile of its own. */
export async function launchChromium(options: DriverOptions): Promise<ChromiumDriver> {
  const running = await startChromium(options, 'there');
  return driveChromium(running, options, { close: running.end, spend: () => undefined });
}

/** Drives a Chromium that has the loopback build, from when its worker is there. */
export async function driveChromium(
  { context, profile }: RunningChromium,
  options: DriverOptions,
  end: DriverEnd,
): Promise<ChromiumDriver> {
  const id = await findExtensionId(context);
  const origin = `chrome-extension://${id}`;
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  /** With a window there is an empty tab at first; the first page takes it. */
  const spare = options.headless ? [] : context.pages();
  const open = async (url: string, blank?: Page): Promise<Page> => {
    const page = blank ?? (await context.newPage());
    await page.goto(url);
    return page;
  };
  const openOwn = async (path: string): Promise<Surface> => {
    const page = await open(`${origin}/${path}`);
    if (path.startsWith('popup') && options.headless) await page.setViewportSize(POPUP_SIZE);
    return playwrightSurface(page);
  };

  /** Any message of a page of ours wakes the worker; the blank page of ours is closed again. */
  async function worker(): Promise<Worker> {
    const page = await open(`${origin}/popup.html?wake`);
    await page.evaluate(() =>
      (globalThis as unknown as { chrome: ExtensionApi }).chrome.runtime.sendMessage({
        name: 'wake',
        args: null,
      }),
    );
    await page.close();
    return until('the worker', async () =>
      context.serviceWorkers().find((each) => each.url().startsWith(origin)),
    );
  }

  /** By being in front, because the address of a page may be closed to us. */
  async function tabId(surface: Surface): Promise<number> {
    const background = await worker();
    await pageOf(surface).bringToFront();
    return until('the tab in front', () =>
      background.evaluate(async () => {
        const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return tab?.id;
      }),
    );
  }

  /** Calls the listeners of an event as the browser would; it grants no activeTab. */
  async function dispatch(kind: 'commands' | 'contextMenus', name: string, over: Surface): Promise<void> {
    const tab = await tabId(over);
    await pageOf(over).bringToFront();
    const background = await worker();
    await background.evaluate(
      async ([event, what, number]) => {
        const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
        const front = await chrome.tabs.get(number);
        if (event === 'commands') chrome.commands.onCommand.dispatch(what, front);
        else chrome.contextMenus.onClicked.dispatch({ menuItemId: what }, front);
      },
      [kind, name, tab] as const,
    );
  }

  const findPage = (url: string): Promise<Surface> =>
    until(url, async () => {
      const page = context.pages().find((each) => isAt(each.url(), url));
      return page ? playwrightSurface(page) : null;
    });

  return {
    name: 'chromium',
    origin,
    context,
    closed,
    worker,
    tabId,
    openPage: async (url) => playwrightSurface(await open(url, spare.pop())),
    openOwn,
    findOwn: (path) => findPage(`${origin}/${path}`),
    findPage,
    openPopup: async (over) => playwrightSurface(await openChromiumPopup(context, profile, id, pageOf(over))),
    runCommand: (name, over) => dispatch('commands', name, over),
    chooseMenu: (entry, over) => dispatch('contextMenus', entry, over),
    ...createBackground(context, origin, end.spend),
    ...end,
  };
}
