import type { Surface } from '../driver/surface.ts';
import { t } from '../words.ts';

/** The unlock screen. */
export function unlockPage(page: Surface) {
  return {
    see: () => page.see('heading', t('unlock')),
    async unlock(password: string) {
      await page.fill('textbox', t('masterPassword'), password);
      await page.click('button', t('unlock'));
    },
  };
}
