const PLAIN_HOST = /^https?:\/\/((?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*)(?:[/?#]|$)/;

/** The host (and port) of a saved address, for lists and search; the address itself where it has none. */
export function uriHost(uri: string): string {
  // Most addresses are plain, and the browser's parser takes ten times as long: it counts where there are ten thousand.
  const plain = PLAIN_HOST.exec(uri)?.[1];
  if (plain !== undefined) return plain;
  const full = uri.includes('://') ? uri : `https://${uri}`;
  const host = URL.canParse(full) ? new URL(full).host : '';
  return host === '' ? uri : host;
}
