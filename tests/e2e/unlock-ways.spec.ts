import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plugIn, plugInForGood } from './authenticator';
import { checkScreen } from './check-screen';
import { launchChromium } from './driver/chromium';
import type { Driver, Surface } from './driver/surface';
import { expect, test } from './fixtures';
import { SAMPLE } from './sample';
import { signInPage } from './screens/sign-in.page.ts';
import { unlockPage } from './screens/unlock.page.ts';
import { unlockOptions } from './screens/unlock-options.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { memoryKeys, readStatus } from './status';
import { errorText, t } from './words';

const PIN = '271828';
const KEY = 'Work key';

/** Another page of ours in the same tab. */
async function turnTo(page: Surface, path: string): Promise<void> {
  await page.evaluate((address) => location.assign(address), `/${path}`);
}

/** Signed in under a name that Firefox takes for a site, and the options in a tab that keeps what is plugged into it. */
async function signIn(driver: Driver, url: string): Promise<Surface> {
  const popup = await driver.openOwn('popup.html?in=tab');
  await signInPage(popup).signIn({ ...SAMPLE, url: url.replace('127.0.0.1', 'localhost') });
  await vaultPage(popup, SAMPLE.email).see();
  await popup.close();
  return driver.openOwn('options.html#lock');
}

/** What a browser that is closed takes with it: all that stands in memory. */
async function forgetMemory(driver: Driver, page: Surface): Promise<void> {
  await driver.killBackground();
  await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { session: { clear(): Promise<void> } } };
    };
    await chrome.storage.session.clear();
  });
}

test.describe('Unlocking', () => {
  test('A security key opens the vault, after a restart and offline, until it is removed', async ({
    driver,
    server,
    vault: _,
  }, info) => {
    const page = await signIn(driver, server.url);
    const options = unlockOptions(page);
    const key = await plugIn(driver, page);
    await options.addKey(KEY, 'not this one');
    await page.seeText(errorText('reprompt-wrong'));
    expect(await key.count()).toBe(0);
    await checkScreen(info, page, 'key-add');
    await page.fill('textbox', t('masterPassword'), SAMPLE.password);
    await page.press('Enter');
    await options.seeKey(KEY);
    expect(await key.count()).toBe(1);
    await checkScreen(info, page, 'key-added');

    await turnTo(page, 'popup.html?in=tab');
    const list = vaultPage(page, SAMPLE.email);
    await list.see();
    await list.lock();
    await unlockPage(page).see();
    expect(await memoryKeys(page)).toEqual(['status']);
    await checkScreen(info, page, 'unlock-key', { zoomed: true });
    await page.click('button', t('useKey'));
    await list.see();

    server.faults.always({}, { kind: 'drop' });
    await forgetMemory(driver, page);
    await page.reload();
    await unlockPage(page).see();
    await page.click('button', t('useKey'));
    await list.see();

    await list.lock();
    await unlockPage(page).see();
    await key.setVerified(false);
    await page.click('button', t('useKey'));
    await page.seeText(errorText('unlock-key-ended'));
    await checkScreen(info, page, 'unlock-key-ended', { zoomed: true });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(t('tryAgain'));
    // Some authenticators let nobody in after too many mistakes; the master password is a key away.
    await page.press('Escape');
    await page.type(SAMPLE.password);
    await page.press('Enter');
    await list.see();

    await turnTo(page, 'options.html#lock');
    await options.removeKey(KEY);
    await turnTo(page, 'popup.html?in=tab');
    await list.lock();
    await unlockPage(page).see();
    expect(await page.has('button', t('useKey'))).toBe(false);
    await unlockPage(page).unlock(SAMPLE.password);
    await list.see();
  });

  test('A PIN opens the vault, by keys alone, and is gone after five wrong tries', async ({
    driver,
    server,
    vault: _,
  }, info) => {
    const page = await signIn(driver, server.url);
    await unlockOptions(page).setPin(PIN, SAMPLE.password);
    await checkScreen(info, page, 'pin-set');
    await turnTo(page, 'popup.html?in=tab');
    const list = vaultPage(page, SAMPLE.email);
    await list.see();
    await list.lock();
    await page.see('textbox', t('unlockPin'));
    expect(await memoryKeys(page)).toEqual(['status', 'unlockPins']);
    await page.type('000000');
    await page.press('Enter');
    await page.seeText(errorText('pin-wrong', '', '', '4'));
    await checkScreen(info, page, 'unlock-pin', { zoomed: true });
    await page.type(PIN);
    await page.press('Enter');
    await list.see();
    await list.lock();
    await page.see('textbox', t('unlockPin'));
    for (const left of ['4', '3', '2', '1']) {
      await page.type('000000');
      await page.press('Enter');
      await page.seeText(errorText('pin-wrong', '', '', left));
    }
    await page.type('000000');
    await page.press('Enter');
    await page.seeText(errorText('pin-gone'));
    expect(await memoryKeys(page)).toEqual(['status']);
    await checkScreen(info, page, 'unlock-pin-gone');
    await unlockPage(page).unlock(SAMPLE.password);
    await list.see();
  });
});

// Only Chromium's windows can be given an authenticator before they ask for it.
test('A popup unlocks in a window of its own, in a browser that was closed @chromium', async ({
  server,
  vault: _,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-key-'));
  const seed = Array.from({ length: 32 }, (__, at) => at * 7);
  try {
    const first = await launchChromium({ headless: true, profile });
    await plugInForGood(first, seed);
    const options = await signIn(first, server.url);
    await unlockOptions(options).addKey(KEY, SAMPLE.password);
    await unlockOptions(options).seeKey(KEY);
    await first.close();

    server.faults.always({}, { kind: 'drop' });
    const second = await launchChromium({ headless: true, profile });
    try {
      await plugInForGood(second, seed);
      const watching = await second.openOwn('options.html');
      await watching.seeText(t('stateLocked'));
      const popup = await second.openOwn('popup.html');
      await popup.click('button', t('useKey'));
      await watching.seeText(t('stateUnlocked'));
      expect((await readStatus(watching)).state).toBe('unlocked');
      const windows = () => second.context.pages().filter((each) => each.url().includes('unlock=key'));
      await expect.poll(() => windows().length).toBe(0);
    } finally {
      await second.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

// Only Chromium's tests can have an authenticator that makes no secrets.
test('A key that makes no secrets is told of, and nothing is added @chromium', async ({
  driver,
  server,
  vault: _,
}) => {
  const page = await signIn(driver, server.url);
  await plugIn(driver, page, { hasPrf: false });
  await unlockOptions(page).addKey(KEY, SAMPLE.password);
  await page.seeText(errorText('unlock-key-no-secret'));
  await page.press('Escape');
  expect((await readStatus(page)).ways).toEqual({ pinTries: null, keys: 0, together: false });
});
