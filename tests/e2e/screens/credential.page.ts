import type { Surface } from '../driver/surface.ts';
import { inPhrase, t } from '../words.ts';

/** The card of an item that mints tokens, and the question from which a new one begins. */
export function credentialPage(page: Surface) {
  return {
    get: () => page.click('button', t('getToken')),
    renew: () => page.click('button', t('renewToken')),
    forget: () => page.click('button', t('forgetToken')),
    whoAmI: () => page.click('button', t('whoAmI')),
    copy: () => page.click('button', t('copyToken')),
    seeHeld: () => page.see('button', t('copyToken')),
    /** Says yes to an origin. */
    allow: (host: string) => page.click('button', t('sendSecretTo', host)),
    async copyAs(label: 'authorizationHeader' | 'curlLine') {
      await page.click('button', t('copyOtherwise'));
      await page.click('menuitem', t('copyWhat', inPhrase(t(label))));
    },
    async begin() {
      await page.click('button', t('newItem'));
      await page.click('menuitem', t('kindCredential'));
      await page.see('dialog', t('newCredential'));
    },
  };
}
