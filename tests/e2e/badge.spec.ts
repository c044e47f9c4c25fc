import type { Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { SAMPLE } from './sample';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

interface ActionApi {
  readonly action: { getBadgeText(details: { tabId: number }): Promise<string> };
}

/** What stands on the toolbar button of a tab. `own` is a page of ours. */
const readBadge = (own: Surface, tabId: number): Promise<string> =>
  own.evaluate((id) => {
    const world = globalThis as unknown as { browser?: ActionApi; chrome: ActionApi };
    return (world.browser ?? world.chrome).action.getBadgeText({ tabId: id });
  }, tabId);

/** How many rows the popup lists for the page in front: those above the second heading. */
const countHere = (popup: Surface): Promise<number> =>
  popup.evaluate(() => {
    const tops = (query: string) =>
      [...document.querySelectorAll(query)]
        .map((line) => line.getBoundingClientRect().top)
        .sort((a, b) => a - b);
    const end = tops('[data-line="head"]')[1] ?? Number.POSITIVE_INFINITY;
    return tops('[data-line="row"]').filter((top) => top < end).length;
  });

test('The button counts the logins that fit the page, and tells nothing once locked', async ({
  driver,
  site,
  unlocked,
}) => {
  const page = await driver.openPage(site.url);
  const tab = await driver.tabId(page);
  const see = (text: string) =>
    until(`"${text}" on the button`, async () => ((await readBadge(unlocked, tab)) === text ? true : null));

  const popup = await driver.openOwn(`popup.html?tab=${tab}`);
  await vaultPage(popup, SAMPLE.email).search('');
  await popup.seeText(t('clickFills'));
  const shown = String(await countHere(popup));
  expect(shown).not.toBe('0');
  await popup.close();

  await page.toFront();
  await see(shown);
  await driver.killBackground();
  await page.evaluate(() => {
    location.href = 'about:blank';
  });
  await see('');
  await page.evaluate((url) => {
    location.href = url;
  }, site.url);
  await see(shown);
  await unlocked.toFront();
  await vaultPage(unlocked, SAMPLE.email).lock();
  await see('');
  await page.toFront();
  await unlocked.toFront();
  expect(await readBadge(unlocked, tab)).toBe('');
  await unlockPage(unlocked).unlock(SAMPLE.password);
  await page.toFront();
  await see(shown);
});
