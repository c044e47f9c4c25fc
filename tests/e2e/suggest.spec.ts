import { pageOf } from './driver/playwright-surface';
import type { Surface } from './driver/surface';
import { rest } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { sitePage } from './screens/site.page.ts';
import { allowSuggestions, openPopups, pressIcon, suggestFrame } from './screens/suggest.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

declare const chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };

const EMAIL = 'E-mail address';

/** Several times what a frame of ours takes to come. Milliseconds. */
const LONG_ENOUGH = 700;

interface Counting {
  layers: number;
}

/** Counts what is put over a page from now on, however shortly it stays. */
const countLayers = (page: Surface): Promise<void> =>
  page.evaluate(() => {
    const world = globalThis as unknown as Counting;
    world.layers = 0;
    new MutationObserver((changes) => {
      world.layers += changes.flatMap(({ addedNodes }) => [...addedNodes]).length;
    }).observe(document.documentElement, { childList: true });
  });

const layersOf = (page: Surface): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as Counting).layers);

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

  test('ask before something typed is replaced', async ({ driver, site, unlocked }) => {
    await allowSuggestions(unlocked);
    const page = await driver.openPage(site.url);
    await page.fill('textbox', EMAIL, 'somebody@else.example');
    await page.click('textbox', 'Password');
    const frame = await suggestFrame(page).see();
    const row = frame.getByRole('option', { name: GITEA.row, exact: true });
    await expect
      .poll(async () => {
        await row.hover();
        await row.click();
        const said = frame.getByText(t('suggestTyped')).waitFor({ timeout: 5000 });
        return said.then(
          () => true,
          () => false,
        );
      })
      .toBe(true);
    expect(await sitePage(page).values()).toMatchObject({ email: 'somebody@else.example', password: '' });
    await suggestFrame(page).choose(GITEA.row);
    await sitePage(page).seeValues(GITEA.username, GITEA.password);
  });

  test('make a new password where one is wanted, and keep it', async ({ driver, site, unlocked }) => {
    await allowSuggestions(unlocked);
    const page = await driver.openPage(`${site.url}/pages/sign-up.html`);
    const passwords = () => pageOf(page).locator('input[type=password]');
    await passwords().first().click();
    await suggestFrame(page).choose(t('suggestNewPassword'));
    const values = await passwords().evaluateAll((boxes) =>
      boxes.map((box) => (box as HTMLInputElement).value),
    );
    expect(values[0]?.length).toBeGreaterThan(10);
    expect(new Set(values).size).toBe(1);
    const kept = await driver.openOwn('popup.html');
    await vaultPage(kept, SAMPLE.email).see();
    const noted = await kept.evaluate(() =>
      chrome.runtime.sendMessage({ name: 'generator.history', args: undefined }),
    );
    expect(JSON.stringify(noted)).toContain(values[0]);
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
    await countLayers(quiet);
    for (const name of ['q', 'query', 'email', 'coupon']) {
      await pageOf(quiet).locator(`[name=${name}]`).click();
      await rest(LONG_ENOUGH);
      expect(await layersOf(quiet), name).toBe(0);
    }
    const page = await driver.openPage(site.url);
    await page.click('textbox', EMAIL);
    const frame = await suggestFrame(page).see();
    await frame.getByRole('button', { name: t('more') }).click();
    await frame.getByRole('button', { name: t('suggestSilence') }).click();
    await suggestFrame(page).gone();
    const again = await driver.openPage(site.url);
    await countLayers(again);
    await again.click('textbox', EMAIL);
    await again.click('textbox', 'Password');
    await rest(LONG_ENOUGH);
    expect(await layersOf(again)).toBe(0);
  });
});

// In Chromium the frame stands in its place.
test.describe('Where a browser cannot prove that a frame is seen @firefox', () => {
  // In a window that other tests have used Firefox does not always open a popup that a page leads to.
  test.use({ ownBrowser: true });

  test('the icon in the field opens the popup', async ({ driver, site, unlocked }) => {
    await allowSuggestions(unlocked);
    const page = await driver.openPage(site.url);
    await page.click('textbox', EMAIL);
    await pressIcon(page, 'email', async () => ((await openPopups(unlocked)) > 0 ? true : null));
    expect(await sitePage(page).values()).toEqual({ email: '', password: '' });
  });
});
