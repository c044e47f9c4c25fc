import { checkScreen } from './check-screen';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { editPage } from './screens/edit.page.ts';
import { itemPage } from './screens/item.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { t } from './words';

test('A folder is made in a form, renamed, and deleted; an item is archived and comes back', async ({
  unlocked,
}, info) => {
  const list = vaultPage(unlocked, SAMPLE.email);
  const sent = () =>
    until('the outbox', async () => ((await readStatus(unlocked)).outbox.waiting.length === 0 ? true : null));
  await list.search(GITEA.name);
  await list.seeSelected(GITEA.name);
  await unlocked.press('Control+e');
  await editPage(unlocked).see(t('editOf', GITEA.name));
  await editPage(unlocked).choose(t('newFolderEntry'));
  await unlocked.see('heading', t('newFolder'));
  await checkScreen(info, unlocked, '17-new-folder', { zoomed: true });
  await unlocked.fill('textbox', t('folderName'), 'Alps/Huts');
  await unlocked.press('Enter');
  await unlocked.gone('heading', t('newFolder'));
  await unlocked.press('Control+s');
  await itemPage(unlocked).see(GITEA.name);
  await unlocked.seeText('Alps/Huts');
  await sent();

  await unlocked.click('button', t('itemMenu'));
  await unlocked.click('menuitem', t('toArchive'));
  await unlocked.seeText(t('toastArchived'));
  await unlocked.click('button', t('undo'));
  await list.search('');
  await list.seeRow(GITEA.row);

  await unlocked.click('button', t('sortAndFilter'));
  await unlocked.click('menuitemradio', 'Alps/Huts');
  await list.seeSize(1);
  await unlocked.click('button', t('sortAndFilter'));
  await checkScreen(info, unlocked, '17-folder-menu');
  await unlocked.click('menuitem', t('renameFolderEntry'));
  await unlocked.fill('textbox', t('folderName'), 'Cabins');
  await unlocked.press('Enter');
  await unlocked.see('button', t('leavePlace', 'Cabins'));
  await unlocked.click('button', t('sortAndFilter'));
  await unlocked.click('menuitem', t('removeFolderEntry'));
  await unlocked.see('heading', t('removeFolderTitle', 'Cabins'));
  await checkScreen(info, unlocked, '17-remove-folder');
  await unlocked.click('button', t('removeFolder'));
  await unlocked.seeText(t('toastFolderRemoved', 'Cabins'));
  await sent();
  expect((await readStatus(unlocked)).outbox.refused).toEqual([]);
});
