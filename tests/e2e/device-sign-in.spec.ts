import { askBackground } from './ask.ts';
import { checkScreen } from './check-screen.ts';
import { launchChromium } from './driver/chromium';
import { launchFirefox } from './driver/firefox';
import type { Surface } from './driver/surface.ts';
import { expect, test } from './fixtures.ts';
import { SAMPLE } from './sample.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { errorText, t } from './words.ts';

const phraseIn = (page: Surface): Promise<string> =>
  page.evaluate(() => document.querySelector('output.phrase')?.textContent?.trim() ?? '');

const FIVE_WORDS = /^[a-z]+(-[a-z]+){4,}$/;

test('Another device, which shows the same words, lets a browser in, or turns it away', async ({
  unlocked,
  server,
}, info) => {
  const signIn = signInPage(unlocked);
  const launch = info.project.name === 'firefox' ? launchFirefox : launchChromium;
  const other = await launch({ headless: true });
  try {
    const popup = await other.openOwn('popup.html');
    await signInPage(popup).signIn({ url: server.url, ...SAMPLE });
    await vaultPage(popup, SAMPLE.email).see();
    const options = await other.openOwn('options.html#accounts');
    await options.seeText(t('letInNobody'));

    await askBackground(unlocked, 'account.signOut');
    await signIn.see();
    await unlocked.fill('textbox', t('email'), SAMPLE.email);
    await unlocked.click('button', t('withDevice'));
    await unlocked.see('heading', t('deviceTitle'));
    await expect.poll(() => phraseIn(unlocked)).toMatch(FIVE_WORDS);
    await checkScreen(info, unlocked, 'device-asks');
    await options.see('button', t('letInYes'));
    await expect.poll(() => phraseIn(options)).toBe(await phraseIn(unlocked));
    await checkScreen(info, options, 'device-lets-in');
    await options.click('button', t('letInNo'));
    await unlocked.seeText(errorText('device-denied'));
    await signIn.tryAgain();

    await signIn.see();
    await unlocked.click('button', t('withDevice'));
    await options.click('button', t('letInYes'));
    await vaultPage(unlocked, SAMPLE.email).see();
  } finally {
    await other.close();
  }
});

test('A browser that does not know the account says that it has to be signed in to by password once', async ({
  popup,
  server,
  vault,
}) => {
  const signIn = signInPage(popup);
  await signIn.see();
  await signIn.chooseServer(server.url);
  await popup.click('button', t('withDevice'));
  await popup.seeText(t('emailMissing'));
  await popup.fill('textbox', t('email'), vault.account.email);
  await popup.click('button', t('withDevice'));
  await signIn.seeFailure(errorText('device-first'));
});
