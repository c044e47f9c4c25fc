import { addSharedOrganization } from '../server/shared-organization.ts';
import { acceptOrganizations } from './accept-organizations';
import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import type { Surface } from './driver/surface';
import { expect, test } from './fixtures';
import { SAMPLE } from './sample';
import { itemPage } from './screens/item.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { t } from './words';

const IN_ACME = (path: string) => t('collectionIn', path, 'Acme');

const openMenu = (popup: Surface) => popup.click('button', t('sortAndFilter'));

/** Chooses a place, or something that can be done there, in the menu. */
async function choose(popup: Surface, role: 'menuitem' | 'menuitemradio', name: string): Promise<void> {
  await openMenu(popup);
  await popup.click(role, name);
}

const nameIt = async (popup: Surface, name: string): Promise<void> => {
  await popup.fill('textbox', t('collectionName'), name);
  await popup.press('Enter');
};

test.describe('Collections', () => {
  test('are places below their organisation: made, renamed and deleted there', async ({
    unlocked: popup,
    server,
  }, info) => {
    const list = vaultPage(popup, SAMPLE.email);
    const names = () => server.store.collections.all().length;
    const before = names();
    await openMenu(popup);
    await checkScreen(info, popup, 'collections-menu', { zoomed: true });
    await popup.click('menuitemradio', IN_ACME('Finance'));
    await popup.see('button', t('leavePlace', 'Finance'));
    const inFinance = await list.size();
    expect(inFinance).toBeGreaterThan(0);

    await choose(popup, 'menuitem', t('newCollectionEntry'));
    await popup.see('heading', t('newCollection'));
    expect(await popup.value('textbox', t('collectionName'))).toBe('Finance/');
    await checkScreen(info, popup, 'collections-new', { zoomed: true });
    await nameIt(popup, 'Finance/Audit');
    await popup.seeText(t('toastCollectionMade', 'Finance/Audit'));
    await choose(popup, 'menuitemradio', IN_ACME('Finance/Audit'));
    await popup.seeText(t('nothingHere', 'Finance/Audit'));
    await checkScreen(info, popup, 'collections-empty');

    await choose(popup, 'menuitem', t('renameCollectionEntry'));
    await nameIt(popup, 'Engineering');
    await popup.seeText(t('collectionTaken', 'Engineering'));
    await checkScreen(info, popup, 'collections-taken');
    await nameIt(popup, 'Finance/Tax');
    await popup.see('button', t('leavePlace', 'Finance/Tax'));
    expect(names()).toBe(before + 1);

    await choose(popup, 'menuitemradio', IN_ACME('Finance'));
    await choose(popup, 'menuitem', t('renameCollectionEntry'));
    await popup.seeText(t('collectionInsideOne'));
    await checkScreen(info, popup, 'collections-rename', { zoomed: true });
    await nameIt(popup, 'Money');
    await popup.see('button', t('leavePlace', 'Money'));
    await choose(popup, 'menuitemradio', IN_ACME('Money/Tax'));
    await choose(popup, 'menuitemradio', IN_ACME('Money'));
    await choose(popup, 'menuitem', t('renameCollectionEntry'));
    await nameIt(popup, 'Finance');
    await popup.see('button', t('leavePlace', 'Finance'));
    await choose(popup, 'menuitem', t('removeCollectionEntry'));
    await popup.see('heading', t('removeCollectionTitle', 'Finance'));
    await checkScreen(info, popup, 'collections-remove', { zoomed: true });
    const end = server.faults.always({}, { kind: 'drop' });
    await popup.click('button', t('removeCollection'));
    await popup.seeText(t('error_unreachable', new URL(server.url).host));
    await checkScreen(info, popup, 'collections-offline');
    end();
    await popup.click('button', t('removeCollection'));
    await popup.seeText(t('toastCollectionRemoved', 'Finance'));
    expect(names()).toBe(before);
    expect((await readStatus(popup)).outbox.waiting).toEqual([]);
  });

  test('tell what they keep from a person', async ({ unlocked: popup }, info) => {
    const list = vaultPage(popup, SAMPLE.email);
    await choose(popup, 'menuitemradio', IN_ACME('Contractors'));
    await list.seeSize(1);
    await checkScreen(info, popup, 'collections-kept-list');
    await list.open('Building access');
    await itemPage(popup).see('Building access');
    await popup.seeText(t('itemSealedOfOthers', 'Acme'));
    await checkScreen(info, popup, 'collections-kept-item', { zoomed: true });
  });
});

test('Five hundred collections are walked through, typed to and found', async ({
  unlocked: popup,
  server,
  vault,
}) => {
  const shared = await addSharedOrganization(server, vault.account, { name: 'Harbour', type: 0 });
  const number = (at: number) => String(at).padStart(3, '0');
  for (let at = 0; at < 500; at += 1) await shared.collection(`Unit ${number(at)}/Box`, {});
  await askBackground(popup, 'sync.now');
  await acceptOrganizations(popup);
  const list = vaultPage(popup, SAMPLE.email);
  await list.search('collection:finance');
  await list.seeSize(2);
  await list.search('');
  await openMenu(popup);
  await popup.see('menuitemradio', t('collectionIn', 'Unit 499/Box', 'Harbour'));
  await popup.press('Escape');
  await popup.press('Control+k');
  await popup.fill('combobox', t('commands'), 'unit 437');
  await popup.press('Enter');
  await popup.see('button', t('leavePlace', 'Unit 437'));
});
