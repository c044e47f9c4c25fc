import type { Surface } from '../driver/surface.ts';
import { until } from '../driver/until.ts';
import { t } from '../words.ts';
import { consolePage } from './console.page.ts';

/** What in the console brings in a directory, and changes policies and the subscription. */
export function orgChangesPage(page: Surface) {
  return {
    async openImport() {
      await page.click('button', t('orgImport'));
      await page.see('button', t('importChoose'));
    },
    async paste(text: string) {
      await until('a place to paste', () =>
        page.evaluate((value) => {
          const area = document.querySelector<HTMLTextAreaElement>('.import textarea');
          if (!area) return null;
          area.value = value;
          area.dispatchEvent(new Event('input', { bubbles: true }));
          return true;
        }, text),
      );
      await page.click('button', t('importRead'));
    },
    seePreview: () => page.see('grid', t('importPreview')),
    another: () => page.click('button', t('importAgain')),
    askImport: () => page.click('button', t('importVerbFull')),
    importNow: () => page.click('button', t('importNow')),
    tick: (label: string) => page.click('checkbox', t(label)),
    /** Opens a policy's editor, by its name in the list. */
    async openPolicy(name: string) {
      await consolePage(page).openFound('orgPolicies', name);
      await page.click('button', t('policyEdit'));
      // The switch's own input is drawn by nobody: its words tell that the form has come.
      await page.seeText(t('policyOnLabel'));
    },
    turn: () => page.click('switch', t('policyOnLabel')),
    review: () => page.click('button', t('policyReview')),
    save: () => page.click('button', t('policySave')),
    editSubscription: () => page.click('button', t('subscriptionEdit')),
    maySpend: () =>
      page.evaluate(
        () => document.querySelector<HTMLButtonElement>('dialog .btn.danger')?.disabled === false,
      ),
    spend: () => page.click('button', t('subscriptionAsk')),
  };
}
