import type { ConnectorPages } from '../../lib/account';
import { browser, surfaceUrl } from '../../lib/browser';
import type { SessionStatus } from '../../lib/session';

const SCRIPT = 'connector';

async function withdraw(): Promise<void> {
  try {
    await browser.scripting.unregisterContentScripts({ ids: [SCRIPT] });
  } catch {
    // It is not there.
  }
}

/**
 * Pages of the web vault whose answer a sign-in waits for. The script is there for as long as one is open: no listener of ours wakes for tabs,
 * and the page may lead elsewhere and come back.
 */
export const connectorPages: ConnectorPages = {
  async open(url, webVault) {
    const { protocol, hostname } = new URL(webVault);
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
  async replace(tabId) {
    await withdraw();
    // Browsers open no popup without a click of the person's; the tab is in front of them.
    await browser.tabs.update(tabId, { url: surfaceUrl('tab') }).catch(() => undefined);
  },
};

type Seen = Pick<SessionStatus, 'signIn'>;

/** A sign-in that is over leaves no script behind, whatever has ended it: a lock and its time know of no tab. */
export async function withdrawAtEnd(before: Seen, after: Seen): Promise<void> {
  if (before.signIn && !after.signIn) await withdraw();
}
