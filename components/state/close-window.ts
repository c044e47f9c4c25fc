import { browser } from '../../lib/browser';

/** Closes this window. Firefox lets no page close what a page has not opened. */
export async function closeWindow(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
