import type { Surface } from '../driver/surface.ts';
import { inPhrase, t } from '../words.ts';

/** One opened item. */
export function itemPage(page: Surface) {
  return {
    see: (name: string) => page.see('heading', name),
    show: (label: string) => page.click('button', t('showWhat', inPhrase(label))),
    copy: (label: string) => page.click('button', t('copyWhat', inPhrase(label))),
    fill: () => page.click('button', t('fill')),
    back: () => page.click('button', t('back')),
  };
}
