import { createAccount } from '../server/account.ts';
import { type EmbeddedServer, startServer } from '../server/index.ts';
import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import { expect, test } from './fixtures';
import { editPage } from './screens/edit.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { readStatus } from './status';
import { errorText, t } from './words';

const ORG = 'b1d7a0de-0000-4000-8000-000000000001';

/** The server says that the account is in an organisation with these policies (bitwarden/server PolicyType). */
function demand(server: EmbeddedServer): void {
  const organizations = [{ id: ORG, name: 'Acme', type: 2, status: 2, enabled: true, usePolicies: true }];
  const policies = [
    { organizationId: ORG, enabled: true, type: 5, data: null },
    { organizationId: ORG, enabled: true, type: 9, data: { minutes: 5, action: 'logOut' } },
    { organizationId: ORG, enabled: true, type: 14, data: null },
  ];
  const mutate = (body: Record<string, unknown>) => ({
    ...body,
    policies,
    profile: { ...(body.profile as object), organizations },
  });
  server.faults.always({ path: '/api/sync' }, { kind: 'mutate', mutate });
}

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light';
  // Colours do not differ between browsers: the second set of pictures is taken in one.
  const where = dark ? ' @chromium' : '';

  test.describe(`What organisations demand, ${theme}${where}`, () => {
    test.use({ dark });

    test('is told where it is chosen, and a form that it refuses stays as it is', async ({
      driver,
      server,
      unlocked: popup,
      vault,
    }, info) => {
      const { email, password } = vault.account;
      demand(server);
      await askBackground(popup, 'sync.now');
      await expect.poll(async () => (await readStatus(popup)).accounts[0]?.rules.noOwnItems).toBe(true);

      const form = editPage(popup);
      await popup.click('button', t('newItem'));
      await popup.click('menuitem', t('kindNote'));
      await form.name('Spare key');
      await form.save();
      await popup.seeText(errorText('policy-personal'));
      await checkScreen(info, popup, `policies-form-${theme}`);
      await form.cancel();
      await vaultPage(popup, email).see();

      const second = await startServer();
      try {
        const kdf = { kind: 'pbkdf2', iterations: 600_000 } as const;
        await createAccount(second, { email, password, kdf });
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
        await checkScreen(info, options, `policies-lock-${theme}`);
      } finally {
        await second.close();
      }
    });
  });
}
