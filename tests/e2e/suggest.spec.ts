import { pageOf } from './driver/playwright-surface';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { sitePage } from './screens/site.page.ts';
import { allowSuggestions, openPopups, pressIcon, suggestFrame } from './screens/suggest.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

const EMAIL = 'E-mail address';

// Firefox cannot prove that a frame is seen: there the icon in the field leads to the popup.
test.describe('Suggestions beside a field @chromium', () => {
  test('stand in a frame of ours, fill, and go', async ({ driver, site, unlocked }) => {
    await allowSuggestions(unlocked);
    const page = await driver.openPage(site.url);
    await page.click('textbox', EMAIL);
    await suggestFrame(page).choose(GITEA.row);
    await sitePage(page).seeValues(GITEA.username, GITEA.password);
    await suggestFrame(page).gone();
  });

  test('stand on pages that shut out whatever they can', async ({ driver, site, unlocked }) => {
    await allowSuggestions(unlocked);
    const page = await driver.openPage(`${site.url}/isolated`);
    await page.click('textbox', EMAIL);
    await suggestFrame(page).choose(GITEA.row);
    await sitePage(page).seeValues(GITEA.username, GITEA.password);
  });

  test('are reached by the arrow down, and left by Escape', async ({ driver, site, unlocked }) => {
    await allowSuggestions(unlocked);
    const page = await driver.openPage(site.url);
    await page.click('textbox', EMAIL);
    const frame = await suggestFrame(page).see();
    const focused = () => page.evaluate(() => document.activeElement?.id);
    expect(await focused()).toBe('email');
    await page.press('ArrowDown');
    await frame.getByRole('option', { selected: true }).waitFor();
    await page.press('Escape');
    await expect.poll(focused).toBe('email');
    await page.press('Escape');
    await suggestFrame(page).gone();
  });

  test('go when something is typed, and when something else is clicked', async ({
    driver,
    site,
    unlocked,
  }) => {
    await allowSuggestions(unlocked);
    const page = await driver.openPage(site.url);
    await page.click('textbox', EMAIL);
    await suggestFrame(page).see();
    await page.type('p');
    await suggestFrame(page).gone();
    await page.click('textbox', 'Password');
    await suggestFrame(page).see();
    await page.click('heading', 'Sign in');
    await suggestFrame(page).gone();
  });

  test('leave nothing of the vault in the page', async ({ driver, site, unlocked }) => {
    await allowSuggestions(unlocked);
    const page = await driver.openPage(site.url);
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await page.click('textbox', EMAIL);
    await suggestFrame(page).see();
    const seen = await page.evaluate(() => ({
      html: document.documentElement.outerHTML,
      frames: window.length,
      resources: performance.getEntriesByType('resource').map(({ name }) => name),
    }));
    expect(seen.html).not.toContain(GITEA.name);
    expect(seen.html).not.toContain(GITEA.username);
    expect(seen.frames).toBe(0);
    expect(seen.resources.filter((name) => name.includes('suggest'))).toEqual([]);
    await page.click('heading', 'Sign in');
    await suggestFrame(page).gone();
    await expect.poll(() => page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });

  test('unlock in place', async ({ driver, site, unlocked }) => {
    await allowSuggestions(unlocked);
    await vaultPage(unlocked, SAMPLE.email).lock();
    const page = await driver.openPage(site.url);
    await page.click('textbox', EMAIL);
    await pressIcon(page, 'email', async () => suggestFrame(page).find() ?? null);
    const frame = await suggestFrame(page).see();
    await frame.getByLabel(t('masterPassword')).fill(SAMPLE.password);
    await expect
      .poll(async () => {
        await frame
          .getByLabel(t('masterPassword'))
          .press('Enter', { timeout: 1000 })
          .catch(() => undefined);
        return frame.getByRole('option').count();
      })
      .toBeGreaterThan(0);
    await suggestFrame(page).choose(GITEA.row);
    await sitePage(page).seeValues(GITEA.username, GITEA.password);
  });

  test('stay away from search boxes, and from pages that were told so', async ({
    driver,
    site,
    unlocked,
  }) => {
    await allowSuggestions(unlocked);
    const quiet = await driver.openPage(`${site.url}/pages/search-newsletter.html`);
    for (const name of ['q', 'query', 'email', 'coupon'])
      await pageOf(quiet).locator(`[name=${name}]`).click();
    const page = await driver.openPage(site.url);
    await page.click('textbox', EMAIL);
    const frame = await suggestFrame(page).see();
    expect(suggestFrame(quiet).find()).toBeUndefined();
    await frame.getByRole('button', { name: t('more') }).click();
    await frame.getByRole('button', { name: t('suggestSilence') }).click();
    await suggestFrame(page).gone();
    const again = await driver.openPage(site.url);
    await again.click('textbox', EMAIL);
    await again.click('textbox', 'Password');
    await page.toFront();
    expect(suggestFrame(again).find()).toBeUndefined();
  });
});

// In Chromium the frame stands in its place.
test.describe('Where a browser cannot prove that a frame is seen @firefox', () => {
  test('the icon in the field opens the popup', async ({ driver, site, unlocked }) => {
    await allowSuggestions(unlocked);
    const page = await driver.openPage(site.url);
    await page.click('textbox', EMAIL);
    await pressIcon(page, 'email', async () => ((await openPopups(unlocked)) > 0 ? true : null));
    expect(await sitePage(page).values()).toEqual({ email: '', password: '' });
  });
});
