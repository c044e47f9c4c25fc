const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** What the official clients write for "none". */
const NONE = '-';

/**
 * The address of a server's hub, without the token that goes behind it.
 * @param notifications http(s) address of the service, without a slash at its end.
 * @returns null for one that is switched off, and for one that would send the token in the clear to another machine.
 */
export function hubAddress(notifications: string): string | null {
  const url = URL.canParse(notifications) ? new URL(notifications) : null;
  if (!url || url.hostname === NONE) return null;
  const isClear = url.protocol === 'http:' && LOOPBACK.test(url.hostname);
  if (url.protocol !== 'https:' && !isClear) return null;
  return `${isClear ? 'ws' : 'wss'}://${url.host}${url.pathname.replace(/\/+$/, '')}/hub`;
}
