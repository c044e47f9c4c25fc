import { join } from 'node:path';
import type { Frame } from 'playwright';
import { RESULTS } from '../setup/paths.mjs';
import { findObstacles } from './axe';
import { pageOf } from './driver/playwright-surface';
import type { Surface } from './driver/surface';
import { expect, test } from './fixtures';
import { SAMPLE } from './sample';
import { allowSuggestions, pressIcon, suggestFrame } from './screens/suggest.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

const asSurface = (frame: Frame): Pick<Surface, 'inject' | 'evaluate'> => ({
  inject: async (source) => void (await frame.evaluate(`${source};0`)),
  evaluate: (run, arg) => frame.evaluate(run as never, arg as never),
});

async function check(page: Surface, name: string): Promise<void> {
  const frame = await suggestFrame(page).see();
  await page.picture(join(RESULTS, 'screens', 'chromium', `${name}.png`));
  expect.soft(await findObstacles(asSurface(frame)), name).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`The frame beside a field, ${theme} @chromium`, () => {
    test.use({ dark: theme === 'dark' });

    test('can be read, in all that it may show', async ({ driver, site, unlocked }) => {
      await allowSuggestions(unlocked);
      const page = await driver.openPage(site.url);
      await page.click('textbox', 'E-mail address');
      await check(page, `13-suggest-${theme}`);
      await page.press('ArrowDown');
      await check(page, `13-suggest-keys-${theme}`);
      await pageOf(page).setViewportSize({ width: 420, height: 720 });
      await page.press('Escape');
      await check(page, `13-suggest-narrow-${theme}`);
      const order = await driver.openPage(`${site.url}/pages/order.html`);
      await pageOf(order).locator('#number').click();
      await check(order, `13-suggest-card-${theme}`);
      await pageOf(order).locator('#street').click();
      await check(order, `13-suggest-identity-${theme}`);
      const account = await driver.openPage(`${site.url}/pages/sign-up.html`);
      await pageOf(account).locator('input[type=password]').first().click();
      await check(account, `13-suggest-new-password-${theme}`);
      await unlocked.toFront();
      await vaultPage(unlocked, SAMPLE.email).lock();
      const locked = await driver.openPage(site.url);
      await locked.click('textbox', 'E-mail address');
      await pressIcon(locked, 'email', async () => suggestFrame(locked).find() ?? null);
      const frame = await suggestFrame(locked).see();
      await frame.getByLabel(t('masterPassword')).waitFor();
      await check(locked, `13-suggest-locked-${theme}`);
    });
  });
}
