import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { itemPage } from './screens/item.page.ts';
import { sitePage } from './screens/site.page.ts';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

test('From sign-in to a signed-in page and back to a locked vault', async ({ driver, site, unlocked }) => {
  const list = vaultPage(unlocked, SAMPLE.email);
  await list.search('fennel');
  await list.seeRow('Fennel Grocers, pat.hollis@mailbox.example');
  await list.goneRow('Mailbox, pat.hollis@mailbox.example');

  await unlocked.press('ArrowRight');
  const item = itemPage(unlocked);
  await item.see('Fennel Grocers');
  await item.show(t('fieldPassword'));
  await unlocked.seeText('basil-And-thyme-3');
  await item.copy(t('fieldPassword'));
  await unlocked.seeText(t('toastCopiedClears', t('fieldPassword'), t('secondsShort', 30)));

  await unlocked.press('Escape');
  await list.seeSearch('fennel');
  await unlocked.press('Escape');
  await list.seeSearch('');
  const page = await driver.openPage(site.url);
  const popup = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
  await vaultPage(popup, SAMPLE.email).fillHere(GITEA.row);
  await popup.seeText(t('filledMany', 2, new URL(site.url).host));
  expect(await sitePage(page).values()).toEqual({ email: GITEA.username, password: GITEA.password });

  await sitePage(page).submit();
  await sitePage(page).seeSignedIn(GITEA.username);
  expect(site.received).toEqual([{ user: GITEA.username, password: GITEA.password }]);

  await vaultPage(popup, SAMPLE.email).lock();
  await unlockPage(unlocked).see();
  expect(await unlocked.text()).not.toContain('Fennel');
  await unlockPage(unlocked).unlock(SAMPLE.password);
  await list.see();
});
