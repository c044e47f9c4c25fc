import { browser } from './browser';

/** The match pattern of the host permission that this browser would have to get to talk to an address; null when it may already. */
export async function missingAccess(url: string): Promise<string | null> {
  const { protocol, hostname } = new URL(url);
  const pattern = `${protocol}//${hostname}/*`;
  return (await browser.permissions.contains({ origins: [pattern] })) ? null : pattern;
}
