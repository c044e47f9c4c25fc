import type { Surface } from '../driver/surface.ts';
import { t } from '../words.ts';

export interface Credentials {
  readonly url: string;
  readonly email: string;
  readonly password: string;
}

/** The sign-in screen, the server screen behind it, and the steps that may follow. */
export function signInPage(page: Surface) {
  const own = `${t('ownServer')} ${t('ownServerKinds')}`;
  return {
    see: () => page.see('heading', t('signIn')),

    /** Opens the server screen and chooses an own server. `shown` is the host on the chip before. */
    async chooseServer(url: string, shown = 'bitwarden.com') {
      await page.click('button', t('serverChip', shown));
      await page.see('heading', t('chooseServer'));
      await page.click('radio', own);
      await page.fill('textbox', t('serverAddress'), url);
      await page.click('button', t('useServer'));
      await page.see('button', t('serverChip', new URL(url).host));
    },

    /** Types address and password and sends them. Does not wait for what comes. */
    async submit(email: string, password: string) {
      await page.fill('textbox', t('email'), email);
      await page.fill('textbox', t('masterPassword'), password);
      await page.click('button', t('signIn'));
    },

    /** From the first screen to whatever the server says. */
    async signIn({ url, email, password }: Credentials) {
      await this.see();
      await this.chooseServer(url);
      await this.submit(email, password);
    },

    seeFailure: async (sentence: string) => {
      await page.see('heading', t('signInFailed'));
      await page.seeText(sentence);
    },
    tryAgain: () => page.click('button', t('tryAgain')),

    seeSecondStep: () => page.see('heading', t('secondStep')),
    typeCode: (code: string) => page.fill('textbox', t('sixDigitCode'), code),

    seeConsent: () => page.see('heading', t('beforeYouContinue')),
    async acceptRisks() {
      await page.click('checkbox', `${t('riskAccept')} ${t('riskAcceptWeaker')} ${t('riskAcceptRest')}`);
      await page.click('button', t('signInAnyway'));
    },
  };
}
