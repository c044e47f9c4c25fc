import { expect, test } from './fixtures';
import { SAMPLE } from './sample';
import { generatorPage } from './screens/generator.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

test('A generated password is filled into the boxes for a new one, and is in the history', async ({
  driver,
  site,
  unlocked,
}) => {
  await unlocked.toFront();
  const page = await driver.openPage(`${site.url}/pages/sign-up.html`);
  const popup = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
  await vaultPage(popup, SAMPLE.email).see();
  await popup.press('Control+g');
  const generator = generatorPage(popup);
  await generator.seeScreen();
  await popup.see('button', t('fillIntoPage'));
  const password = await generator.offered();
  await popup.click('button', t('fillIntoPage'));
  const values = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('[type=password]')].map(({ value }) => value),
    );
  await expect.poll(values).toEqual([password, password]);
  await generator.history();
  await generator.showFirst();
  await popup.seeText(password);
});
