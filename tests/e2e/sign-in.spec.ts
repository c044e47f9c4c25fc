import { askBackground } from './ask';
import { checkScreen } from './check-screen';
import { expect, test } from './fixtures';
import { SAMPLE } from './sample';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { authenticatorCode, wantAuthenticator, wantKey, wantMail } from './second-factor';
import { readStatus } from './status';
import { errorText, t } from './words';

test.describe('Signing in', () => {
  test('says that a password is wrong, keeps what was typed, and takes the right one', async ({
    popup,
    server,
    vault,
  }) => {
    const { email, password } = vault.account;
    const signIn = signInPage(popup);
    await signIn.signIn({ url: server.url, email, password: 'not this one' });
    await signIn.seeFailure(errorText('wrong-credentials', new URL(server.url).host));
    await signIn.tryAgain();
    await signIn.see();
    expect(await popup.value('textbox', t('email'))).toBe(email);
    expect(await popup.value('textbox', t('masterPassword'))).toBe('');
    await signIn.submit(email, password);
    await vaultPage(popup, email).see();
  });

  test('asks for an authenticator code, tells a wrong one, takes the right one', async ({
    popup,
    server,
    vault,
  }) => {
    const { email } = vault.account;
    wantAuthenticator(server, email);
    const signIn = signInPage(popup);
    await signIn.signIn({ url: server.url, ...SAMPLE });
    await signIn.seeSecondStep();
    const right = authenticatorCode(server);
    await signIn.typeCode(right === '000000' ? '111111' : '000000');
    await popup.seeText(errorText('wrong-code'));
    await signIn.typeCode(authenticatorCode(server));
    await vaultPage(popup, email).see();
  });

  test('waits with a mailed code while the popup is closed and opened', async ({
    driver,
    popup,
    server,
    vault,
  }) => {
    const { email } = vault.account;
    wantMail(server, email);
    await signInPage(popup).signIn({ url: server.url, ...SAMPLE });
    await signInPage(popup).seeSecondStep();
    await popup.close();

    const again = await driver.openOwn('popup.html');
    await signInPage(again).seeSecondStep();
    await expect.poll(() => server.outbox.newest(email, 'second-factor')).not.toBeNull();
    await signInPage(again).typeCode(server.outbox.newest(email, 'second-factor') ?? '');
    await vaultPage(again, email).see();
  });

  test('takes the touch of a key, and a recovery code where the key is lost', async ({
    popup,
    server,
    vault,
  }, info) => {
    const { email } = vault.account;
    const { code, recovery } = wantKey(server, email);
    const signIn = signInPage(popup);
    await signIn.signIn({ url: server.url, ...SAMPLE });
    await signIn.seeSecondStep();
    await checkScreen(info, popup, '14-key');
    // A key types its code and Enter into what has the focus.
    await popup.type(code());
    await popup.press('Enter');
    const list = vaultPage(popup, email);
    await list.see();
    await askBackground(popup, 'account.signOut');
    await signIn.see();
    await signIn.submit(email, SAMPLE.password);
    await signIn.seeSecondStep();
    await popup.click('button', t('useRecovery'));
    await checkScreen(info, popup, '15-recovery');
    await popup.type(recovery);
    await popup.press('Enter');
    await list.see();
    expect(server.store.userByEmail(email)?.twoFactor.yubikey).toBeNull();
  });

  test('goes on by itself when the popup is closed while it works', async ({
    driver,
    popup,
    server,
    vault,
  }) => {
    const { email, password } = vault.account;
    const held = server.faults.hold({ path: '/identity/connect/token' });
    await signInPage(popup).signIn({ url: server.url, email, password });
    await held.reached;
    await popup.close();
    held.release();
    const again = await driver.openOwn('popup.html');
    await vaultPage(again, email).see();
    expect((await readStatus(again)).state).toBe('unlocked');
  });
});

test.describe('Signing in to an old server', () => {
  test.use({
    serverOptions: { protocol: 'rubywarden', layout: 'root' },
    accountOptions: { layout: 'root', kdf: { kind: 'pbkdf2', iterations: 5_000 }, protectedKeyType: 0 },
  });

  test('names its weaknesses before the vault is opened, and remembers the answer', async ({
    popup,
    server,
    vault,
  }, info) => {
    const { email, password } = vault.account;
    const signIn = signInPage(popup);
    await signIn.signIn({ url: server.url, email, password });
    await signIn.seeConsent();
    await checkScreen(info, popup, '13-consent');
    await popup.seeText(t('riskRounds', '5,000', '600,000'));
    expect(server.log.filter(({ body }) => Buffer.from(body).includes('grant_type=password')).length).toBe(1);
    await signIn.acceptRisks();
    await signIn.seeConsent();
    await popup.seeText(t('riskNoSeal'));
    await signIn.acceptRisks();
    const list = vaultPage(popup, email);
    await list.see();
    await list.search('fennel');
    await list.seeRow('Fennel Grocers, pat.hollis@mailbox.example');
  });
});
