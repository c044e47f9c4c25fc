import { until } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { editPage } from './screens/edit.page.ts';
import { generatorPage } from './screens/generator.page.ts';
import { itemPage } from './screens/item.page.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { inPhrase, t } from './words';

test('A password is generated in the form by keyboard alone, saved, and arrives', async ({ unlocked }) => {
  const list = vaultPage(unlocked, SAMPLE.email);
  const form = editPage(unlocked);
  const generator = generatorPage(unlocked);
  await list.search(GITEA.name);
  await list.seeSelected(GITEA.name);
  await unlocked.press('Control+e');
  await form.see(t('editOf', GITEA.name));
  await unlocked.press('Control+g');
  const first = await generator.offered();
  await unlocked.press('Control+r');
  const second = await generator.offered(first);
  expect(second).toHaveLength(20);
  await unlocked.press('Escape');
  await generator.gone();
  await unlocked.press('Control+g');
  const third = await generator.offered();
  await unlocked.press('Control+Enter');
  await generator.gone();
  expect(await unlocked.value('textbox', t('fieldPassword'))).toBe(third);
  await unlocked.seeText(t('strengthIs', t('strength4'), t('guessedInCenturies')));
  await unlocked.press('Control+s');
  await itemPage(unlocked).see(GITEA.name);
  await until('the outbox', async () =>
    (await readStatus(unlocked)).outbox.waiting.length === 0 ? true : null,
  );

  // With nothing kept here, it can only come from the server.
  await unlocked.press('Escape');
  await list.menu('signOut');
  await unlocked.click('button', t('signOut'));
  const signIn = signInPage(unlocked);
  await signIn.see();
  await signIn.submit(SAMPLE.email, SAMPLE.password);
  await list.see();
  await list.search(GITEA.name);
  await list.seeSelected(GITEA.name);
  await unlocked.press('ArrowRight');
  await itemPage(unlocked).show(t('fieldPassword'));
  await unlocked.seeText(third);
  await unlocked.seeText(t('passwordHistory'));
});

test('The generator by itself copies; its history outlives the worker, and is cleared and taken back', async ({
  driver,
  unlocked,
}) => {
  const list = vaultPage(unlocked, SAMPLE.email);
  const generator = generatorPage(unlocked);
  await unlocked.press('Control+k');
  await unlocked.fill('combobox', t('commands'), t('generatePassword'));
  await unlocked.press('Enter');
  await generator.seeScreen();
  await generator.kind('passphrase');
  await unlocked.see('slider', t('words'));
  const phrase = await generator.offered();
  expect(phrase.split('-')).toHaveLength(5);
  await generator.copy();
  await unlocked.seeText(t('toastCopiedClears', t('passphrase'), t('secondsShort', 30)));

  await unlocked.press('Escape');
  await list.see();
  await driver.killBackground();
  await unlocked.press('Control+g');
  await generator.seeScreen();
  // Chosen last, and kept.
  await unlocked.see('slider', t('words'));
  await generator.history();
  await unlocked.see('button', t('clearHistory'));
  await generator.showFirst();
  await unlocked.seeText(phrase);
  await generator.clearHistory();
  await unlocked.seeText(t('generatedNone'));
  await unlocked.click('button', t('undo'));
  await generator.showFirst();
  await unlocked.seeText(phrase);
  await unlocked.press('Escape');
  await generator.seeScreen();
});

test('A user name is generated from the account’s own address', async ({ unlocked }) => {
  const form = editPage(unlocked);
  const generator = generatorPage(unlocked);
  await unlocked.click('button', t('newItem'));
  await unlocked.click('menuitem', t('kindLogin'));
  await form.see(t('newOf', t('kindLogin')));
  await generator.openFor(t('fieldUsername'));
  await generator.kind('userKindPlus');
  const [name, domain] = SAMPLE.email.split('@');
  const address = await until('an address', async () => {
    const value = await generator.offered();
    return value.includes('@') ? value : null;
  });
  expect(address.startsWith(`${name}+`)).toBe(true);
  expect(address.endsWith(`@${domain}`)).toBe(true);
  await unlocked.click('button', t('useThis'));
  expect(await unlocked.value('textbox', t('fieldUsername'))).toBe(address);
  await unlocked.see('button', t('generateFor', inPhrase(t('fieldUsername'))));
});

test('A password for the page in front keeps that page’s rules, unless the person does not want it', async ({
  driver,
  site,
  unlocked,
}) => {
  await unlocked.toFront();
  const page = await driver.openPage(`${site.url}/pages/sign-up.html`);
  const over = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
  const list = vaultPage(over, SAMPLE.email);
  const generator = generatorPage(over);
  await list.search(GITEA.name);
  await list.seeSelected(GITEA.name);
  await over.press('Control+e');
  await editPage(over).see(t('editOf', GITEA.name));
  await over.press('Control+g');
  const rules = t('rulesKeptLength', new URL(site.url).host, t('lengthBetween', 12, 16));
  await over.see('checkbox', rules);
  const kept = await generator.offered();
  expect(kept).toMatch(/^(?=.*[a-z])(?=.*[0-9])[a-z0-9_-]{16}$/);
  await over.click('checkbox', rules);
  expect(await generator.offered(kept)).toHaveLength(20);
});
