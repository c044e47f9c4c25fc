import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { needBrowser } from '../../setup/browsers.mjs';
import { BUILDS, childEnv } from '../../setup/paths.mjs';
import {
  frontTabId,
  inPopup,
  isPopupOpen,
  pressCommand,
  pressToolbarButton,
  stopBackground,
} from './firefox-chrome-scope';
import { puppeteerSurface } from './puppeteer-surface';
import { type Driver, type DriverOptions, FOREIGN_HOST, POPUP_SIZE, type Surface } from './surface';
import { until } from './until';

const ADDON_ID = 'latchkey@latchkey.example';
/** Chosen here, so that the address of our pages is known. */
const UUID = '6f1d3c52-8f0e-4c1b-9a55-7b1f1a2c3d4e';

function launch(profile: string, { headless, dark = false }: DriverOptions): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: needBrowser('firefox'),
    headless,
    userDataDir: profile,
    env: childEnv(),
    defaultViewport: headless ? { width: 1000, height: 720 } : null,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: UUID }),
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'network.dns.localDomains': FOREIGN_HOST,
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'intl.accept_languages': 'en-US',
    },
  });
}

/** The real popup. No protocol reaches it, so it can be read and clicked, but not typed into. */
function popupSurface(browser: Browser): Surface {
  const run: Surface['evaluate'] = (source, arg) => inPopup(browser, ADDON_ID, source as never, arg as never);
  const isShown = ([role, name]: readonly [string, string]): boolean => {
    const tags: Record<string, string> = {
      button: 'button',
      textbox: 'input',
      heading: 'h1,h2,h3',
      combobox: 'input',
    };
    const all = [...document.querySelectorAll<HTMLElement>(`[role="${role}"], ${tags[role] ?? 'none'}`)];
    return all.some((each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim() === name);
  };
  const has = (role: string, name: string) => run(isShown, [role, name] as const);
  const wait = async (what: string, ask: () => Promise<boolean>) =>
    void (await until(what, async () => ((await ask()) ? true : null)));
  const text = () => run(() => document.body.innerText);
  const never = async () => {
    throw new Error("Firefox's real popup takes no keys from a test; use openOwn('popup.html?tab=…').");
  };
  return {
    has,
    see: (role, name) => wait(`${role} "${name}"`, () => has(role, name)),
    gone: (role, name) => wait(`the end of ${role} "${name}"`, async () => !(await has(role, name))),
    click: async (role, name) => {
      await wait(`${role} "${name}"`, () => has(role, name));
      await run(
        ([wantedRole, wantedName]: readonly [string, string]) => {
          const all = [...document.querySelectorAll<HTMLElement>(`[role="${wantedRole}"], button`)];
          all
            .find((each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim() === wantedName)
            ?.click();
        },
        [role, name] as const,
      );
    },
    fill: never,
    press: never,
    type: never,
    seeText: (wanted) => wait(`the text "${wanted}"`, async () => (await text()).includes(wanted)),
    text,
    evaluate: run,
    picture: never,
    reload: never,
    toFront: async () => undefined,
    async close() {
      // Later, so that the answer leaves before the window does.
      await run(() => void setTimeout(() => window.close(), 0));
      await wait('the end of the popup', async () => !(await isPopupOpen(browser, ADDON_ID)));
    },
  };
}

/** Starts Firefox with the loopback build as a temporary add-on, over WebDriver BiDi. */
export async function launchFirefox(options: DriverOptions): Promise<Driver> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'latchkey-firefox-'));
  const browser = await launch(profile, options);
  await browser.installExtension(BUILDS.loopbackFirefox);
  const origin = `moz-extension://${UUID}`;
  const pages = new WeakMap<Surface, Page>();
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));

  const wrap = (page: Page): Surface => {
    const surface = puppeteerSurface(page);
    pages.set(surface, page);
    return surface;
  };
  const toFront = async (surface: Surface): Promise<void> => pages.get(surface)?.bringToFront();

  return {
    name: 'firefox',
    origin,
    closed,
    async openPage(url) {
      const page = await browser.newPage();
      await page.goto(url);
      return wrap(page);
    },
    async openOwn(path) {
      const page = await browser.newPage();
      if (path.startsWith('popup') && options.headless) await page.setViewport(POPUP_SIZE);
      await page.goto(`${origin}/${path}`, { waitUntil: [] });
      await page.waitForSelector('body *');
      return wrap(page);
    },
    async openPopup(over) {
      await toFront(over);
      await pressToolbarButton(browser, ADDON_ID);
      return popupSurface(browser);
    },
    async tabId(page) {
      await toFront(page);
      return frontTabId(browser, ADDON_ID);
    },
    async runCommand(name, over) {
      await toFront(over);
      if (!(await pressCommand(browser, ADDON_ID, name))) throw new Error(`Firefox has no keys for ${name}.`);
    },
    async killBackground() {
      const state = await stopBackground(browser, ADDON_ID);
      if (state !== 'stopped') throw new Error(`The background is ${state}.`);
    },
    async close() {
      await browser.close();
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
