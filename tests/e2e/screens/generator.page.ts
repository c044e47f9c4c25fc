import type { Surface } from '../driver/surface.ts';
import { until } from '../driver/until.ts';
import { inPhrase, t } from '../words.ts';

/** The generator, under a field or as a screen, and its history. */
export function generatorPage(page: Surface) {
  const shown = () => page.evaluate(() => document.querySelector('.made .pw')?.textContent ?? null);
  return {
    see: () => page.see('button', t('another')),
    gone: () => page.gone('button', t('another')),
    seeScreen: () => page.see('heading', t('generator')),
    /** What is offered now; waits for it to be another than this. */
    offered: (before: string | null = null): Promise<string> =>
      until('something generated', async () => {
        const value = await shown();
        return value !== null && value !== before ? value : null;
      }),
    kind: (key: string) => page.click('radio', t(key)),
    copy: () => page.click('button', t('copy')),
    openFor: (label: string) => page.click('button', t('generateFor', inPhrase(label))),
    async history() {
      await page.click('button', t('generatedHistory'));
      await page.see('heading', t('generatedHistory'));
    },
    /** Shows the first entry of the history. */
    showFirst: () =>
      until('an entry', () =>
        page.evaluate(() => {
          const eye = document.querySelector<HTMLElement>('.fld button');
          eye?.click();
          return eye && true;
        }),
      ),
    clearHistory: () => page.click('button', t('clearHistory')),
  };
}
