import type { Surface } from '../driver/surface.ts';
import { until } from '../driver/until.ts';
import { t } from '../words.ts';

/** The form of an item. */
export function editPage(page: Surface) {
  return {
    see: (title: string) => page.see('heading', title),
    name: (text: string) => page.fill('textbox', t('fieldItemName'), text),
    fill: (label: string, text: string) => page.fill('textbox', label, text),
    /** Chooses from the list of a field, by what stands in it. */
    choose: (label: string) =>
      until(`the choice ${label}`, () =>
        page.evaluate((wanted) => {
          const options = [...document.querySelectorAll('option')];
          const option = options.find(({ textContent }) => textContent === wanted);
          const list = option?.closest('select');
          if (!option || !list) return null;
          list.value = option.value;
          list.dispatchEvent(new Event('change', { bubbles: true }));
          return true;
        }, label),
      ),
    save: () => page.click('button', t('save')),
    cancel: () => page.click('button', t('cancel')),
  };
}
