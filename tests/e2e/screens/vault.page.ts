import type { Surface } from '../driver/surface.ts';
import { until } from '../driver/until.ts';
import { inPhrase, t } from '../words.ts';

/** A row that is drawn. */
export interface DrawnRow {
  readonly name: string;
  readonly isSelected: boolean;
  /** How far below the top of the window it stands. */
  readonly top: number;
}

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
    /** The rows in view, and the few beside it that are drawn too. */
    rows: (): Promise<DrawnRow[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('[role="option"]')].map((row) => ({
          name: row.getAttribute('aria-label') ?? '',
          isSelected: row.getAttribute('aria-selected') === 'true',
          top: Math.round(row.getBoundingClientRect().top),
        })),
      ),
    /** How many rows the list has, drawn or not, as it tells screen readers; 0 while there is none. */
    size: () =>
      page.evaluate(() =>
        Number(document.querySelector('[role="option"]')?.getAttribute('aria-setsize') ?? 0),
      ),
    /** Waits until the row that keys act upon starts so. Gives it. */
    seeSelected(start: string): Promise<DrawnRow> {
      return until(`the selected row "${start}"`, async () =>
        (await this.rows()).find(({ name, isSelected }) => isSelected && name.startsWith(start)),
      );
    },
    /** Waits until the list has so many rows. */
    async seeSize(count: number): Promise<void> {
      await until(`${count} rows`, async () => ((await this.size()) === count ? true : null));
    },
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
    /** The same while several accounts are open: `names` as the menu tells them. */
    async menuOf(names: string, entry: string) {
      await page.click('button', t('accountsMenu', names));
      await page.click('menuitem', entry);
    },
    async lock() {
      await this.menu('lockNow');
      await page.see('heading', t('unlock'));
    },
  };
}
