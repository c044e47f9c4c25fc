import { createAccount } from '../server/account.ts';
import { type EmbeddedServer, startServer } from '../server/index.ts';
import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import type { Surface } from './driver/surface';
import { expect, test } from './fixtures';
import { editPage } from './screens/edit.page.ts';
import { generatorPage } from './screens/generator.page.ts';
import { allowSaving, savePrompt } from './screens/save-prompt.page.ts';
import { sitePage } from './screens/site.page.ts';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { t } from './words';

const BY = 'Acme';
const KDF = { kind: 'pbkdf2', iterations: 600_000 } as const;

const OWN_ITEMS = { type: 5, data: null };
const NO_PIN = { type: 14, data: null };
const TIMEOUT = { type: 9, data: { minutes: 5, action: 'logOut' } };
const NO_CARDS = { type: 15, data: [3] };
const GENERATOR = { type: 2, data: { minLength: 24, useUpper: true, minNumbers: 3, minNumberWords: 7 } };
const MASTER_PASSWORD = { type: 1, data: { minLength: 40, enforceOnLogin: true } };

/**
 * The vault's organisation, that was agreed to, has these policies (bitwarden/server PolicyType): its owner is made a user, whom they bind, and
 * sees no collection of it any more.
 */
async function demand(server: EmbeddedServer, popup: Surface, policies: readonly object[]): Promise<void> {
  const mutate = (body: Record<string, unknown>) => {
    const profile = body.profile as { organizations: { id: string }[] };
    const organizations = profile.organizations.map((one) => ({ ...one, type: 2, usePolicies: true }));
    const organizationId = organizations[0]?.id;
    return {
      ...body,
      policies: policies.map((policy) => ({ organizationId, enabled: true, ...policy })),
      collections: [],
      profile: { ...profile, organizations },
    };
  };
  server.faults.always({ path: '/api/sync' }, { kind: 'mutate', mutate });
  const rules = async () => JSON.stringify((await readStatus(popup)).accounts[0]?.rules);
  const before = await rules();
  await askBackground(popup, 'sync.now');
  await expect.poll(rules).not.toBe(before);
}

const ADA = { user: 'ada@harbour.example', password: 'tide-Table!42 north' };

const barred = () => t('ownItemsBarred', BY);
const list = (parts: string[]) => new Intl.ListFormat('en-US').format(parts);
const pressNew = (popup: Surface) => popup.click('button', t('newItem'));

test.describe('What organisations demand', () => {
  test.use({ siteUsers: { [ADA.user]: ADA.password } });

  test('of new items is said before anything is typed, and a form that is open keeps what is in it', async ({
    server,
    unlocked: popup,
    vault,
  }, info) => {
    const { email, password } = vault.account;
    const form = editPage(popup);
    await pressNew(popup);
    await popup.click('menuitem', t('kindNote'));
    await form.name('Spare key');
    await demand(server, popup, [OWN_ITEMS]);
    await popup.seeText(t('barredKept', barred()));
    await checkScreen(info, popup, 'policies-form', { zoomed: true });
    await popup.press('Control+s');
    expect(await popup.value('textbox', t('fieldItemName'))).toBe('Spare key');
    const second = await startServer();
    try {
      await createAccount(second, { email, password, kdf: KDF });
      const own = { region: 'own', base: second.url };
      await askBackground(popup, 'account.signIn', { server: own, email, password });
      await popup.see('combobox', t('accountHead'));
      await popup.seeText(t('barredChoose', barred()));
      await checkScreen(info, popup, 'policies-choice');
      await form.choose(new URL(second.url).host);
      await popup.gone('combobox', t('chooseAccount'));
      await form.save();
      await popup.seeText(t('toastSaved'));
    } finally {
      await second.close();
    }
  });

  test('of new items is said in the menu, and where a page asks to save', async ({
    driver,
    server,
    site,
    unlocked: popup,
  }, info) => {
    await demand(server, popup, [NO_CARDS]);
    await pressNew(popup);
    await popup.seeText(t('kindsMissing', BY, t('kindCard')));
    await checkScreen(info, popup, 'policies-kinds');
    expect(await popup.has('menuitem', t('kindCard'))).toBe(false);
    await popup.press('Escape');
    await demand(server, popup, [OWN_ITEMS]);
    await pressNew(popup);
    await popup.seeText(barred());
    await popup.see('menuitem', t('openWebVault'));
    await checkScreen(info, popup, 'policies-new', { zoomed: true });
    await allowSaving(popup);
    const page = await driver.openPage(site.url);
    await page.fill('textbox', 'E-mail address', ADA.user);
    await page.fill('textbox', 'Password', ADA.password);
    await sitePage(page).submit();
    await sitePage(page).seeSignedIn(ADA.user);
    const question = await savePrompt(page).open('promptSave', driver);
    await question.seeText(barred());
    expect(await question.has('button', t('promptSaveVerb'))).toBe(false);
    await checkScreen(info, driver.name === 'firefox' ? question : page, 'policies-save');
  });

  test('of the generator is kept in the form and by itself', async ({ server, unlocked: popup }, info) => {
    await demand(server, popup, [GENERATOR]);
    const generator = generatorPage(popup);
    await pressNew(popup);
    await popup.click('menuitem', t('kindLogin'));
    await generator.openFor(t('fieldPassword'));
    const asked = [t('lengthAtLeast', 24), t('classUpper'), t('countOf', 3, t('classDigits'))];
    await popup.seeText(t('floorKept', BY, list(asked)));
    expect(await generator.offered()).toMatch(/^(?=(.*\d){3})(?=.*[A-Z]).{24}$/);
    await checkScreen(info, popup, 'policies-generator-form', { zoomed: true });
    await popup.press('Escape');
    await editPage(popup).cancel();
    await popup.press('Control+g');
    await generator.seeScreen();
    expect(await generator.offered()).toHaveLength(24);
    await checkScreen(info, popup, 'policies-generator', { zoomed: true });
    await generator.kind('passphrase');
    await popup.seeText(t('floorKept', BY, t('wordsAtLeast', 7)));
    await checkScreen(info, popup, 'policies-passphrase');
  });

  test('of a master password is told as it is typed', async ({ server, unlocked: popup, vault }, info) => {
    const { email, password } = vault.account;
    await demand(server, popup, [MASTER_PASSWORD]);
    await vaultPage(popup, email).lock();
    await unlockPage(popup).unlock(password);
    await vaultPage(popup, email).see();
    await popup.seeText(t('masterPasswordBelow', BY, t('lengthAtLeast', 40)));
    await popup.see('button', t('openWebVault'));
    await checkScreen(info, popup, 'policies-master', { zoomed: true });
  });

  test('of the lock is told where it is chosen', async ({ driver, server, unlocked: popup, vault }, info) => {
    const { email, password } = vault.account;
    await demand(server, popup, [NO_PIN, TIMEOUT]);
    const second = await startServer();
    try {
      await createAccount(second, { email, password, kdf: KDF });
      const own = { region: 'own', base: second.url };
      await askBackground(popup, 'account.signIn', { server: own, email, password });
      const options = await driver.openOwn('options.html#lock');
      const { host } = new URL(server.url);
      await options.seeText(t('lockDemanded', host, '5'));
      await options.seeText(t('signOutDemanded', host));
      await options.seeText(t('pinBarred'));
      await options.click('button', t('togetherBegin'));
      await options.seeText(t('repromptAccount', host));
      await options.fill('textbox', t('masterPassword'), password);
      await options.press('Enter');
      await options.see('button', t('togetherEnd'));
      await checkScreen(info, options, 'policies-lock');
    } finally {
      await second.close();
    }
  });
});
