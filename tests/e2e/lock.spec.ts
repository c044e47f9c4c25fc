import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDisk } from './disk';
import { type ChromiumDriver, launchChromium } from './driver/chromium';
import { launchFirefox } from './driver/firefox';
import type { Surface } from './driver/surface';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { itemPage } from './screens/item.page.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { changeStatus, clearAlarms, memoryKeys, readStatus } from './status';
import { t } from './words';

/** The part of the extension API that the test calls inside the worker. */
declare const chrome: {
  idle?: { onStateChanged: { dispatch(state: string): void } };
  permissions: { contains(wanted: { permissions: string[] }): Promise<boolean> };
};

/** When a page first shows a heading, by the clock that all pages share. Ask before it does. */
const shownAt = (page: Surface, heading: string): Promise<number> =>
  page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        // Timers of pages that are not in front are slow; this is not.
        new MutationObserver(() => {
          if (document.querySelector('h1')?.textContent === text) resolve(Date.now());
        }).observe(document, { childList: true, subtree: true, characterData: true });
      }),
    heading,
  );

/** Run in a page: keeps the time of the last click. */
const noteClicks = (): void =>
  addEventListener('click', () => Object.assign(globalThis, { clickedAt: Date.now() }), { capture: true });
const lastClick = (): number => (globalThis as unknown as { clickedAt: number }).clickedAt;

test('Locking in one window empties every other, and the memory', async ({ driver, unlocked }, info) => {
  const second = await driver.openOwn('popup.html');
  const list = vaultPage(second, SAMPLE.email);
  await list.search('gitea');
  await list.seeRow(GITEA.row);
  await second.press('ArrowRight');
  await itemPage(second).show(t('fieldPassword'));
  await second.seeText(GITEA.password);
  const options = await driver.openOwn('options.html');
  await options.seeText(t('stateUnlocked'));

  const seen = shownAt(second, t('unlock'));
  await unlocked.toFront();
  await unlocked.evaluate(noteClicks);
  await vaultPage(unlocked, SAMPLE.email).lock();
  const took = (await seen) - (await unlocked.evaluate(lastClick));
  info.annotations.push({ type: 'from the click to the locked screen elsewhere', description: `${took} ms` });
  await unlockPage(second).see();
  await options.seeText(t('stateLocked'));
  for (const page of [unlocked, second, options]) {
    expect(await page.text()).not.toContain(GITEA.name);
    expect(await page.text()).not.toContain(GITEA.password);
  }
  expect(await memoryKeys(options)).toEqual(['status']);

  // Pages note their place when they go: not that of a locked account.
  await second.close();
  await unlocked.reload();
  await unlockPage(unlocked).see();
  expect(await memoryKeys(options)).toEqual(['status']);
  await unlockPage(unlocked).unlock(SAMPLE.password);
  await vaultPage(unlocked, SAMPLE.email).see();
  await vaultPage(unlocked, SAMPLE.email).seeSearch('');
});

test('A deadline that no alarm has told of is kept by the next popup', async ({ driver, unlocked }) => {
  const options = await driver.openOwn('options.html');
  await unlocked.close();
  await clearAlarms(options);
  await driver.killBackground();
  await changeStatus(options, { lockAt: Date.now() - 1000, lockSetAt: Date.now() - 60_000 });
  const popup = await driver.openOwn('popup.html');
  await unlockPage(popup).see();
  expect(await popup.text()).not.toContain(GITEA.name);
  await expect.poll(async () => (await readStatus(popup)).state).toBe('locked');
  expect(await memoryKeys(popup)).toEqual(['status']);
});

test('Who chose to be signed out finds nothing left after the browser was closed', async ({
  server,
  vault,
}, info) => {
  const launch = info.project.name === 'firefox' ? launchFirefox : launchChromium;
  const profile = mkdtempSync(join(tmpdir(), 'latchkey-left-'));
  try {
    const first = await launch({ headless: true, profile });
    const popup = await first.openOwn('popup.html');
    await signInPage(popup).signIn({ url: server.url, ...SAMPLE });
    await vaultPage(popup, vault.account.email).see();
    const options = await first.openOwn('options.html#lock');
    await options.click('radio', t('setting_lockAction_signOut'));
    expect(await readDisk(popup)).toContain(vault.account.userId);
    await first.close();

    const second = await launch({ headless: true, profile });
    try {
      const again = await second.openOwn('popup.html');
      await signInPage(again).see();
      expect(await readStatus(again)).toMatchObject({ state: 'signed-out', account: null });
      const left = await readDisk(again);
      expect(left.includes(vault.account.userId), 'the account is on disk').toBe(false);
      expect(JSON.parse(left).tables.flat(), 'rows').toEqual([]);
    } finally {
      await second.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

// Firefox tells nobody when the screen locks.
test('A locked screen locks, once that was switched on @chromium', async ({ driver, unlocked }) => {
  const { worker } = driver as ChromiumDriver;
  const options = await driver.openOwn('options.html#lock');
  const box = () => options.click('switch', t('setting_lockOnScreenLock'));
  const isAllowed = () => options.evaluate(() => chrome.permissions.contains({ permissions: ['idle'] }));
  const lockScreen = async () => {
    const background = await worker();
    await background.evaluate(() => chrome.idle?.onStateChanged.dispatch('locked'));
  };
  expect(await isAllowed()).toBe(false);
  for (const round of ['first', 'again']) {
    await box();
    await expect.poll(isAllowed, round).toBe(true);
    if (round === 'again') await driver.killBackground();
    await lockScreen();
    await unlocked.toFront();
    await unlockPage(unlocked).see();
    await unlockPage(unlocked).unlock(SAMPLE.password);
    await vaultPage(unlocked, SAMPLE.email).see();
    await options.toFront();
    await box();
    await expect.poll(isAllowed, round).toBe(false);
  }
});
