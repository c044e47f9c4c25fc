import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { agreeBefore } from '../e2e/accept-organizations.ts';
import { type ChromiumDriver, launchChromium } from '../e2e/driver/chromium.ts';
import { playwrightSurface } from '../e2e/driver/playwright-surface.ts';
import { POPUP_SIZE, type Surface } from '../e2e/driver/surface.ts';
import { prefillSignIn, readStatus } from '../e2e/status.ts';
import { t } from '../e2e/words.ts';
import { installProbe, probeOf } from './probe.ts';
import { quiet } from './quiet.ts';
import { ACCOUNT, type World } from './world.ts';

/** A page of ours with the stop-watch in it. */
export interface Watched {
  readonly page: Page;
  readonly surface: Surface;
  readonly probe: ReturnType<typeof probeOf>;
}

/** The built extension in a browser, as the measurements handle it. */
export interface Subject {
  readonly driver: ChromiumDriver;
  /** How long one step may take before it is given up. */
  readonly patience: number;
  /** Opens a page of the extension, or of a site when it is a whole address. */
  open(path: string): Promise<Watched>;
  /** A page of ours that draws nothing: the floor for all others, and a place for yardsticks. */
  openBlank(): Promise<Watched>;
  /** The popup for this site's page, as a page of its own. */
  openPopup(tabId?: number): Promise<Watched>;
  signIn(popup: Watched): Promise<void>;
  /** Ends with the list on screen, whatever the state was before, and closes the page again. */
  makeReady(): Promise<void>;
  lock(popup: Watched): Promise<void>;
  /** Types the password and leaves Enter to the caller. */
  typePassword(popup: Watched): Promise<void>;
  /** Lets what the last step left behind come to rest. */
  rest(): Promise<void>;
  /** Closes the browser and starts it anew with the same profile. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A page that draws nothing and does nothing. */
const BLANK = 'offscreen.html';

/** Fifty thousand items may need minutes; a small vault that does has failed. */
const patienceFor = (items: number): number => 60_000 + 5 * items;

/** Rejects when something takes too long. */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing within ${Math.round(ms / 1000)} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function launch(profile: string): Promise<ChromiumDriver> {
  const driver = await launchChromium({ headless: true, profile });
  await driver.context.addInitScript(installProbe);
  return driver;
}

/** Starts a browser with the extension, signed out. */
export async function startSubject(world: World): Promise<Subject> {
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const patience = patienceFor(world.items);
  let driver = await launch(profile);

  async function open(path: string): Promise<Watched> {
    const page = await driver.context.newPage();
    const isPopup = path.startsWith('popup');
    if (isPopup) await page.setViewportSize(POPUP_SIZE);
    await page.goto(path.includes('://') ? path : `${driver.origin}/${path}`, { timeout: patience });
    const surface = playwrightSurface(page);
    page.setDefaultTimeout(patience);
    return { page, surface, probe: probeOf(page) };
  }
  const openPopup = (tabId?: number) => open(tabId === undefined ? 'popup.html' : `popup.html?tab=${tabId}`);

  const typePassword = ({ surface }: Watched) =>
    surface.fill('textbox', t('masterPassword'), ACCOUNT.password);

  async function signIn({ page, surface }: Watched): Promise<void> {
    const { server, account, vault } = world;
    await agreeBefore(surface, `${server.url}|${account.userId}`, vault.organizations);
    await prefillSignIn(surface, server.url, ACCOUNT.email);
    await page.reload();
    await surface.fill('textbox', t('masterPassword'), ACCOUNT.password);
    await surface.click('button', t('signIn'));
  }

  async function makeReady(): Promise<void> {
    const popup = await openPopup();
    const { surface, page } = popup;
    // A worker that has just started tells the state when it is asked.
    await Promise.any(
      [t('signIn'), t('unlock')]
        .map((name) => surface.see('heading', name))
        .concat(surface.see('combobox', t('search'))),
    );
    const { state } = await readStatus(surface);
    if (state === 'signed-out') await signIn(popup);
    if (state === 'locked') {
      await typePassword(popup);
      await surface.press('Enter');
    }
    // A search that a part before was in the middle of comes back with the popup.
    await surface.see('combobox', t('search'));
    await surface.fill('combobox', t('search'), '');
    await within(patience, 'the list', popup.probe.opened());
    await quiet(driver, patience);
    await page.close();
  }

  return {
    get driver() {
      return driver;
    },
    patience,
    open,
    openBlank: () => open(BLANK),
    openPopup,
    signIn,
    makeReady,
    typePassword,
    async lock({ surface }) {
      await surface.press('Control+l');
      await surface.see('heading', t('unlock'));
    },
    rest: () => quiet(driver, patience),
    async restart() {
      await driver.close();
      driver = await launch(profile);
    },
    async close() {
      await driver.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
