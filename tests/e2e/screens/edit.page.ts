import type { Surface } from '../driver/surface.ts';
import { t } from '../words.ts';

/** The form of an item. */
export function editPage(page: Surface) {
  return {
    see: (title: string) => page.see('heading', title),
    name: (text: string) => page.fill('textbox', t('fieldItemName'), text),
    fill: (label: string, text: string) => page.fill('textbox', label, text),
    save: () => page.click('button', t('save')),
    cancel: () => page.click('button', t('cancel')),
  };
}
