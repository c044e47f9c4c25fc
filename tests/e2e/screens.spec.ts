import { NO_SECOND_FACTOR } from '../server/index.ts';
import { checkScreen } from './check-screen';
import type { Surface } from './driver/surface';
import { test } from './fixtures';
import { GITEA, SAMPLE } from './sample';
import { editPage } from './screens/edit.page.ts';
import { generatorPage } from './screens/generator.page.ts';
import { filesPage, itemPage } from './screens/item.page.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { unlockPage } from './screens/unlock.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { wantAuthenticator } from './second-factor';
import { t } from './words';

/** Drops files of four megabytes onto the page. */
function dropFiles(names: readonly string[]): void {
  const dataTransfer = new DataTransfer();
  for (const name of names) dataTransfer.items.add(new File([new Uint8Array(4_000_000)], name));
  document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
}

const FORMS = ['kindLogin', 'kindCard', 'kindIdentity', 'kindNote', 'kindSshKey'] as const;

test.describe('Every screen', () => {
  test('is pictured and has no obstacles', async ({ driver, popup, server, site, vault }, info) => {
    const { email, password } = vault.account;
    const check = (name: string, page: Surface = popup, options = {}) =>
      checkScreen(info, page, name, options);
    const signIn = signInPage(popup);
    const list = vaultPage(popup, email);
    const generator = generatorPage(popup);

    await signIn.see();
    await check('01-sign-in');
    await popup.click('button', t('serverChip', 'bitwarden.com'));
    await popup.see('heading', t('chooseServer'));
    await check('02-server');
    await popup.click('button', t('back'));
    await signIn.signIn({ url: server.url, email, password: 'not this one' });
    await popup.see('heading', t('signInFailed'));
    await check('03-failed');
    await signIn.tryAgain();

    wantAuthenticator(server, email);
    await signIn.submit(email, password);
    await signIn.seeSecondStep();
    await check('04-second-step');
    await popup.click('button', t('cancel'));
    const user = server.store.userByEmail(email);
    if (user) server.store.users.change(user.id, { twoFactor: NO_SECOND_FACTOR });

    await signIn.submit(email, password);
    await list.see();
    await list.seeRow('Birch & Co Books, pat@hollis.dev');
    await check('05-list');
    await list.search('gitea');
    await list.seeRow(GITEA.row);
    await check('06-search');
    await list.search('no such thing');
    await popup.seeText(t('noHitTitle'));
    await check('07-no-hit');
    await list.search(GITEA.name);
    await popup.press('ArrowRight');
    await itemPage(popup).see(GITEA.name);
    await check('08-item');
    await popup.press('Escape');
    await popup.press('Control+k');
    await popup.see('combobox', t('commands'));
    await check('09-commands');
    await popup.press('Escape');

    const page = await driver.openPage(site.url);
    const over = await driver.openOwn(`popup.html?tab=${await driver.tabId(page)}`);
    await vaultPage(over, email).search('');
    await vaultPage(over, email).seeRow(GITEA.row);
    await check('10-this-site', over);
    await over.press('Control+k');
    await over.fill('combobox', t('commands'), t('whyTitle'));
    await over.press('Enter');
    await over.see('button', t('copyReport'));
    await check('19-why', over, { zoomed: true });
    await over.evaluate(() => document.querySelector('summary')?.click());
    await over.click('button', t('correctWhat', 'Password'));
    await over.see('menuitemradio', t('correctOther'));
    await check('19-why-correct', over);

    const options = await driver.openOwn('options.html');
    await options.see('heading', t('settings'));
    await check('11-options', options);
    await options.click('link', t('navLock'));
    await options.see('heading', t('groupLock'));
    await check('11-options-lock', options);
    await options.click('link', t('navFill'));
    await options.see('heading', t('groupFill'));
    await check('11-options-fill', options);
    await options.click('link', t('navSites'));
    await options.see('heading', t('sitesHead'));
    await check('11-options-sites', options);

    await popup.toFront();
    for (const kind of FORMS) {
      await popup.click('button', t('newItem'));
      await popup.click('menuitem', t(kind));
      await editPage(popup).see(t('newOf', t(kind)));
      await check(`13-new-${kind}`, popup, { zoomed: true });
      await editPage(popup).cancel();
    }
    await list.search(GITEA.name);
    await list.seeSelected(GITEA.name);
    await popup.press('Control+e');
    await editPage(popup).see(t('editOf', GITEA.name));
    await check('14-edit', popup, { zoomed: true });
    await popup.press('Control+g');
    await generator.offered();
    await check('14-edit-generator');
    await popup.press('Escape');
    await popup.evaluate(() => document.querySelector('main')?.scrollTo(0, 10_000));
    await check('14-edit-end', popup, { zoomed: true });
    server.faults.always(
      { method: 'PUT' },
      { kind: 'status', status: 400, body: { message: 'The field is too long.' } },
    );
    await editPage(popup).name('Forge');
    await editPage(popup).save();
    await popup.seeText(t('sendAgain'));
    await check('15-refused');
    await popup.press('Escape');
    await list.search('');
    await check('15-waiting');
    await popup.press('Control+g');
    await generator.offered();
    await popup.seeText(t('strengthIs', t('strength4'), t('guessedInCenturies')));
    await check('17-generator');
    await generator.kind('passphrase');
    await popup.see('slider', t('words'));
    await check('17-generator-passphrase');
    await generator.copy();
    await generator.kind('fieldUsername');
    await generator.kind('userKindCatchAll');
    await check('17-generator-user-name');
    await generator.history();
    await generator.showFirst();
    await check('17-generated');
    await popup.press('Escape');
    await popup.press('Escape');
    await list.menu('signOut');
    await popup.see('button', t('stay'));
    await check('16-sign-out');
    await popup.click('button', t('stay'));

    await popup.press('Control+l');
    await unlockPage(popup).see();
    await check('12-unlock');
  });

  test('is pictured while files come and go', async ({ driver, server, unlocked }, info) => {
    const check = (name: string, page: Surface, zoomed = false) => checkScreen(info, page, name, { zoomed });
    const list = vaultPage(unlocked, SAMPLE.email);
    await list.search(GITEA.name);
    await list.seeSelected(GITEA.name);
    await unlocked.press('ArrowRight');
    await unlocked.see('button', t('addFile'));
    await unlocked.evaluate(() => document.querySelector('.files')?.scrollIntoView({ block: 'end' }));
    await check('18-files', unlocked, true);
    await filesPage(unlocked).add();
    const tab = await driver.findOwn('popup.html?in=tab');
    await tab.see('button', t('addFile'));
    await tab.evaluate(dropFiles, ['recovery codes.txt']);
    await filesPage(tab).see('recovery codes.txt');
    const message = 'You must have premium status to use this feature.';
    server.faults.once({ path: /attachment\/v2$/ }, { kind: 'status', status: 400, body: { message } });
    await tab.evaluate(dropFiles, ['letter.txt']);
    await tab.see('button', t('tryAgain'));
    server.faults.hold({ method: 'POST', path: /attachment\/(?!v2$)[^/]+$/ });
    await tab.evaluate(dropFiles, ['holiday.jpg', 'deed of the house, both sides.pdf']);
    await tab.see('progressbar', t('sendingFile', 'holiday.jpg'));
    await tab.evaluate(() => document.querySelector('.files')?.scrollIntoView({ block: 'end' }));
    await check('18-files-coming', tab, true);
    await filesPage(tab).askToDelete('recovery codes.txt');
    await tab.see('button', t('removeForGood'));
    await check('18-files-delete', tab);
  });
});
