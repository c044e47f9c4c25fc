import type { Surface } from '../driver/surface.ts';
import { until } from '../driver/until.ts';
import { t } from '../words.ts';

export type ConsoleSection =
  | 'orgMembers'
  | 'orgEvents'
  | 'orgGroups'
  | 'orgCollections'
  | 'orgPolicies'
  | 'orgSubscription';

/** The organisation in the options page. */
export function consolePage(page: Surface) {
  return {
    connect: () => page.click('button', t('connectVerb')),
    open: (section: ConsoleSection) => page.click('button', t(section)),
    see: (section: ConsoleSection) => page.see('grid', t(section)),
    search: (text: string) => page.fill('textbox', t('search'), text),
    sort: (column: string) => page.click('button', t(column)),
    async export(label: string) {
      await page.click('button', t('exportList'));
      await page.click('menuitem', t(label));
    },
    close: () => page.click('button', t('closeFacts')),
    /** Looks for the row that begins with this name, and opens it by the keyboard once it stands first in its list. */
    async openFound(section: ConsoleSection, name: string, typed = name) {
      await page.see('grid', t(section));
      await page.fill('textbox', t('search'), typed);
      await until(`${name}, first in its list`, () =>
        page.evaluate((wanted) => {
          const grid = document.querySelector<HTMLElement>('[data-grid]');
          const first = grid?.querySelector('tbody tr:not(.gap) td:not(.ticks)');
          grid?.focus();
          return first?.textContent?.trim() === wanted && document.activeElement === grid ? true : null;
        }, name),
      );
      await page.press('Enter');
      await page.see('dialog', name);
    },
    /** Clicks the row in which this text is a whole cell: a list that is read anew may be gone for a moment. */
    openRow: (text: string) =>
      until(`a row of ${text}`, () =>
        page.evaluate((wanted) => {
          const cells = [...document.querySelectorAll<HTMLElement>('.grid-box tbody td:not(.ticks)')];
          const cell = cells.find(({ textContent }) => textContent?.trim() === wanted);
          document.querySelector<HTMLElement>('[data-grid]')?.focus();
          cell?.click();
          return cell ? true : null;
        }, text),
      ),
    /** Chooses, by its words, one of what a field offers. */
    choose: async (field: string, option: string) => {
      await page.see('combobox', field);
      await until(`${option}, which ${field} offers`, () =>
        page.evaluate(
          ([label, words]) => {
            const labels = [...document.querySelectorAll('label')];
            const id = labels.find((one) => one.textContent === label)?.htmlFor ?? '';
            const select = document.getElementById(id) as HTMLSelectElement | null;
            const found = [...(select?.options ?? [])].find((one) => one.textContent === words);
            if (!select || !found) return null;
            select.value = found.value;
            select.dispatchEvent(new Event('change', { bubbles: true }));
            return true;
          },
          [field, option] as const,
        ),
      );
    },
    /** What a field offers, once it offers something. */
    offers: (field: string) =>
      until(`what ${field} offers`, () =>
        page.evaluate((label) => {
          const labels = [...document.querySelectorAll('label')];
          const id = labels.find((one) => one.textContent === label)?.htmlFor ?? '';
          const select = document.getElementById(id) as HTMLSelectElement | null;
          const words = [...(select?.options ?? [])].map((one) => one.textContent ?? '');
          const offered = words.filter((one) => one !== label);
          return offered.length > 0 ? offered : null;
        }, field),
      ),
    /** The lines of a preview, or of results, once there are any. */
    lines: () =>
      until('the lines', () =>
        page.evaluate(() => {
          const lines = [...document.querySelectorAll('.change-lines li')];
          return lines.length > 0 ? lines.map((one) => one.textContent?.trim() ?? '') : null;
        }),
      ),
    review: () => page.click('button', t('reviewChange')),
    dialogGone: () =>
      until('the end of the dialog', async () =>
        (await page.evaluate(() => document.querySelector('dialog') === null)) ? true : null,
      ),
    /** The texts of the rows that are drawn. */
    rows: () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.grid-box tbody tr:not(.gap)')].map((row) =>
          [...row.querySelectorAll('td:not(.ticks)')].map((cell) => cell.textContent?.trim() ?? ''),
        ),
      ),
    /** Files that are handed to the browser, from now on: their names and texts. */
    watchFiles: () =>
      page.evaluate(() => {
        const files: { name: string; text: string }[] = [];
        const blobs = new Map<string, Blob>();
        const make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob: Blob) => {
          const url = make(blob);
          blobs.set(url, blob);
          return url;
        };
        HTMLAnchorElement.prototype.click = function click() {
          void blobs
            .get(this.href)
            ?.text()
            .then((text) => files.push({ name: this.download, text }));
        };
        Object.assign(globalThis, { filesForTest: files });
      }),
    files: () =>
      page.evaluate(
        () => (globalThis as unknown as { filesForTest: { name: string; text: string }[] }).filesForTest,
      ),
  };
}
