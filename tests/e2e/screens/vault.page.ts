import type { Surface } from '../driver/surface.ts';
import { until } from '../driver/until.ts';
import { inPhrase, t } from '../words.ts';

/** The list of the unlocked vault, and the menu of its account. */
export function vaultPage(page: Surface, email: string) {
  return {
    see: () => page.see('combobox', t('search')),
    async search(text: string) {
      await page.fill('combobox', t('search'), text);
    },
    /** Waits until this, and nothing else, stands in the search field. */
    seeSearch: (text: string) =>
      until('the search', async () => ((await page.value('combobox', t('search'))) === text ? true : null)),
    seeRow: (name: string) => page.see('option', name),
    goneRow: (name: string) => page.gone('option', name),
    /** Clicks a login of "This site", which fills it. The rest of the list may be drawn a moment before that section is known. */
    async fillHere(name: string) {
      await page.seeText(t('clickFills'));
      await page.click('option', name);
    },
    copy: (label: string, item: string) => page.click('button', t('copyOf', inPhrase(label), item)),
    open: (item: string) => page.click('button', t('openOf', item)),
    async menu(entry: 'syncNow' | 'lockNow' | 'settings' | 'signOut') {
      await page.click('button', t('accountMenu', email));
      await page.click('menuitem', t(entry));
    },
    async lock() {
      await this.menu('lockNow');
      await page.see('heading', t('unlock'));
    },
  };
}
