import type { Surface } from '../driver/surface.ts';
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
    /** The texts of the rows that are drawn. */
    rows: () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.grid-box tbody tr:not(.gap)')].map((row) =>
          [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? ''),
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
