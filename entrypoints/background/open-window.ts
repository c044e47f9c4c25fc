import { browser } from '../../lib/browser';

const WINDOW = { type: 'popup', width: 420, height: 480 } as const;

/** Opens a page of ours in a small window that no web page can cover. Gives the window's number. Rejects where no window can be opened. */
export async function openWindow(path: string): Promise<number | undefined> {
  const url = browser.runtime.getURL(path as never);
  return (await browser.windows.create({ ...WINDOW, url })).id;
}
