import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import { agreeBefore } from '../../e2e/accept-organizations.ts';
import { launchChromium } from '../../e2e/driver/chromium.ts';
import type { Surface } from '../../e2e/driver/surface.ts';
import { signInPage } from '../../e2e/screens/sign-in.page.ts';
import { vaultPage } from '../../e2e/screens/vault.page.ts';
import { needBrowser, sandboxArgs } from '../../setup/browsers.mjs';
import { ACCOUNT, type World } from '../world.ts';
import type { State } from './costs.ts';

/** A browser for each state, and nothing in their pages that does not belong there. */
export interface CostBrowsers {
  /** The browser that visits in this state, made ready for it. */
  ready(state: State): Promise<BrowserContext>;
  close(): Promise<void>;
}

interface ExtensionApi {
  readonly storage: { readonly local: { set(values: object): Promise<void> } };
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
}

/** Everything that acts in pages by itself is on; runs in a page of ours. */
async function actInPages(quietSites: readonly string[]): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
  await chrome.storage.local.set({ settings: { suggestOnPages: true, offerToSave: true }, quietSites });
  await chrome.runtime.sendMessage({ name: 'fill.pagesChanged' });
}

async function signIn(popup: Surface, { server, account, vault }: World): Promise<void> {
  await agreeBefore(popup, `${server.url}|${account.userId}`, vault.organizations);
  await signInPage(popup).signIn({ url: server.url, ...ACCOUNT });
  await vaultPage(popup, ACCOUNT.email).see();
  await popup.close();
}

/** The same browser, without the extension. */
function launchBare(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: needBrowser('chromium'),
    headless: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    locale: 'en-US',
    colorScheme: 'light',
    viewport: { width: 1000, height: 720 },
    args: ['--window-size=1200,1000', '--screen-info={1600x1200}', '--no-first-run', ...sandboxArgs()],
  });
}

/** Starts a browser without the extension, and one with it, signed in and unlocked. */
export async function openCostBrowsers(world: World): Promise<CostBrowsers> {
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-bare-'));
  const bare = await launchBare(profile);
  const driver = await launchChromium({ headless: true });
  await signIn(await driver.openOwn('popup.html'), world);
  const own = await driver.openOwn('offscreen.html');
  const { hostname } = new URL(world.siteUrl);
  return {
    async ready(state) {
      if (state === 'without') return bare;
      await own.evaluate(actInPages, state === 'alone' ? [hostname] : []);
      return driver.context;
    },
    async close() {
      await Promise.all([bare.close(), driver.close()]);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
