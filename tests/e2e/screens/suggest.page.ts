import type { Frame } from 'playwright';
import { pageOf } from '../driver/playwright-surface';
import { type Surface, shows } from '../driver/surface';
import { until } from '../driver/until';

interface ExtensionApi {
  readonly storage: { readonly local: { set(values: object): Promise<void> } };
  readonly runtime: { sendMessage(message: object): Promise<unknown> };
  readonly extension: { getViews(query: { type: string }): readonly Window[] };
}

declare const chrome: ExtensionApi;

/** Between two presses of somebody who reads. Milliseconds. */
const UNHURRIED = 400;

/** What the switch on the options page does, without the browser's question, which no automation can answer. */
export const allowSuggestions = (own: Surface): Promise<void> =>
  own.evaluate(async () => {
    await chrome.storage.local.set({ settings: { suggestOnPages: true } });
    await chrome.runtime.sendMessage({ name: 'fill.pagesChanged' });
  });

/** The frame beside a field of a page (Chromium: Firefox has an icon only). */
export function suggestFrame(page: Surface) {
  const find = (): Frame | undefined =>
    pageOf(page)
      .frames()
      .find((frame) => shows(frame.url(), 'suggest.html'));
  return {
    find,
    see: (): Promise<Frame> =>
      until('the frame', async () => {
        const frame = find();
        const shown = await frame
          ?.locator('body')
          .innerText()
          .catch(() => '');
        return frame && shown ? frame : null;
      }),
    gone: (): Promise<true> => until('no frame', async () => (find() ? null : true)),
    /** Presses a row until the frame has been in sight for long enough to take it; who presses in a hurry waits anew. */
    async choose(name: string): Promise<void> {
      const frame = await this.see();
      await until('the frame to take the click', async () => {
        if (frame.isDetached()) return true;
        const row = frame.getByRole('option', { name, exact: true });
        await row.hover({ timeout: 2000 }).catch(() => undefined);
        await row.click({ timeout: 2000 }).catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, UNHURRIED));
        return frame.isDetached() || null;
      });
    },
  };
}

/** How many popups of ours are open, as a page of ours sees it. */
export const openPopups = (own: Surface): Promise<number> =>
  own.evaluate(() => chrome.extension.getViews({ type: 'popup' }).length);

/** Presses the icon at the end of a field, until something has come of it. */
export async function pressIcon<T>(page: Surface, id: string, came: () => Promise<T | null>): Promise<T> {
  const box = await page.evaluate((name) => {
    const { right, top, height } = (document.getElementById(name) as Element).getBoundingClientRect();
    return { x: right - 16, y: top + height / 2 };
  }, id);
  let waits = 0;
  return until('an answer to the icon', async () => {
    // A second press takes back what the first has opened.
    if (waits++ % 20 === 0) await page.clickAt(box.x, box.y);
    return came();
  });
}
