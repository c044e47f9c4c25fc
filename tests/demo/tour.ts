import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver, Surface } from '../e2e/driver/surface.ts';
import { itemPage } from '../e2e/screens/item.page.ts';
import { signInPage } from '../e2e/screens/sign-in.page.ts';
import { sitePage } from '../e2e/screens/site.page.ts';
import { unlockPage } from '../e2e/screens/unlock.page.ts';
import { vaultPage } from '../e2e/screens/vault.page.ts';
import { readStatus } from '../e2e/status.ts';
import { t } from '../e2e/words.ts';
import { RESULTS } from '../setup/paths.mjs';
import type { DemoWorld } from './world.ts';

interface Step {
  readonly name: string;
  /** Does the step and gives the page that shows it best. */
  readonly run: () => Promise<Surface>;
}

/** Syncs by hand and waits until the time of the last sync has moved on. */
async function sync(popup: Surface, email: string): Promise<Surface> {
  const before = (await readStatus(popup)).sync.lastSynced ?? 0;
  await vaultPage(popup, email).menu('syncNow');
  const end = Date.now() + 30_000;
  while (((await readStatus(popup)).sync.lastSynced ?? 0) <= before) {
    if (Date.now() > end) throw new Error('The sync did not end.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return popup;
}

/** The steps that need to know what is in the vault. */
function sampleSteps(driver: Driver, world: DemoWorld, popup: Surface): Step[] {
  const { sample, login, email } = world;
  if (!sample || !login) return [];
  const list = vaultPage(popup, email);
  let page: Surface;
  return [
    {
      name: `search for "${sample.search}" in ${sample.count} items`,
      async run() {
        await list.search(sample.search);
        await list.seeRow(sample.row);
        return popup;
      },
    },
    {
      name: `open ${sample.name}`,
      async run() {
        await popup.press('ArrowRight');
        await itemPage(popup).see(sample.name);
        return popup;
      },
    },
    {
      name: 'go back to the whole list',
      async run() {
        await popup.press('Escape');
        await list.see();
        await popup.press('Escape');
        await list.seeSearch('');
        return popup;
      },
    },
    {
      name: `fill ${login.name} into the page, from the toolbar popup`,
      async run() {
        page = await driver.openPage(world.site);
        await sitePage(page).see();
        const toolbar = await driver.openPopup(page);
        await vaultPage(toolbar, email).fillHere(login.row);
        await sitePage(page).seeValues(login.username, login.password);
        return page;
      },
    },
    {
      name: 'submit the form',
      async run() {
        await sitePage(page).submit();
        await sitePage(page).seeSignedIn(login.username);
        return page;
      },
    },
  ];
}

function stepsOf(driver: Driver, world: DemoWorld, popup: Surface): Step[] {
  const { server, email, password } = world;
  const list = vaultPage(popup, email);
  return [
    {
      name: `sign in to ${new URL(server).host}`,
      async run() {
        await signInPage(popup).signIn({ url: server, email, password });
        await list.see();
        return popup;
      },
    },
    {
      name: 'let the organisation in',
      async run() {
        await popup.click('button', t('lookAtIt'));
        await popup.click('button', t('orgLetIn'));
        await popup.gone('dialog', t('strangersTitle'));
        return popup;
      },
    },
    { name: 'sync', run: () => sync(popup, email) },
    ...sampleSteps(driver, world, popup),
    {
      name: 'lock',
      async run() {
        await popup.toFront();
        await popup.press('Control+l');
        await unlockPage(popup).see();
        return popup;
      },
    },
  ];
}

const fileName = (index: number, name: string): string =>
  `${String(index + 1).padStart(2, '0')}-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.png`;

/**
 * Walks through the product, one printed line and one picture a step. Throws at the first step that fails, with a picture of where
 * it stood. Gives the folder of the pictures.
 */
export async function takeTour(driver: Driver, world: DemoWorld): Promise<string> {
  const folder = join(RESULTS, 'demo', driver.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const popup = await driver.openOwn('popup.html');
  for (const [index, { name, run }] of stepsOf(driver, world, popup).entries()) {
    const started = performance.now();
    try {
      const shown = await run();
      const took = performance.now() - started;
      await shown.picture(join(folder, fileName(index, name)));
      console.log(`✓ ${name} (${Math.round(took)} ms)`);
    } catch (error) {
      console.log(`✗ ${name} (${Math.round(performance.now() - started)} ms)`);
      await popup.picture(join(folder, 'failed.png')).catch(() => undefined);
      console.log(`  Pictures: ${folder}`);
      throw error;
    }
  }
  return folder;
}
