import { test as base, expect } from 'playwright/test';
import { type Site, startSite } from '../pages/site.ts';
import { type EmbeddedServer, type ServerOptions, startServer } from '../server/index.ts';
import { type SampleOptions, type SampleVault, seedSampleVault } from '../server/sample-vault.ts';
import { acceptOrganizations } from './accept-organizations';
import { type ChromiumDriver, launchChromium } from './driver/chromium';
import { keepChromium } from './driver/chromium-kept';
import { launchFirefox } from './driver/firefox';
import { keepFirefox } from './driver/firefox-kept';
import type { Kept } from './driver/kept';
import type { Driver, Surface } from './driver/surface';
import { until } from './driver/until';
import { SAMPLE, SITE_USERS } from './sample';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';

interface Options {
  serverOptions: ServerOptions;
  /** Added to the sample account's own. */
  accountOptions: Partial<SampleOptions>;
  /** Who the sample site lets in. */
  siteUsers: Readonly<Record<string, string>>;
  dark: boolean;
  /** A browser that no other test has used. */
  ownBrowser: boolean;
}

interface Fixtures {
  site: Site;
  server: EmbeddedServer;
  /** The server's sample account with its vault. */
  vault: SampleVault;
  driver: Driver;
  /** The popup as a page of its own, signed out. */
  popup: Surface;
  /** The popup as a page of its own, signed in, with the list on it. */
  unlocked: Surface;
}

/** How many items of the sample stand in the list: what is in no trash and no archive, and what no client can write. */
export const listedIn = ({ items, ids }: SampleVault): number =>
  items.filter(({ state }) => state === undefined).length + ids.size - items.length;

/** Every page of a driver that was opened, so that a failure can be pictured. */
function remember(driver: Driver, opened: Surface[]): Driver {
  const keep = async (page: Promise<Surface>): Promise<Surface> => {
    opened.push(await page);
    return page;
  };
  return {
    ...driver,
    openPage: (url) => keep(driver.openPage(url)),
    openOwn: (path) => keep(driver.openOwn(path)),
    findOwn: (path) => keep(driver.findOwn(path)),
    findPage: (url) => keep(driver.findPage(url)),
    openPopup: (over) => keep(driver.openPopup(over)),
  };
}

interface WorkerFixtures {
  /** The browser that most tests of a worker get, one after the other. */
  kept: Kept<Driver>;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  kept: [
    async ({ browserName }, use) => {
      const kept = browserName === 'firefox' ? keepFirefox() : keepChromium();
      await use(kept);
      await kept.end();
    },
    { scope: 'worker' },
  ],

  serverOptions: [{}, { option: true }],
  accountOptions: [{}, { option: true }],
  siteUsers: [SITE_USERS, { option: true }],
  dark: [false, { option: true }],
  ownBrowser: [false, { option: true }],

  site: async ({ siteUsers }, use) => {
    const site = await startSite(0, { users: siteUsers });
    await use(site);
    await site.close();
  },

  server: async ({ serverOptions }, use) => {
    const server = await startServer(serverOptions);
    await use(server);
    await server.close();
  },

  vault: async ({ server, site, accountOptions }, use) => {
    await use(await seedSampleVault(server, { ...SAMPLE, siteOrigin: site.url, ...accountOptions }));
  },

  driver: async ({ dark, ownBrowser, kept }, use, info) => {
    const isFirefox = info.project.name === 'firefox';
    // A trace costs as much as the test; what fails is tried again, and traced then.
    const isTraced = info.retry > 0 && !isFirefox;
    const launch = isFirefox ? launchFirefox : launchChromium;
    // A browser is dark or light from its start.
    const driver = await (dark || ownBrowser || isTraced ? launch({ headless: true, dark }) : kept.lend());
    const tracing = isTraced ? (driver as ChromiumDriver).context.tracing : null;
    await tracing?.start({ screenshots: true, snapshots: true });
    const opened: Surface[] = [];
    try {
      await use(remember(driver, opened));
      if (info.status === info.expectedStatus) return;
      for (const [index, page] of opened.entries()) {
        const path = info.outputPath(`page-${index + 1}.png`);
        await page.picture(path).then(
          () => info.attachments.push({ name: `page ${index + 1}`, contentType: 'image/png', path }),
          () => undefined,
        );
      }
      const path = info.outputPath('trace.zip');
      await tracing?.stop({ path });
      if (tracing) info.attachments.push({ name: 'trace', contentType: 'application/zip', path });
    } finally {
      await driver.close();
    }
  },

  popup: async ({ driver }, use) => {
    await use(await driver.openOwn('popup.html'));
  },

  unlocked: async ({ popup, vault, server }, use) => {
    await signInPage(popup).signIn({
      url: server.url,
      email: vault.account.email,
      password: vault.account.password,
    });
    const list = vaultPage(popup, vault.account.email);
    await list.see();
    await acceptOrganizations(popup);
    // Tests may have added some.
    await until('the whole list', async () => ((await list.size()) >= listedIn(vault) ? true : null));
    await use(popup);
  },
});

export { expect };
