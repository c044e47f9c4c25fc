import type { Surface } from '../driver/surface.ts';
import { until } from '../driver/until.ts';
import { readStatus } from '../status.ts';
import { t } from '../words.ts';

/** Where items lie that others have too: the questions about it, and the owner in a form. */
export function sharePage(page: Surface) {
  return {
    /** From the menu of an opened item. */
    async ask(entry: 'shareEntry' | 'collectionsEntry' | 'moveToFolderEntry') {
      await page.click('button', t('itemMenu'));
      await page.click('menuitem', t(entry));
    },
    tick: (collection: string) => page.click('checkbox', collection),
    /** How the boxes stand, by their names, once there are any. */
    ticked: () =>
      until('the boxes', () =>
        page.evaluate(() => {
          const boxes = [...document.querySelectorAll<HTMLInputElement>('.collection-list input')];
          const stand = boxes.map((box) => [box.closest('label')?.textContent?.trim() ?? '', box.checked]);
          return stand.length > 0 ? stand : null;
        }),
      ),
    move: () => page.click('button', t('move')),
    save: () => page.click('button', t('save')),
    sent: () =>
      until('the outbox', async () => ((await readStatus(page)).outbox.waiting.length === 0 ? true : null)),
  };
}
