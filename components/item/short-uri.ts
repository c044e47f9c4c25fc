/** True for an address that a tab can open. */
export const isWebAddress = (uri: string): boolean =>
  /^https?:\/\//i.test(uri) || /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)/.test(uri);

/** A saved address without its scheme and trailing slash. */
export const shortUri = (uri: string): string => uri.replace(/^https?:\/\//i, '').replace(/\/$/, '');
