import { ADDON_ID, type FirefoxDriver, launchFirefox } from './driver/firefox';
import { allowInPrivate, openInPrivate } from './driver/firefox-private';
import type { Surface } from './driver/surface';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words.ts';

// Chromium has one extension process for both kinds of windows, in which pages of ours are the same; Firefox keeps databases from those of
// a private window.
test.describe('In a private window', { tag: '@firefox' }, () => {
  const openPopup = async (driver: FirefoxDriver): Promise<Surface> => {
    driver.spend();
    await allowInPrivate(driver.browser, ADDON_ID);
    await openInPrivate(driver.browser, ADDON_ID, `${driver.origin}/popup.html?in=tab`);
    return driver.findOwn('popup.html?in=tab');
  };

  test('the vault opens and is searched', async ({ driver, unlocked, vault }) => {
    const { email, password } = vault.account;
    await unlocked.seeText(GITEA.name);
    const page = await openPopup(driver as FirefoxDriver);
    await page.see('heading', t('unlock'));
    await page.fill('textbox', t('masterPassword'), password);
    await page.press('Enter');
    const list = vaultPage(page, email);
    await list.see();
    await page.seeText(GITEA.name);
    await list.search('gitea');
    await list.seeSelected(GITEA.name);
    expect((await list.rows()).length).toBeLessThan(5);
  });
});

test.describe('In a Firefox that remembers nothing', { tag: '@firefox' }, () => {
  test('a person is told why nothing opens', async ({ server, vault }) => {
    expect(vault.account.email).toBe(SAMPLE.email);
    const driver = await launchFirefox({ headless: true, forgetful: true });
    try {
      const popup = await driver.openOwn('popup.html');
      await signInPage(popup).signIn({ url: server.url, ...SAMPLE });
      await popup.see('heading', t('vaultNotOpened'));
      await popup.seeText(t('error_storage_refused'));
    } finally {
      await driver.close();
    }
  });
});
