import type { Surface } from '../driver/surface.ts';
import { t } from '../words.ts';

/** "How to unlock" on the options page. */
export function unlockOptions(page: Surface) {
  return {
    see: () => page.see('heading', t('groupUnlock')),
    async addKey(name: string, password: string) {
      await page.click('button', t('keyAdd'));
      await page.see('heading', t('keyAddTitle'));
      await page.fill('textbox', t('keyName'), name);
      await page.fill('textbox', t('masterPassword'), password);
      await page.click('button', t('keyAddGo'));
    },
    seeKey: (name: string) => page.see('button', t('keyRemove', name)),
    async removeKey(name: string) {
      await page.click('button', t('keyRemove', name));
      await page.click('button', t('keyRemoveVerb'));
      await page.gone('button', t('keyRemove', name));
    },
    async setPin(pin: string, password: string) {
      await page.click('button', t('pinSet'));
      await page.fill('textbox', t('pinNew'), pin);
      await page.fill('textbox', t('masterPassword'), password);
      await page.press('Enter');
      await page.see('button', t('pinChange'));
    },
  };
}
