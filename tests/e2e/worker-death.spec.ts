import { expect, test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { itemPage } from './screens/item.page.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { sitePage } from './screens/site.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { authenticatorCode, wantAuthenticator } from './second-factor';
import { readStatus } from './status';
import { t } from './words';

test.describe('When the browser has stopped the background', () => {
  test('the vault is open as before: list, item, secret, fill', async ({ driver, site, unlocked }) => {
    await driver.killBackground();
    await unlocked.reload();
    const list = vaultPage(unlocked, SAMPLE.email);
    await list.search('gitea');
    await list.seeSelected(GITEA.name);

    await driver.killBackground();
    await unlocked.press('ArrowRight');
    await itemPage(unlocked).see(GITEA.name);
    await itemPage(unlocked).show(t('fieldPassword'));
    await unlocked.seeText(GITEA.password);

    const page = await driver.openPage(site.url);
    const popup = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
    await itemPage(popup).see(GITEA.name);
    await driver.killBackground();
    await itemPage(popup).fill();
    await sitePage(page).seeValues(GITEA.username, GITEA.password);
  });

  test('syncing goes on with the tokens that were kept', async ({ driver, server, unlocked }) => {
    await driver.killBackground();
    const before = server.log.length;
    const { lastSynced } = (await readStatus(unlocked)).sync;
    await vaultPage(unlocked, SAMPLE.email).menu('syncNow');
    await expect.poll(async () => (await readStatus(unlocked)).sync.lastSynced).not.toBe(lastSynced);
    expect(server.log.slice(before).map(({ path }) => path)).not.toContain('/identity/connect/token');
    expect((await readStatus(unlocked)).state).toBe('unlocked');
  });

  test('locking still locks, and nothing of the vault stays on the screen', async ({ driver, unlocked }) => {
    await driver.killBackground();
    await vaultPage(unlocked, SAMPLE.email).lock();
    expect(await unlocked.text()).not.toContain(GITEA.name);
  });

  test('a sign-in that waits for a second step still takes the code', async ({
    driver,
    popup,
    server,
    vault,
  }) => {
    wantAuthenticator(server, vault.account.email);
    const signIn = signInPage(popup);
    await signIn.signIn({ url: server.url, ...SAMPLE });
    await signIn.seeSecondStep();
    await driver.killBackground();
    await signIn.typeCode(authenticatorCode(server));
    await vaultPage(popup, SAMPLE.email).see();
  });
});
