import { checkScreen } from './check-screen';
import { pageOf } from './driver/playwright-surface';
import type { Surface } from './driver/surface';
import { until } from './driver/until';
import { test } from './fixtures';
import { SAMPLE } from './sample';
import { allowSuggestions, pressIcon, suggestFrame } from './screens/suggest.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

test('The frame beside a field can be read, in all that it may show @chromium', async ({
  driver,
  site,
  unlocked,
}, info) => {
  const check = async (page: Surface, name: string) => {
    await suggestFrame(page).see();
    const frame = await until('the frame', () => page.frame('suggest.html'));
    await checkScreen(info, page, name, { frame });
  };
  await allowSuggestions(unlocked);
  const page = await driver.openPage(site.url);
  await page.click('textbox', 'E-mail address');
  await check(page, '13-suggest');
  await page.press('ArrowDown');
  await check(page, '13-suggest-keys');
  await pageOf(page).setViewportSize({ width: 420, height: 720 });
  await page.press('Escape');
  await check(page, '13-suggest-narrow');
  const order = await driver.openPage(`${site.url}/pages/order.html`);
  await pageOf(order).locator('#number').click();
  await check(order, '13-suggest-card');
  await pageOf(order).locator('#street').click();
  await check(order, '13-suggest-identity');
  const account = await driver.openPage(`${site.url}/pages/sign-up.html`);
  await pageOf(account).locator('input[type=password]').first().click();
  await check(account, '13-suggest-new-password');
  await unlocked.toFront();
  await vaultPage(unlocked, SAMPLE.email).lock();
  const locked = await driver.openPage(site.url);
  await locked.click('textbox', 'E-mail address');
  await pressIcon(locked, 'email', async () => suggestFrame(locked).find() ?? null);
  const frame = await suggestFrame(locked).see();
  await frame.getByLabel(t('masterPassword')).waitFor();
  await check(locked, '13-suggest-locked');
});
