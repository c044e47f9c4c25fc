import type { SampleVault } from '../server/sample-vault.ts';
import type { Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { editPage } from './screens/edit.page.ts';
import { allowSaving, answerPrompt, savePrompt } from './screens/save-prompt.page.ts';
import { sitePage } from './screens/site.page.ts';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { t } from './words';

const EMAIL = 'E-mail address';
const ADA = { user: 'ada@harbour.example', password: 'tide-Table!42 north' };

/** Whoever chooses such a name. */
const MARKUP = '<b class="made-up">Ada</b><img src=x>';

test.use({
  siteUsers: { [ADA.user]: ADA.password, [MARKUP]: ADA.password, [GITEA.username]: 'newer-Orchard8-sonar' },
});

/** Types as a person does, and sends. */
async function signIn(page: Surface, user: string, password: string): Promise<void> {
  await page.click('textbox', EMAIL);
  await page.fill('textbox', EMAIL, user);
  await page.fill('textbox', 'Password', password);
  await sitePage(page).submit();
}

const revisions = async (vault: SampleVault): Promise<Map<string, unknown>> => {
  const { ciphers } = await vault.account.call('GET', '/sync');
  return new Map(
    (ciphers as { id: string; revisionDate: unknown }[]).map((one) => [one.id, one.revisionDate]),
  );
};

/** Waits until the server has the change. */
const seeChange = (
  vault: SampleVault,
  before: Map<string, unknown>,
): Promise<{ made: number; changed: number }> =>
  until('the change on the server', async () => {
    const now = await revisions(vault);
    const made = now.size - before.size;
    const changed = [...before].filter(([id, date]) => now.get(id) !== date).length;
    return made + changed > 0 ? { made, changed } : null;
  });

test('A new login is asked about after the site has taken it, and reaches the server', async ({
  driver,
  site,
  unlocked,
  vault,
}) => {
  await allowSaving(unlocked);
  const before = await revisions(vault);
  const page = await driver.openPage(site.url);
  await signIn(page, ADA.user, ADA.password);
  await sitePage(page).seeSignedIn(ADA.user);
  const question = await savePrompt(page).open('promptSave', driver);
  expect(await question.text()).toContain(new URL(site.url).host);
  expect(await question.evaluate(() => document.body.outerHTML)).not.toContain(ADA.password);
  await answerPrompt(question, 'promptSaveVerb');
  expect(await seeChange(vault, before)).toEqual({ made: 1, changed: 0 });
  await unlocked.toFront();
  const list = vaultPage(unlocked, SAMPLE.email);
  await list.search('ada@harbour');
  await list.seeRow(`127.0.0.1, ${ADA.user}`);
});

test('A new login goes into the folder that was chosen', async ({ driver, site, unlocked, vault }) => {
  await allowSaving(unlocked);
  const before = await revisions(vault);
  const page = await driver.openPage(site.url);
  await signIn(page, ADA.user, ADA.password);
  const question = await savePrompt(page).open('promptSave', driver);
  const choose = () => editPage(question).choose('Work/Servers');
  await until('the folders to choose from', () =>
    choose().then(
      () => true,
      () => null,
    ),
  );
  await answerPrompt(question, 'promptSaveVerb');
  await seeChange(vault, before);
  const { ciphers } = await vault.account.call('GET', '/sync');
  const folderOf = (isIt: (id: string) => boolean) =>
    (ciphers as { id: string; folderId: string | null }[]).find(({ id }) => isIt(id))?.folderId;
  const made = folderOf((id) => !before.has(id));
  expect(made).toEqual(expect.any(String));
  expect(made).toBe(folderOf((id) => id === vault.ids.get(GITEA.name)));
});

test('Nothing is asked after a wrong password; the right one is asked about', async ({
  driver,
  site,
  unlocked,
}) => {
  await allowSaving(unlocked);
  const page = await driver.openPage(site.url);
  await signIn(page, ADA.user, 'not this one');
  await page.seeText('do not belong together');
  await signIn(page, ADA.user, ADA.password);
  await sitePage(page).seeSignedIn(ADA.user);
  const question = await savePrompt(page).open('promptSave', driver);
  await question.click('button', 'Show password');
  await question.seeText(ADA.password);
});

test('Another password of a login that is there updates it', async ({ driver, site, unlocked, vault }) => {
  await allowSaving(unlocked);
  const before = await revisions(vault);
  const page = await driver.openPage(site.url);
  await signIn(page, GITEA.username, 'newer-Orchard8-sonar');
  const question = await savePrompt(page).open('promptUpdate', driver);
  await question.seeText(GITEA.name);
  await answerPrompt(question, 'promptUpdateVerb');
  expect(await seeChange(vault, before)).toEqual({ made: 0, changed: 1 });
});

test('"Never here" leaves the site alone', async ({ driver, site, unlocked }) => {
  await allowSaving(unlocked);
  const page = await driver.openPage(site.url);
  await signIn(page, ADA.user, ADA.password);
  await answerPrompt(await savePrompt(page).open('promptSave', driver), 'promptNever');
  const again = await driver.openPage(site.url);
  await signIn(again, ADA.user, ADA.password);
  await sitePage(again).seeSignedIn(ADA.user);
  const third = await driver.openPage(site.url);
  await sitePage(third).see();
  expect(await savePrompt(again).find()).toBe(null);
});

test('What a page makes up is no sign-in', async ({ driver, site, unlocked }) => {
  await allowSaving(unlocked);
  const page = await driver.openPage(site.url);
  await page.click('textbox', EMAIL);
  await page.evaluate(() => {
    const args = {
      by: 'submit',
      element: 0,
      values: [
        [0, 'eve'],
        [1, 'made up'],
      ],
      carried: [],
      shown: [],
      facts: null,
    };
    for (const name of ['page.submitted', 'page.outcome']) {
      postMessage({ name, args }, '*');
      dispatchEvent(new CustomEvent(name, { detail: args }));
      document.dispatchEvent(new CustomEvent('message', { detail: { name, args } }));
    }
    const fields = [...document.querySelectorAll('input')];
    for (const field of fields) {
      field.value = 'made up';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    }
    document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    history.pushState(null, '', '/elsewhere');
    document.querySelector('form')?.remove();
  });
  await page.evaluate((to) => void setTimeout(() => location.assign(to)), `${site.url}/?next`);
  await sitePage(page).see();
  expect(await savePrompt(page).find()).toBe(null);
});

test('A name that is markup is shown as text', async ({ driver, site, unlocked }) => {
  await allowSaving(unlocked);
  const page = await driver.openPage(site.url);
  await page.evaluate(() => document.querySelector('#email')?.setAttribute('type', 'text'));
  await signIn(page, MARKUP, ADA.password);
  const question = await savePrompt(page).open('promptSave', driver);
  expect(await question.value('textbox', t('fieldUsername'))).toBe(MARKUP);
  expect(await question.evaluate(() => document.querySelectorAll('img, b.made-up').length)).toBe(0);
});

test('The page can tell neither what is asked nor who asks', async ({ driver, site, unlocked }) => {
  await allowSaving(unlocked);
  const page = await driver.openPage(site.url);
  await signIn(page, ADA.user, ADA.password);
  await sitePage(page).seeSignedIn(ADA.user);
  await page.evaluate(() => {
    const world = globalThis as { heard?: string[] };
    world.heard = [];
    addEventListener('message', ({ origin }) => world.heard?.push(origin));
  });
  await savePrompt(page).see('promptSave');
  const seen = await page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    frames: window.length,
    loaded: performance.getEntries().map(({ name }) => name),
    heard: (globalThis as { heard?: string[] }).heard,
  }));
  for (const ours of ['extension', 'save.html', ADA.password]) expect(seen.html).not.toContain(ours);
  expect(seen.loaded.join()).not.toContain('extension');
  expect(seen).toMatchObject({ frames: 0, heard: [] });
});

test('What was typed counts, by whatever way it is sent, and not what the page makes of it', async ({
  driver,
  site,
  unlocked,
}) => {
  await allowSaving(unlocked);
  const pages = ['01-plain', '51-div-button', '53-hashed'];
  for (const name of pages) {
    const page = await driver.openPage(`${site.url}/patterns/${name}.html`);
    await page.click('textbox', 'User name');
    await page.fill('textbox', 'User name', ADA.user);
    await page.fill('textbox', 'Password', ADA.password);
    const button = await page.evaluate(() => {
      const password = document.querySelector<HTMLInputElement>('[type=password]');
      document.querySelector('form')?.addEventListener('submit', () => {
        if (password) password.value = '5f4dcc3b5aa765d61d8327deb882cf99';
      });
      const box = document.querySelector('div[onclick]')?.getBoundingClientRect();
      return box ? { x: box.left + 10, y: box.top + box.height / 2 } : null;
    });
    if (button) await page.clickAt(button.x, button.y);
    else await page.press('Enter');
    await page.evaluate(() => document.body.replaceChildren('You are signed in.'));
    const question = await savePrompt(page).open('promptSave', driver);
    expect(await question.value('textbox', t('fieldUsername')), name).toBe(ADA.user);
    await question.click('button', t('showPassword'));
    await question.seeText(ADA.password);
    await question.click('button', t('promptNotNow'));
    await savePrompt(page).gone();
    await page.close();
  }
});

test('The question follows a vault that is unlocked elsewhere', async ({ driver, site, unlocked }) => {
  await allowSaving(unlocked);
  await vaultPage(unlocked, SAMPLE.email).lock();
  const page = await driver.openPage(site.url);
  await signIn(page, ADA.user, ADA.password);
  await savePrompt(page).see('promptUnlock');
  await unlocked.toFront();
  await unlockPage(unlocked).unlock(SAMPLE.password);
  await vaultPage(unlocked, SAMPLE.email).see();
  await page.toFront();
  await savePrompt(page).see('promptSave');
});

test('What was typed while the vault was locked is asked about after unlocking right there', async ({
  driver,
  site,
  unlocked,
}) => {
  await allowSaving(unlocked);
  await vaultPage(unlocked, SAMPLE.email).lock();
  const page = await driver.openPage(site.url);
  await signIn(page, ADA.user, ADA.password);
  const question = await savePrompt(page).open('promptUnlock', driver);
  if (driver.name === 'chromium') await question.click('button', t('unlock'));
  await question.fill('textbox', t('masterPassword'), SAMPLE.password);
  await until('the unlocked question', async () => {
    if (await question.has('heading', t('promptSave'))) return true;
    await question.click('button', t('unlock')).catch(() => undefined);
    return (await question.has('heading', t('promptSave'))) || null;
  });
  expect(await question.value('textbox', t('fieldUsername'))).toBe(ADA.user);
});
