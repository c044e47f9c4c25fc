import { browser } from '../../lib/browser';

/** Asks the browser for access to a host. To be called within a click or key press. */
export async function allowThen(pattern: string, onAllowed: () => void): Promise<void> {
  const isAllowed = await browser.permissions.request({ origins: [pattern] }).catch(() => false);
  if (isAllowed) onAllowed();
}
