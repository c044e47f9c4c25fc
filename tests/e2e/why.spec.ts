import type { Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { itemPage } from './screens/item.page.ts';
import { sitePage } from './screens/site.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

/** Types into the list of commands and runs the first that is found. */
async function runCommand(popup: Surface, name: string): Promise<void> {
  await popup.press('Control+k');
  await popup.fill('combobox', t('commands'), name);
  await popup.see('option', name);
  await popup.press('Enter');
}

/** Fields of the page with what is written in them. */
const filled = (page: Surface): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('input')]
      .filter(({ value }) => value !== '')
      .map(({ id, name }) => id || name),
  );

test('The popup tells why a page is filled as it is, and lets the person say it better', async ({
  driver,
  site,
  unlocked,
}) => {
  await unlocked.toFront();
  const page = await driver.openPage(site.url);
  const tab = await driver.tabId(page);
  const popup = await driver.openOwn(`popup.html?tab=${tab}`);
  const list = vaultPage(popup, SAMPLE.email);
  await list.search(GITEA.name);
  await list.seeSelected(GITEA.name);
  await runCommand(popup, t('whyTitle'));
  await popup.see('heading', t('whyTitle'));
  await popup.seeText(`${t('fieldUsername')} · ${t('whyFills')}`);

  const name = await popup.evaluate(() => document.querySelector('.why-field bdi')?.textContent ?? '');
  await popup.click('button', t('correctWhat', name));
  await popup.click('menuitemradio', t('correctOther'));
  await popup.seeText(t('whySaid'));
  await popup.click('button', t('fill'));
  await until('the filled page', async () => ((await filled(page)).length > 0 ? true : null));
  expect(await filled(page)).toEqual(['password']);

  await driver.killBackground();
  await page.reload();
  await popup.reload();
  await popup.seeText(t('whySaid'));
  await popup.click('button', t('correctWhat', name));
  await popup.click('menuitem', t('correctBack'));
  await popup.gone('button', t('correctBack'));
  await popup.click('button', t('fill'));
  await sitePage(page).seeValues(GITEA.username, GITEA.password);
});

test('A fill that was refused leads to the reason', async ({ driver, site, unlocked }) => {
  await unlocked.toFront();
  const page = await driver.openPage(`${site.url}/pages/search-newsletter.html`);
  const popup = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
  const list = vaultPage(popup, SAMPLE.email);
  await list.search(GITEA.name);
  await list.seeSelected(GITEA.name);
  await popup.press('ArrowRight');
  await itemPage(popup).see(GITEA.name);
  await itemPage(popup).fill();
  await popup.click('button', t('whySee'));
  await popup.see('heading', t('whyTitle'));
  await popup.seeText(t('whyQuiet'));
  await popup.press('Escape');
  await itemPage(popup).see(GITEA.name);
});
