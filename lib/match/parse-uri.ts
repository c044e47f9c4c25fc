/** Far above any real address; longer ones are not worth the work. */
const MAX_LENGTH = 8192;

const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

export interface SavedAddress {
  readonly url: URL;
  /** `either`: saved without a scheme for a host that rarely has a certificate (loopback, IP address). */
  readonly scheme: 'http' | 'https' | 'either';
}

/** True for a numeric host as the URL parser writes it: `127.0.0.1`, `[::1]`. */
export function isIpAddress(hostname: string): boolean {
  return IPV4.test(hostname) || hostname.startsWith('[');
}

/**
 * True when the host name never leaves this machine (W3C Secure Contexts, "potentially trustworthy origin").
 * @param hostname as `URL.hostname` writes it.
 */
export function isLoopback(hostname: string): boolean {
  if (hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]') return true;
  return IPV4.test(hostname) && hostname.startsWith('127.');
}

/** An http or https URL with a plain host; null for everything else, also for a host with a trailing dot. */
export function parseWebUrl(text: string): URL | null {
  if (text.length > MAX_LENGTH || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.hostname === '' || url.hostname.endsWith('.') ? null : url;
}

/**
 * A saved address. Without a scheme it counts as https; null for app addresses and whatever is no web address.
 * @param local the scheme that a numeric or loopback host without one is read with.
 */
export function parseSavedUri(text: string, local: string = 'https:'): SavedAddress | null {
  const trimmed = text.trim();
  if (HAS_SCHEME.test(trimmed)) {
    const url = parseWebUrl(trimmed);
    return url && { url, scheme: url.protocol === 'http:' ? 'http' : 'https' };
  }
  const url = parseWebUrl(`https://${trimmed}`);
  // `mailto:someone@host` would otherwise read as user name and host.
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (!isLoopback(url.hostname) && !isIpAddress(url.hostname)) return { url, scheme: 'https' };
  return { url: new URL(`${local}//${trimmed}`), scheme: 'either' };
}

/** Host (A-labels) with its port where that is not the default one; null when the address is no web address. */
export function hostOf(uri: string): string | null {
  return parseSavedUri(uri)?.url.host ?? null;
}
