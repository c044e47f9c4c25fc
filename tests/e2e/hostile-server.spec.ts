import { HOSTILE_CASES, type HostileCase } from '../server/hostile-cases.ts';
import { type EmbeddedServer, startServer } from '../server/index.ts';
import { askBackground } from './ask.ts';
import { checkScreen } from './check-screen.ts';
import type { Surface } from './driver/surface.ts';
import { expect, test } from './fixtures.ts';
import { SAMPLE } from './sample.ts';
import { signInPage } from './screens/sign-in.page.ts';
import { vaultPage } from './screens/vault.page.ts';
import { errorText, t } from './words.ts';

/** One of each way to end; all the others are tried over HTTP (tests/flows/hostile-server.test.ts). */
const endings = [...new Map(HOSTILE_CASES.map((hostile) => [hostile.ends, hostile])).values()];

/** What has words of its own: a refusal beside a table, and what the person may agree to. */
const WORDS: Partial<Record<HostileCase['ends'], string>> = {
  'kdf-weak': t('weakKdfTitle'),
  'key-type-0': t('oldKeyTitle'),
  'key-changed': t('keyChangedTitle'),
  'kdf-weaker': t('refusedWeakerText'),
};

const RISKS: readonly HostileCase['ends'][] = ['kdf-weak', 'key-type-0', 'key-changed'];

/** The button that leads from what was said back to the form. */
function wayBack({ ends }: HostileCase, isFailure: boolean): string {
  if (RISKS.includes(ends)) return t('cancel');
  return isFailure ? t('tryAgain') : t('back');
}

/** Refusals for the person's safety have a screen of their own; what else goes wrong has another. */
const FAILURES: readonly HostileCase['ends'][] = ['redirected', 'html-answer', 'captcha', 'answer-damaged'];

async function meet(page: Surface, server: EmbeddedServer, hostile: HostileCase): Promise<void> {
  await page.seeText(WORDS[hostile.ends] ?? errorText(hostile.ends, new URL(server.url).host));
}

test('What a hostile server tries at the sign-in is refused, and named', async ({
  popup,
  server,
  vault,
}, info) => {
  test.slow();
  const stranger = await startServer();
  const signIn = signInPage(popup);
  await signIn.see();
  await signIn.chooseServer(server.url);
  const tryOut = async (hostile: HostileCase) => {
    await hostile.spoil({ server, account: vault.account }, stranger.url);
    await signIn.submit(SAMPLE.email, SAMPLE.password);
    await meet(popup, server, hostile);
    await checkScreen(info, popup, `hostile-${hostile.ends}`);
    server.faults.clear();
    await popup.click('button', wayBack(hostile, FAILURES.includes(hostile.ends)));
    await signIn.see();
  };
  for (const hostile of endings.filter(({ isKnown }) => !isKnown)) await tryOut(hostile);
  await signIn.submit(SAMPLE.email, SAMPLE.password);
  await vaultPage(popup, SAMPLE.email).see();
  await askBackground(popup, 'account.signOut');
  for (const hostile of endings.filter(({ isKnown }) => isKnown)) await tryOut(hostile);
  expect(stranger.log).toEqual([]);
  await stranger.close();
});
