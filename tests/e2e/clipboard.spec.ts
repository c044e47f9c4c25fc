import type { ChromiumDriver } from './driver/chromium';
import { pageOf } from './driver/playwright-surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { openClipboard } from './read-clipboard';
import { GITEA, SAMPLE } from './sample';
import { vaultPage } from './screens/vault.page.ts';

/** The part of the extension API that the test calls inside the worker. */
declare const chrome: {
  alarms: {
    get(name: string): Promise<{ scheduledTime: number } | undefined>;
    create(name: string, info: { when: number }): Promise<void>;
  };
};

// Only Chromium lets a test read the clipboard back.
test('A copied password leaves the clipboard when its time is over @chromium', async ({
  driver,
  unlocked,
}) => {
  const { worker } = driver as ChromiumDriver;
  await openClipboard(driver as ChromiumDriver, unlocked);
  const readClipboard = () => unlocked.evaluate(() => navigator.clipboard.readText());
  await unlocked.toFront();
  await unlocked.type('gitea');
  await vaultPage(unlocked, SAMPLE.email).seeRow(GITEA.row);
  await unlocked.press('Control+c');
  await until('the password', async () => ((await readClipboard()) === GITEA.password ? true : null));

  const background = await worker();
  const alarm = await until('the alarm', () => background.evaluate(() => chrome.alarms.get('clipboard')));
  const seconds = (alarm.scheduledTime - Date.now()) / 1000;
  expect(seconds).toBeGreaterThan(20);
  expect(seconds).toBeLessThanOrEqual(31);

  await pageOf(unlocked).bringToFront();
  // The same alarm, brought forward.
  await background.evaluate(() => chrome.alarms.create('clipboard', { when: Date.now() }));
  await until('an empty clipboard', async () => ((await readClipboard()) === '' ? true : null));
});

test('What is chosen in the menu of a page is copied without a popup, and leaves again @chromium', async ({
  driver,
  site,
  unlocked,
}) => {
  const { worker, chooseMenu } = driver as ChromiumDriver;
  await openClipboard(driver as ChromiumDriver, unlocked);
  const page = await driver.openPage(site.url);
  const see = (what: string, test: (text: string) => boolean) =>
    until(what, async () => {
      const text = await page.evaluate(() => navigator.clipboard.readText().catch(() => ''));
      return test(text) ? true : null;
    });
  await chooseMenu('copy-password', page);
  await see('the password', (text) => text === GITEA.password);
  const background = await worker();
  await until('the alarm', () => background.evaluate(() => chrome.alarms.get('clipboard')));
  await chooseMenu('copy-username', page);
  await see('the user name', (text) => text === GITEA.username);
  await chooseMenu('generate', page);
  await see('a new password', (text) => text.length === 20 && text !== GITEA.password);
  const signUp = await driver.openPage(`${site.url}/pages/sign-up.html`);
  await chooseMenu('generate', signUp);
  const written = () =>
    signUp.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('input[type=password]')].map(
        ({ value }) => value.length,
      ),
    );
  await until('a filled page', async () =>
    (await written()).every((length) => length === 16) ? true : null,
  );
});
