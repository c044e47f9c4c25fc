import { checkScreen } from './check-screen';
import type { Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { SAMPLE } from './sample';
import { editPage } from './screens/edit.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { t } from './words';

const sent = (page: Surface) =>
  until('the outbox', async () => ((await readStatus(page)).outbox.waiting.length === 0 ? true : null));

/** Clicks a row with a key held down. */
const clickWith = (page: Surface, name: string, key: 'ctrlKey' | 'shiftKey'): Promise<true> =>
  until(`the row ${name}`, () =>
    page.evaluate(
      ([start, held]) => {
        const rows = [...document.querySelectorAll<HTMLElement>('[role="option"]')];
        const row = rows.find((one) => one.getAttribute('aria-label')?.startsWith(start));
        row?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, [held]: true }));
        return row ? true : null;
      },
      [name, key] as const,
    ),
  );

test('Several items are picked by keys, moved into a new folder and back, thrown away and brought back', async ({
  unlocked,
}, info) => {
  const list = vaultPage(unlocked, SAMPLE.email);
  const all = await until('the list', async () => (await list.size()) || null);
  await unlocked.click('button', t('kindLoginPlural'));
  await until('the logins alone', async () => ((await list.size()) < all ? true : null));
  await unlocked.click('combobox', t('search'));
  // Past an item of an organisation that this person may only read.
  await unlocked.press('ArrowDown');
  await unlocked.press('ArrowDown');
  await unlocked.press('Shift+ArrowDown');
  await unlocked.press('Shift+ArrowDown');
  await unlocked.seeText(t('pickedMany', '3'));
  await checkScreen(info, unlocked, '21-picked', { zoomed: true });
  // A click picks too while something is picked, and Enter gives up again.
  await unlocked.press('Enter');
  await unlocked.seeText(t('pickedMany', '2'));
  await unlocked.press('Enter');
  await unlocked.click('button', t('moveToFolder'));
  await unlocked.see('heading', t('moveManyTitle', '3'));
  await checkScreen(info, unlocked, '21-move', { zoomed: true });
  await editPage(unlocked).choose(t('newFolderEntry'));
  await unlocked.see('heading', t('newFolder'));
  await unlocked.fill('textbox', t('folderName'), 'Together');
  await unlocked.press('Enter');
  await unlocked.gone('heading', t('newFolder'));
  await unlocked.click('button', t('move'));
  await unlocked.seeText(t('toastMovedMany', '3'));
  await sent(unlocked);
  await unlocked.click('button', t('sortAndFilter'));
  await unlocked.click('menuitemradio', 'Together');
  await list.seeSize(3);
  await unlocked.click('combobox', t('search'));
  await unlocked.press('Control+a');
  await unlocked.seeText(t('pickedMany', '3'));
  await unlocked.see('button', t('toTrash'));
  await unlocked.press('Delete');
  await unlocked.seeText(t('toastTrashedMany', '3'));
  await list.seeSize(0);
  await unlocked.press('Control+z');
  await list.seeSize(3);
  await sent(unlocked);
  await unlocked.press('Escape');
  await list.seeSize(all);
  // Of a kind that only newer versions know, or read-only for this person: they stay as they are, and that is told.
  await unlocked.press('Shift+End');
  await unlocked.see('button', t('toTrash'));
  await unlocked.press('Delete');
  await unlocked.seeText(t('manyRefused', '').trim());
  expect((await readStatus(unlocked)).outbox.refused).toEqual([]);
});

test('Several items are picked by the pointer, and in the trash deleted for good after a question', async ({
  unlocked,
}, info) => {
  const list = vaultPage(unlocked, SAMPLE.email);
  await until('the list', async () => (await list.size()) || null);
  await unlocked.click('button', t('sortAndFilter'));
  await unlocked.click('menuitem', t('pickItems'));
  await unlocked.seeText(t('pickedNone'));
  await unlocked.press('Escape');
  const [first, second, third] = (await list.rows()).map(({ name }) => name);
  if (!first || !second || !third) throw new Error('too few rows');
  await clickWith(unlocked, first, 'ctrlKey');
  await unlocked.seeText(t('pickedOne', '1'));
  await clickWith(unlocked, third, 'shiftKey');
  await unlocked.seeText(t('pickedMany', '3'));
  await clickWith(unlocked, second, 'ctrlKey');
  await unlocked.seeText(t('pickedMany', '2'));
  await unlocked.click('button', t('toTrash'));
  await unlocked.seeText(t('toastTrashedMany', '2'));
  await sent(unlocked);
  await unlocked.click('button', t('sortAndFilter'));
  await unlocked.click('menuitemradio', t('trash'));
  await list.seeRow(first);
  const inTrash = await list.size();
  await clickWith(unlocked, first, 'ctrlKey');
  await unlocked.click('button', t('removeForGood'));
  await unlocked.see('heading', t('removeOneTitle', '1'));
  await checkScreen(info, unlocked, '21-remove-many');
  await unlocked.press('Escape');
  await unlocked.gone('heading', t('removeOneTitle', '1'));
  await unlocked.seeText(t('pickedOne', '1'));
  await unlocked.click('button', t('removeForGood'));
  await unlocked.see('heading', t('removeOneTitle', '1'));
  await unlocked.press('Tab');
  await unlocked.press('Enter');
  await unlocked.seeText(t('toastRemoved'));
  await list.seeSize(inTrash - 1);
  await sent(unlocked);
  expect((await readStatus(unlocked)).outbox.refused).toEqual([]);
});
