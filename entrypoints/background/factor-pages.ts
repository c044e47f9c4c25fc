import type { FactorPages } from '../../lib/account';
import { browser } from '../../lib/browser';

const SCRIPT = 'factor-page';

const withdraw = (): Promise<void> =>
  browser.scripting.unregisterContentScripts({ ids: [SCRIPT] }).catch(() => undefined);

/**
 * Pages of the web vault that ask for a second factor. The script is there for as long as one is open: no listener of ours wakes for tabs, and
 * the page may lead elsewhere and come back.
 */
export const factorPages: FactorPages = {
  async open(url) {
    const { protocol, hostname } = new URL(url);
    await withdraw();
    await browser.scripting.registerContentScripts([
      {
        id: SCRIPT,
        // A pattern names no port; which tab and origin count is judged when an answer comes.
        matches: [`${protocol}//${hostname}/*`],
        js: ['connector.js'],
        runAt: 'document_start',
        persistAcrossSessions: false,
      },
    ]);
    const { id } = await browser.tabs.create({ url });
    return id ?? -1;
  },
  async close(tabId) {
    await withdraw();
    await browser.tabs.remove(tabId).catch(() => undefined);
  },
};
