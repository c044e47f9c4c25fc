import { checkScreen } from './check-screen';
import { expect, test } from './fixtures';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { t } from './words';

const EMAIL = 'kim@hollis.dev';
const PASSWORD = 'violet tractor umbrella';

const SERVERS = [
  ['today’s', {}, 'today'],
  ['today’s with mail', { verifyMail: true }, 'mail'],
  ['rubywarden’s', { protocol: 'rubywarden' }, 'rubywarden'],
] as const;

for (const [name, serverOptions, short] of SERVERS) {
  test.describe(`An account at ${name} server`, () => {
    test.use({ serverOptions });

    test('is made by keys alone and holds a first login', async ({ popup, server }, info) => {
      const check = (step: string) => checkScreen(info, popup, `register-${step}-${short}`);
      const signIn = signInPage(popup);
      await signIn.see();
      await signIn.chooseServer(server.url);
      await popup.click('button', t('makeAccount'));
      await popup.see('textbox', t('yourName'));
      await popup.press('Enter');
      await popup.seeText(t('emailMissing'));
      await popup.fill('textbox', t('email'), EMAIL);
      await check('begin');
      await popup.press('Enter');

      await popup.see('textbox', t('masterPasswordAgain'));
      await popup.fill('textbox', t('masterPassword'), 'too short');
      await popup.fill('textbox', t('hintLabel'), 'it is too short');
      await popup.press('Enter');
      await popup.seeText(t('masterPasswordShort', 12));
      await popup.seeText(t('masterPasswordDiffers'));
      await popup.seeText(t('hintTells'));
      const mail = server.outbox.newest(EMAIL, 'register');
      if (mail) {
        await popup.seeText(t('mailLinkMissing'));
        const link = `${server.url}/#/finish-signup?email=${EMAIL}&token=${mail}`;
        await popup.fill('textbox', t('mailLink'), link);
      }
      await popup.fill('textbox', t('masterPassword'), PASSWORD);
      await popup.fill('textbox', t('masterPasswordAgain'), PASSWORD);
      await popup.fill('textbox', t('hintLabel'), 'farm');
      await check('choose');
      await popup.press('Enter');

      await vaultPage(popup, EMAIL).see();
      expect((await readStatus(popup)).account?.email).toBe(EMAIL);
      await popup.click('button', t('newItem'));
      await popup.click('menuitem', t('kindLogin'));
      await popup.fill('textbox', t('fieldItemName'), 'First of all');
      await popup.press('Control+s');
      await expect.poll(() => server.store.ciphers.all().length).toBe(1);
    });
  });
}
