import { askBackground } from './ask';
import { BIG, makeBigAccount, signInBig } from './big';
import { expect, test } from './fixtures';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { damagePieces, footTexts, watchFoot } from './sealed-pieces';
import { readStatus } from './status';
import { t } from './words';

/** More than two slices of the rebuild, so that there is something to see of it. */
const COUNT = 1_300;

/** What of the sealed list is damaged, by how its pieces are named; null: all of it is gone. */
const DAMAGES = [null, 'head', 'rows:1', 'rows:', 'sites:', 'texts:'] as const;

/** "Opening 200 of 1,300", in the words of the foot. */
const PROGRESS = new RegExp(t('footOpening', '[\\d,]+', '1,300'));

test('A sealed list that is lost or damaged is made anew, whole, and shows how far it is', async ({
  driver,
  server,
  site,
}) => {
  const big = await makeBigAccount(server, COUNT, { siteOrigin: site.url });
  const { names, rename } = big;
  const first = await driver.openOwn('popup.html');
  await signInBig(first, server, big);
  await vaultPage(first, BIG.email).see();
  const page = await driver.openPage(site.url);
  const popup = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
  await first.close();
  const list = vaultPage(popup, BIG.email);
  const last = names.at(-1) ?? '';

  const seeWhole = async () => {
    // All of them, and those that fit the site once more above.
    await list.seeSize(names.length + 5);
    await popup.seeText(t('clickFills'));
    await popup.press('End');
    await list.seeSelected(last);
    await expect.poll(async () => (await readStatus(popup)).opening).toBeNull();
    expect((await readStatus(popup)).sync.error).toBeNull();
    expect(await popup.text()).not.toContain(t('vaultNotOpened'));
  };
  await seeWhole();
  await watchFoot(popup);

  for (const damage of DAMAGES) {
    await test.step(`damaged: ${damage ?? 'all of it'}`, async () => {
      expect(await damagePieces(popup, damage)).toBeGreaterThan(0);
      await popup.press('Control+l');
      await unlockPage(popup).see();
      await footTexts(popup);
      await unlockPage(popup).unlock(BIG.password);
      // Damaged texts are only found when the whole list stands there already: what is awaited is the progress.
      await expect
        .poll(async () => (await footTexts(popup)).filter((text) => PROGRESS.test(text)))
        .not.toEqual([]);
      await seeWhole();
    });
  }

  await test.step('damaged: where the ids stand, which only a change reads', async () => {
    expect(await damagePieces(popup, 'ids:')).toBeGreaterThan(0);
    rename('Aardvark Archive');
    await askBackground(popup, 'sync.now');
    await expect.poll(async () => (await readStatus(popup)).opening).toBeNull();
    await list.seeSize(names.length + 5);
    await popup.press('Home');
    await expect
      .poll(async () => (await list.rows()).map(({ name }) => name.split(',')[0]))
      .toContain('Aardvark Archive');
    expect((await readStatus(popup)).sync.error).toBeNull();
  });
});
