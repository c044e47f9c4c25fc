import { join } from 'node:path';
import { RESULTS } from '../setup/paths.mjs';
import { findObstacles } from './axe';
import type { Surface } from './driver/surface';
import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { allowSaving, savePrompt } from './screens/save-prompt.page.ts';
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

async function check(page: Surface, head: Parameters<ReturnType<typeof savePrompt>['see']>[0], name: string) {
  const frame = await savePrompt(page).see(head);
  await page.picture(join(RESULTS, 'screens', 'chromium', `${name}.png`));
  expect.soft(await findObstacles(frame), name).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`The question whether to save, ${theme} @chromium`, () => {
    test.use({ dark: theme === 'dark' });

    test('can be read, in all that it may ask', async ({ driver, site, unlocked }) => {
      await allowSaving(unlocked);
      const first = await driver.openPage(site.url);
      await signIn(first, ADA.user, ADA.password);
      await check(first, 'promptSave', `20-save-${theme}`);
      await first.close();
      const second = await driver.openPage(site.url);
      await signIn(second, GITEA.username, NEWER);
      await check(second, 'promptUpdate', `20-update-${theme}`);
      await second.close();
      await unlocked.toFront();
      await vaultPage(unlocked, SAMPLE.email).lock();
      const third = await driver.openPage(site.url);
      await signIn(third, ADA.user, ADA.password);
      await check(third, 'promptUnlock', `20-save-locked-${theme}`);
    });
  });
}
