import type { Surface } from '../driver/surface.ts';
import { t } from '../words.ts';

/** The form of an item. */
export function editPage(page: Surface) {
  return {
    see: (title: string) => page.see('heading', title),
    name: (text: string) => page.fill('textbox', t('fieldItemName'), text),
    fill: (label: string, text: string) => page.fill('textbox', label, text),
    /** Chooses from the list of a field, by what stands in it. */
    choose: (label: string) =>
      page.evaluate((wanted) => {
        const options = [...document.querySelectorAll('option')];
        const option = options.find(({ textContent }) => textContent === wanted);
        const list = option?.closest('select');
        if (!option || !list) throw new Error(`no choice ${wanted}`);
        list.value = option.value;
        list.dispatchEvent(new Event('change', { bubbles: true }));
      }, label),
    save: () => page.click('button', t('save')),
    cancel: () => page.click('button', t('cancel')),
  };
}
