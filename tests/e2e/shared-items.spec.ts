import type { EmbeddedServer } from '../server/index.ts';
import type { SampleVault } from '../server/sample-vault.ts';
import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import type { Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA } from './sample';
import { editPage } from './screens/edit.page.ts';
import { itemPage } from './screens/item.page.ts';
import { allowSaving, answerPrompt, savePrompt } from './screens/save-prompt.page.ts';
import { sharePage } from './screens/share.page.ts';
import { sitePage } from './screens/site.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { t } from './words';

const ACME = 'Acme';
const READ_ONLY = 'Building access';
const ADA = { user: 'ada@harbour.example', password: 'tide-Table!42 north' };

/** The collections of an item on the server, in the order of their making. */
function collectionsOf({ store }: EmbeddedServer, id: string): number {
  return store.places.where('cipherId', id).length;
}

const ownerOf = ({ store }: EmbeddedServer, id: string) => store.ciphers.get(id)?.organizationId ?? null;

async function openGitea(popup: Surface, { account }: SampleVault): Promise<void> {
  const list = vaultPage(popup, account.email);
  await list.search(GITEA.name);
  await list.seeSelected(GITEA.name);
  await list.open(GITEA.name);
  await itemPage(popup).see(GITEA.name);
}

/** The organisation wants new items for its own; owners, whom that does not bind, are made users. */
async function demandOwnership(server: EmbeddedServer, popup: Surface): Promise<void> {
  const mutate = (body: Record<string, unknown>) => {
    const profile = body.profile as { organizations: { id: string }[] };
    const organizations = profile.organizations.map((one) => ({ ...one, type: 2, usePolicies: true }));
    const [{ id = '' } = {}] = organizations;
    const policies = [{ organizationId: id, enabled: true, type: 5, data: null }];
    return { ...body, policies, profile: { ...profile, organizations } };
  };
  server.faults.always({ path: '/api/sync' }, { kind: 'mutate', mutate });
  await askBackground(popup, 'sync.now');
  await until('the rule', async () => (await readStatus(popup)).accounts[0]?.rules.noOwnItems || null);
}

test.describe('Items that others have too', () => {
  test.use({ siteUsers: { [ADA.user]: ADA.password } });

  test('go to an organisation and into other collections of it, from the menu and by keys', async ({
    server,
    vault,
    unlocked: popup,
  }, info) => {
    const share = sharePage(popup);
    const id = vault.ids.get(GITEA.name) ?? '';
    await openGitea(popup, vault);
    await share.ask('shareEntry');
    await popup.see('heading', t('shareOneTitle', '1'));
    await checkScreen(info, popup, 'shared-move', { zoomed: true });
    await share.move();
    await popup.seeText(t('collectionsWanted'));
    await share.tick('Finance');
    await popup.seeText(t('shareSeenBy', 'Finance', ACME));
    await checkScreen(info, popup, 'shared-move-chosen', { zoomed: true });
    await share.move();
    await popup.seeText(t('toastShared'));
    await popup.seeText(`${ACME} · Finance`);
    await checkScreen(info, popup, 'shared-item');
    await share.sent();
    expect(ownerOf(server, id)).not.toBeNull();
    expect(collectionsOf(server, id)).toBe(1);
    // Again by keys alone: the palette, its entry, the boxes.
    await popup.press('Control+k');
    await popup.type(t('collectionsEntry'));
    await popup.press('Enter');
    await popup.see('heading', t('collectionsOneTitle', '1'));
    await checkScreen(info, popup, 'shared-collections', { zoomed: true });
    await share.tick('Finance');
    await share.save();
    await popup.seeText(t('collectionsWanted'));
    await share.tick('Engineering');
    await share.save();
    await popup.seeText(t('toastCollections'));
    await popup.seeText(`${ACME} · Engineering`);
    await share.sent();
    expect(collectionsOf(server, id)).toBe(1);
    expect((await readStatus(popup)).outbox.refused).toEqual([]);
  });

  test('are made in an organisation from the form', async ({ server, unlocked: popup }, info) => {
    const [form, share] = [editPage(popup), sharePage(popup)];
    await popup.click('button', t('newItem'));
    await popup.click('menuitem', t('kindLogin'));
    await form.name('Jenkins');
    await form.choose(ACME);
    await form.save();
    await popup.seeText(t('collectionsWanted'));
    await checkScreen(info, popup, 'shared-form', { zoomed: true });
    await share.tick('Engineering');
    await form.save();
    await popup.seeText(t('toastSaved'));
    await share.sent();
    const made = [...server.store.ciphers.where('userId', null as never)].at(-1);
    expect(made?.organizationId).toBeTruthy();
  });

  test('several at once, with what stays and why', async ({ vault, unlocked: popup }, info) => {
    const list = vaultPage(popup, vault.account.email);
    const share = sharePage(popup);
    await until('the list', async () => (await list.size()) || null);
    await popup.click('button', t('kindCardPlural'));
    await list.seeSize(3);
    await popup.click('combobox', t('search'));
    await popup.press('Control+a');
    await popup.seeText(t('pickedMany', '3'));
    await checkScreen(info, popup, 'shared-picked', { zoomed: true });
    await popup.click('button', t('organization'));
    await popup.click('menuitem', t('shareEntry'));
    await popup.see('heading', t('shareManyTitle', '3'));
    await share.tick('Engineering');
    await share.move();
    await popup.seeText(t('toastSharedMany', '2'));
    await popup.seeText(t('error_share_twice'));
    await checkScreen(info, popup, 'shared-many', { zoomed: true });
    await share.sent();
    await popup.click('combobox', t('search'));
    await popup.press('Control+a');
    await popup.click('button', t('organization'));
    await popup.click('menuitem', t('collectionsEntry'));
    await popup.see('heading', t('collectionsManyTitle', '3'));
    expect(await share.ticked()).toEqual([
      [t('collectionSome', 'Engineering'), false],
      [t('collectionSome', 'Finance'), false],
    ]);
    await share.tick(t('collectionSome', 'Finance'));
    await share.save();
    await popup.seeText(t('toastCollectionsMany', '2'));
    await share.sent();
    expect((await readStatus(popup)).outbox.refused).toEqual([]);
  });

  test('that may only be read keep a star and a folder of the person’s own', async ({
    vault,
    unlocked: popup,
  }, info) => {
    const list = vaultPage(popup, vault.account.email);
    const share = sharePage(popup);
    await list.search(READ_ONLY);
    await list.seeSelected(READ_ONLY);
    await list.open(READ_ONLY);
    await itemPage(popup).see(READ_ONLY);
    await popup.click('button', t('favouriteOn'));
    await popup.see('button', t('favouriteOff'));
    expect(await popup.has('button', t('editItem'))).toBe(false);
    expect(await popup.has('button', t('toTrash'))).toBe(false);
    await share.ask('moveToFolderEntry');
    await popup.see('heading', t('moveOneTitle', '1'));
    await share.move();
    await popup.seeText(t('toastMoved'));
    await checkScreen(info, popup, 'shared-read-only');
    await share.sent();
    expect((await readStatus(popup)).outbox.refused).toEqual([]);
  });

  test('and new ones that have to be: in the form, and where a page asks to save', async ({
    driver,
    server,
    site,
    unlocked: popup,
  }, info) => {
    const [form, share] = [editPage(popup), sharePage(popup)];
    await demandOwnership(server, popup);
    await popup.click('button', t('newItem'));
    await popup.click('menuitem', t('kindNote'));
    await popup.seeText(t('ownerBound', ACME));
    await form.name('For everybody');
    await share.tick('Finance');
    await checkScreen(info, popup, 'shared-bound', { zoomed: true });
    await form.save();
    await popup.seeText(t('toastSaved'));
    await share.sent();
    await allowSaving(popup);
    const page = await driver.openPage(site.url);
    await page.fill('textbox', 'E-mail address', ADA.user);
    await page.fill('textbox', 'Password', ADA.password);
    await sitePage(page).submit();
    await sitePage(page).seeSignedIn(ADA.user);
    const question = await savePrompt(page).open('promptSave', driver);
    await question.seeText(t('ownerBound', ACME));
    await question.click('checkbox', 'Engineering');
    await checkScreen(info, driver.name === 'firefox' ? question : page, 'shared-save');
    const before = server.store.places.where('collectionId', '').length;
    await answerPrompt(question, 'promptSaveVerb');
    await share.sent();
    expect(before).toBe(0);
    expect((await readStatus(popup)).outbox.refused).toEqual([]);
  });
});
