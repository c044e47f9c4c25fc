/** The host (and port) of a saved address, for lists and search; the address itself where it has none. */
export function uriHost(uri: string): string {
  const full = uri.includes('://') ? uri : `https://${uri}`;
  const host = URL.canParse(full) ? new URL(full).host : '';
  return host === '' ? uri : host;
}

/** True for an address that a tab can open. */
export const isWebAddress = (uri: string): boolean =>
  /^https?:\/\//i.test(uri) || /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)/.test(uri);

/** A saved address without its scheme and trailing slash. */
export const shortUri = (uri: string): string => uri.replace(/^https?:\/\//i, '').replace(/\/$/, '');
