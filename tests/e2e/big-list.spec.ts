import { SEARCH_WORDS } from '../server/big-vault.ts';
import { askBackground } from './ask';
import { BIG, makeBigAccount, signInBig } from './big';
import { pageOf } from './driver/playwright-surface';
import type { Surface } from './driver/surface';
import { expect, test } from './fixtures';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

const COUNT = 5_200;

test('A vault of thousands is walked through, searched and narrowed by keyboard', async ({
  popup,
  server,
}) => {
  const big = await makeBigAccount(server, COUNT);
  const { names } = big;
  const list = vaultPage(popup, BIG.email);
  await signInBig(popup, server, big);
  await list.seeSize(names.length);
  const last = names.at(-1) ?? '';
  await popup.press('End');
  await list.seeSelected(last);
  await popup.press('Home');
  await list.seeSelected(names[0] ?? '');
  expect((await list.rows()).length).toBeLessThan(60);

  for (const name of [last, names[names.length >> 1] ?? '', names[0] ?? '']) {
    await list.search(name);
    await list.seeSelected(name);
  }
  await list.search(SEARCH_WORDS.rare);
  await list.seeSize(3);
  await list.search('');
  await list.seeSize(names.length);

  await popup.click('button', t('sortAndFilter'));
  await popup.click('menuitemradio', 'Work/Clients');
  await popup.see('button', t('leavePlace', 'Work/Clients'));
  await expect.poll(() => list.size()).toBeLessThan(names.length / 4);
  const inWork = await list.size();
  await popup.click('button', t('sortAndFilter'));
  await popup.click('menuitemradio', 'Work/Clients/Birch');
  await expect.poll(() => list.size()).toBeLessThan(inWork);
  expect(await list.size()).toBeGreaterThan(0);
});

/** Bytes that a page's scripts hold once what nobody needs is gone. */
async function heldBytes(page: Surface): Promise<number> {
  const session = await pageOf(page).context().newCDPSession(pageOf(page));
  for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

// Only Chromium tells a test what a page holds.
test('A list that is searched, walked through and changed for long holds no more than at first @chromium', async ({
  popup,
  server,
}) => {
  const big = await makeBigAccount(server, COUNT);
  const { names, rename } = big;
  const list = vaultPage(popup, BIG.email);
  await signInBig(popup, server, big);
  await list.seeSize(names.length);
  const last = names.at(-1) ?? '';
  const round = async (number: number) => {
    for (const text of ['harbor', 'quartz mail', `${number}`, 'xyzzyq']) await list.search(text);
    await list.search('');
    await list.seeSize(names.length);
    await popup.press('End');
    await list.seeSelected(last);
    rename(`Aaa ${number}`);
    await askBackground(popup, 'sync.now');
    // The row may come a moment after the key: then another one is the first.
    await expect
      .poll(async () => {
        await popup.press('Home');
        return (await list.rows()).find(({ isSelected }) => isSelected)?.name;
      })
      .toContain(`Aaa ${number}`);
  };
  for (let number = 0; number < 3; number += 1) await round(number);
  const before = await heldBytes(popup);
  for (let number = 3; number < 15; number += 1) await round(number);
  expect(await heldBytes(popup)).toBeLessThan(before * 1.25);
});
