import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { needBrowser } from '../../setup/browsers.mjs';
import { BUILDS, childEnv } from '../../setup/paths.mjs';
import { createBackground } from './firefox-background';
import { frontTabId, pinButton, pressCommand } from './firefox-chrome-scope';
import { openFirefoxPopup } from './firefox-popup';
import { allowInPrivate } from './firefox-private';
import { puppeteerSurface } from './puppeteer-surface';
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

export const ADDON_ID = 'latchkey@latchkey.example';
/** Chosen here, so that the address of our pages is known. */
const UUID = '6f1d3c52-8f0e-4c1b-9a55-7b1f1a2c3d4e';

function launch(
  profile: string,
  { headless, dark = false, forgetful = false }: DriverOptions,
): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: needBrowser('firefox'),
    headless,
    userDataDir: profile,
    // Whoever drives us closes us, and with us goes the profile.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
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
      'browser.privatebrowsing.autostart': forgetful,
      // Authenticators of the tests' own making, and none that is plugged in.
      'security.webauth.webauthn_enable_softtoken': true,
      'security.webauth.webauthn_enable_usbtoken': false,
    },
  });
}

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

const seasoned: { profile?: Promise<string> } = {};

/** A profile that Firefox has made its files in once, without us: it starts twice as fast on a copy of it. */
function seasonedProfile(): Promise<string> {
  seasoned.profile ??= (async () => {
    const profile = mkdtempSync(join(tmpdir(), 'latchkey-firefox-'));
    process.once('exit', () => remove(profile));
    await (await launch(profile, { headless: true })).close();
    return profile;
  })();
  return seasoned.profile;
}

async function freshProfile(): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-firefox-'));
  cpSync(await seasonedProfile(), profile, { recursive: true });
  return profile;
}

/** The last key of a command's suggested shortcut. */
function suggestedLetter(name: string): string | undefined {
  const manifest = JSON.parse(readFileSync(join(BUILDS.loopbackFirefox, 'manifest.json'), 'utf8')) as {
    commands: Record<string, { suggested_key?: { default: string } }>;
  };
  return manifest.commands[name]?.suggested_key?.default.split('+').at(-1);
}

export interface FirefoxDriver extends Driver {
  readonly name: 'firefox';
  readonly browser: Browser;
}

export interface RunningFirefox {
  readonly browser: Browser;
  end(): Promise<void>;
}

/** Starts Firefox without Latchkey, over WebDriver BiDi. */
export async function startFirefox(options: DriverOptions): Promise<RunningFirefox> {
  const profile = options.profile ?? (await freshProfile());
  const browser = await launch(profile, options);
  return {
    browser,
    async end() {
      await browser.close();
      if (!options.profile) remove(profile);
    },
  };
}

/** Starts Firefox with the loopback build as a temporary add-on. */
export async function launchFirefox(options: DriverOptions): Promise<FirefoxDriver> {
  const { browser, end } = await startFirefox(options);
  return driveFirefox(browser, options, { close: end, spend: () => undefined });
}

/** Puts the loopback build into a Firefox that runs. */
export async function driveFirefox(
  browser: Browser,
  options: DriverOptions,
  end: DriverEnd,
): Promise<FirefoxDriver> {
  await browser.installExtension(BUILDS.loopbackFirefox);
  if (options.forgetful) await allowInPrivate(browser, ADDON_ID);
  if (!options.headless) await pinButton(browser, ADDON_ID);
  const origin = `moz-extension://${UUID}`;
  /** With a window there is an empty tab at first; the first page takes it. */
  const spare = options.headless ? [] : await browser.pages();
  const pages = new WeakMap<Surface, Page>();
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));

  const wrap = (page: Page): Surface => {
    const surface = puppeteerSurface(page);
    pages.set(surface, page);
    return surface;
  };
  const toFront = async (surface: Surface): Promise<void> => pages.get(surface)?.bringToFront();

  const findPage = (url: string): Promise<Surface> =>
    until(url, async () => {
      const all = await browser.pages();
      // Of pages that it has not opened itself, the driver does not know the address.
      const urls = await Promise.all(all.map((page) => page.evaluate(() => location.href).catch(() => '')));
      const page = all[urls.findIndex((each) => isAt(each, url))];
      return page ? wrap(page) : null;
    });

  return {
    name: 'firefox',
    browser,
    origin,
    closed,
    async openPage(url) {
      const page = spare.pop() ?? (await browser.newPage());
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
    findOwn: (path) => findPage(`${origin}/${path}`),
    findPage,
    async openPopup(over) {
      await toFront(over);
      return openFirefoxPopup(browser, ADDON_ID);
    },
    async tabId(page) {
      await toFront(page);
      return frontTabId(browser, ADDON_ID);
    },
    async runCommand(name, over) {
      await toFront(over);
      const letter = suggestedLetter(name);
      const isPressed = letter !== undefined && (await pressCommand(browser, ADDON_ID, letter));
      if (!isPressed) throw new Error(`Firefox has no keys for ${name}.`);
    },
    ...createBackground(browser, ADDON_ID),
    ...end,
  };
}
