import type { Frame } from 'playwright';
import { pageOf } from '../driver/playwright-surface';
import type { Surface } from '../driver/surface';
import { until } from '../driver/until';

declare const chrome: { readonly storage: { readonly local: { set(values: object): Promise<void> } } };

/** What the switch on the options page does, without the browser's question, which no automation can answer. */
export const allowSuggestions = (own: Surface): Promise<void> =>
  own.evaluate(() => chrome.storage.local.set({ settings: { suggestOnPages: true } }));

/** The frame beside a field of a page (Chromium: Firefox has an icon only). */
export function suggestFrame(page: Surface) {
  const find = (): Frame | undefined =>
    pageOf(page)
      .frames()
      .find((frame) => frame.url().endsWith('/suggest.html'));
  return {
    find,
    see: (): Promise<Frame> =>
      until('the frame', async () => {
        const frame = find();
        const shown = await frame?.locator('body').innerText();
        return frame && shown ? frame : null;
      }),
    gone: (): Promise<true> => until('no frame', async () => (find() ? null : true)),
    /** Presses a row until the frame has been in sight for long enough to take it. */
    async choose(name: string): Promise<void> {
      const frame = await this.see();
      await until('the frame to take the click', async () => {
        if (frame.isDetached()) return true;
        const row = frame.getByRole('option', { name, exact: true });
        await row.hover({ timeout: 2000 }).catch(() => undefined);
        await row.click({ timeout: 2000 }).catch(() => undefined);
        return null;
      });
    },
  };
}
