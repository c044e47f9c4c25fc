import { createAccount } from '../server/account.ts';
import { startServer } from '../server/index.ts';
import { addAcme } from './acme';
import { asked, test } from './as-member';
import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import { expect } from './fixtures';
import { consolePage } from './screens/console.page.ts';
import { readStatus } from './status';
import { t } from './words';

test.describe('The organisation console by one’s own sign-in', () => {
  test('takes over from a key for which the server has no API, and says so', async ({
    driver,
    unlocked,
    vault,
    api,
  }, info) => {
    await addAcme(api, vault);
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const org = consolePage(page);
    const { host } = new URL(api.url);
    await page.seeText(t('tokensGoTo', host));
    await org.connect();
    await org.see('orgMembers');
    await page.seeText(t('byMySignIn', vault.account.email));
    await page.seeText(t('whyStandsIn', host));
    await page.seeText(t('countAll', 7));
    await checkScreen(info, page, 'console-stands-in');
    // One token, and as many questions as there were lists under way.
    expect(asked(api, /connect\/token$/)).toBeLessThanOrEqual(2);
    const inVain = asked(api, /\/api\/public\//);
    expect(inVain).toBeLessThanOrEqual(2);
    await org.open('orgEvents');
    await org.see('orgEvents');
    await page.seeText(t('countMore', 30));
    await page.click('button', t('loadAll'));
    await page.seeText(t('countAll', 137));
    await checkScreen(info, page, 'console-session-events');
    await org.open('orgCollections');
    await page.seeText('Finance');
    await org.open('orgSubscription');
    await page.seeText(t('error_org_role', host));
    await checkScreen(info, page, 'console-session-subscription');
    // What was found out once is not tried again.
    expect(asked(api, /\/api\/public\//)).toBe(inVain);
  });

  test('needs no key', async ({ driver, unlocked, vault, api }, info) => {
    await addAcme(api, vault, { withKey: false });
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const org = consolePage(page);
    const { host } = new URL(api.url);
    const { email } = vault.account;
    await page.seeText(t('signInAsks', host, email));
    await checkScreen(info, page, 'console-session-connect');
    await org.connect();
    await org.see('orgMembers');
    await page.seeText(t('whyBySignIn'));
    await org.openFound('orgMembers', 'Lena Fox', 'lena');
    await page.seeText(t('countFound', 1, 7));
    await page.seeText('Accounting');
    await org.close();
    expect(asked(api, /\/api\/public\//)).toBe(0);
  });

  test.describe('on a server that has the API', () => {
    test.use({ kind: 'cloud' });

    test('is a choice beside the key', async ({ driver, unlocked, vault, api }) => {
      await addAcme(api, vault);
      await askBackground(unlocked, 'sync.now');
      const page = await driver.openOwn('options.html#console');
      const org = consolePage(page);
      await page.seeText(t('tokensGoTo', new URL(api.url).host));
      await org.choose(t('orgWay'), t('withSignIn', 'Acme', vault.account.email));
      await page.seeText(t('signInAsks', new URL(api.url).host, vault.account.email));
      await org.connect();
      await org.see('orgMembers');
      expect(asked(api, /\/api\/public\//)).toBe(0);
      await page.click('button', t('disconnectVerb'));
      await org.choose(t('orgWay'), 'Acme organisation key');
      await page.seeText(t('tokensGoTo', new URL(api.url).host));
      await org.connect();
      await org.see('orgMembers');
      await page.seeText(t('byApiKey'));
      expect(asked(api, /\/api\/public\/members$/)).toBe(1);
    });
  });

  test('says what stands in the way where the role is too low', async ({
    driver,
    server,
    unlocked,
    vault,
    api,
  }, info) => {
    await addAcme(api, vault);
    const [membership] = server.store.memberships.all();
    server.store.memberships.change(membership!.id, { type: 2 });
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    await page.seeText(t('orgRoleTooLow', 'Acme'));
    await page.seeText(t('tokensGoTo', new URL(api.url).host));
    await checkScreen(info, page, 'console-role-connect');
    await consolePage(page).connect();
    await page.seeText(t('error_org_api_absent', new URL(api.url).host, '', 404));
    await page.seeText(t('byApiKey'));
    await checkScreen(info, page, 'console-role-refused');
    expect(asked(api, /\/organizations\//)).toBe(0);
  });

  test.describe('at another server', () => {
    test.use({ isElsewhere: true });

    test('does not take over', async ({ driver, unlocked, vault, api, server }) => {
      await addAcme(api, vault);
      await askBackground(unlocked, 'sync.now');
      const page = await driver.openOwn('options.html#console');
      await page.seeText(t('tokensGoTo', new URL(api.url).host));
      await consolePage(page).connect();
      await page.seeText(t('error_org_api_absent', new URL(api.url).host, '', 404));
      await page.seeText(t('byApiKey'));
      const toOrganization = /\/organizations\/[^/]+\/(?:users|groups|events|policies)/;
      expect(server.log.filter(({ path }) => toOrganization.test(path))).toHaveLength(0);
      expect(asked(api, toOrganization)).toBe(0);
    });
  });

  test('says that a log may be switched off where there is none', async ({
    driver,
    unlocked,
    vault,
    api,
  }) => {
    await addAcme(api, vault, { withKey: false, events: 0 });
    await askBackground(unlocked, 'sync.now');
    const page = await driver.openOwn('options.html#console');
    const org = consolePage(page);
    await org.connect();
    await org.see('orgMembers');
    await org.open('orgEvents');
    await page.seeText(t('logMayBeOff'));
  });

  test('ends with the lock of its account, while another stays open', async ({
    driver,
    unlocked,
    vault,
    api,
  }) => {
    await addAcme(api, vault, { withKey: false });
    await askBackground(unlocked, 'sync.now');
    const second = await startServer();
    try {
      const [email, password] = ['noor@hollis.dev', 'another horse battery'];
      await createAccount(second, { email, password, kdf: { kind: 'pbkdf2', iterations: 600_000 } });
      const server = { region: 'own', base: second.url };
      await askBackground(unlocked, 'account.signIn', { server, email, password });
      const page = await driver.openOwn('options.html#console');
      const org = consolePage(page);
      await page.seeText(t('signInAsks', new URL(api.url).host, vault.account.email));
      await org.connect();
      await org.see('orgMembers');
      const [first] = (await readStatus(page)).accounts;
      await askBackground(page, 'account.lock', { account: first?.account.id });
      await page.gone('grid', t('orgMembers'));
      await page.seeText(t('noOrgKeys'));
      expect(await page.text()).not.toContain('acme.example');
    } finally {
      await second.close();
    }
  });
});
