import { expect, test } from './fixtures';
import { SAMPLE } from './sample';
import { itemPage } from './screens/item.page.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { prefillSignIn } from './status';
import { t } from './words';

test('Everything is done with the keyboard alone', async ({ driver, server, vault }) => {
  const first = await driver.openOwn('popup.html');
  await prefillSignIn(first, server.url, vault.account.email);
  await first.close();

  const popup = await driver.openOwn('popup.html');
  await signInPage(popup).see();
  await popup.type(SAMPLE.password);
  await popup.press('Enter');
  const list = vaultPage(popup, SAMPLE.email);
  await list.see();

  await popup.type('gitea');
  await list.seeSelected('Gitea,');
  await popup.press('ArrowDown');
  await list.seeSelected('Gitea admin');
  await popup.press('ArrowRight');
  await itemPage(popup).see('Gitea admin');
  await popup.press('Escape');
  await list.see();
  await list.seeSearch('gitea');
  await popup.press('Control+b');
  await popup.seeText(t('toastCopied', t('fieldUsername')));

  await popup.press('Escape');
  await list.seeSearch('');
  await popup.press('Control+k');
  await popup.see('combobox', t('commands'));
  await popup.type(t('lockNow'));
  await popup.press('Enter');
  await unlockPage(popup).see();

  await popup.type(SAMPLE.password);
  await popup.press('Enter');
  await list.see();
  await popup.press('Control+l');
  await unlockPage(popup).see();
  expect(await popup.value('textbox', t('masterPassword'))).toBe('');
});
