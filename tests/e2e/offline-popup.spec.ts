import { SEARCH_WORDS } from '../server/big-vault.ts';
import { startServer } from '../server/index.ts';
import { BIG, makeBigAccount, signInBig } from './big';
import { expect, test } from './fixtures';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

test('The popup opens and searches its list while the background is stopped and the server gone', async ({
  driver,
}) => {
  const server = await startServer();
  const big = await makeBigAccount(server, 300);
  const { live, names } = big;
  const first = await driver.openOwn('popup.html');
  await signInBig(first, server, big);
  await vaultPage(first, BIG.email).seeSize(live);
  await first.close();
  await server.close();
  const release = await driver.holdBackground();

  // From here on nobody answers this page: what it shows it has opened by itself.
  const popup = await driver.openOwn('popup.html');
  const list = vaultPage(popup, BIG.email);
  await list.seeSize(live);
  // A new tab starts it, for the number on the button: it is stopped once more. Firefox starts it for tabs past what a test can hold.
  const isHeld = driver.name === 'chromium';
  if (isHeld) await driver.killBackground();
  expect((await list.rows())[0]?.name).toContain(names[0]);
  await popup.press('End');
  await list.seeSelected(names.at(-1) ?? '');
  await list.search(SEARCH_WORDS.rare);
  await list.seeSize(3);
  await list.seeSelected('Quokkaville');
  if (isHeld) expect(await driver.isBackgroundRunning()).toBe(false);

  await release();
  await popup.press('ArrowRight');
  await popup.see('button', t('back'));
  await popup.seeText(t('fieldUsername'));
  expect(await driver.isBackgroundRunning()).toBe(true);
});
