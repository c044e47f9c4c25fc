import { checkScreen } from './check-screen';
import type { Surface } from './driver/surface';
import { test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { type Asked, allowSaving, savePrompt } from './screens/save-prompt.page.ts';
import { sitePage } from './screens/site.page.ts';
import { vaultPage } from './screens/vault.page.ts';

const NEWER = 'newer-Orchard8-sonar';
const ADA = { user: 'ada@harbour.example', password: 'tide-Table!42 north' };

test.use({ siteUsers: { [ADA.user]: ADA.password, [GITEA.username]: NEWER } });

async function signIn(page: Surface, user: string, password: string): Promise<void> {
  await page.click('textbox', 'E-mail address');
  await page.fill('textbox', 'E-mail address', user);
  await page.fill('textbox', 'Password', password);
  await sitePage(page).submit();
  await sitePage(page).seeSignedIn(user);
}

test('The question whether to save can be read, in all that it may ask', async ({
  driver,
  site,
  unlocked,
}, info) => {
  const check = async (page: Surface, asked: Asked, name: string) => {
    await checkScreen(info, page, `20-${name}`, { frame: await savePrompt(page).see(asked) });
    // Its frame only leads to the question.
    if (driver.name === 'firefox') {
      const window = await savePrompt(page).open(asked, driver);
      await checkScreen(info, window, `20-${name}-window`);
      await window.close();
    }
    await page.close();
  };
  await allowSaving(unlocked);
  const first = await driver.openPage(site.url);
  await signIn(first, ADA.user, ADA.password);
  await check(first, 'promptSave', 'save');
  const second = await driver.openPage(site.url);
  await signIn(second, GITEA.username, NEWER);
  await check(second, 'promptUpdate', 'update');
  await unlocked.toFront();
  await vaultPage(unlocked, SAMPLE.email).lock();
  const third = await driver.openPage(site.url);
  await signIn(third, ADA.user, ADA.password);
  await check(third, 'promptUnlock', 'save-locked');
});
