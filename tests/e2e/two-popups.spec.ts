import { askBackground } from './ask';
import { BIG, makeBigAccount, signInBig } from './big';
import { readMemory } from './disk';
import { expect, test } from './fixtures';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';

test('Two popups show the same while one syncs, and lock together while it does', async ({
  driver,
  popup,
  server,
}) => {
  const big = await makeBigAccount(server, 300);
  const { names, rename } = big;
  await signInBig(popup, server, big);
  const other = await driver.openOwn('popup.html');
  const pages = [popup, other];
  const lists = pages.map((page) => vaultPage(page, BIG.email));
  const seeFirst = (name: string) =>
    Promise.all(
      lists.map(async (list) => {
        await list.seeSize(names.length);
        await expect.poll(async () => (await list.rows())[0]?.name.split(',')[0]).toBe(name);
      }),
    );
  await seeFirst(names[0] ?? '');

  rename('Aaa one');
  await Promise.all(pages.map((page) => askBackground(page, 'sync.now')));
  await seeFirst('Aaa one');

  rename('Aaa two');
  const gate = server.faults.hold({ path: '/api/sync' });
  const syncing = askBackground(popup, 'sync.now');
  await gate.reached;
  await other.toFront();
  await other.press('Control+l');
  await Promise.all(pages.map((page) => unlockPage(page).see()));
  gate.release();
  await syncing;
  // The sync that was under way opens nothing any more, and brings nobody back.
  for (const page of pages) {
    expect((await readStatus(page)).state).toBe('locked');
    expect(await page.text()).not.toContain('Aaa');
  }
  expect(Object.keys(JSON.parse(await readMemory(popup)))).toEqual(['status']);

  await unlockPage(other).unlock(BIG.password);
  await seeFirst('Aaa one');
  await askBackground(other, 'sync.now');
  await seeFirst('Aaa two');
  for (const page of pages) expect((await readStatus(page)).sync.error).toBeNull();
});
