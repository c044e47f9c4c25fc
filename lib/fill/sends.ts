const targetOf = (action: string | null, pageUrl: string): URL | null =>
  action !== null && URL.canParse(action, pageUrl) ? new URL(action, pageUrl) : null;

/** The other host that a form's data would go to; null when it stays on the page's own host, or goes nowhere on the web. */
export function sendsElsewhere(action: string | null, pageUrl: string): string | null {
  const target = targetOf(action, pageUrl);
  if (!target?.protocol.startsWith('http')) return null;
  return target.hostname === new URL(pageUrl).hostname ? null : target.host;
}

/** True when a form of a secure page would be sent in the clear. */
export function sendsInTheClear(action: string | null, pageUrl: string): boolean {
  return new URL(pageUrl).protocol === 'https:' && targetOf(action, pageUrl)?.protocol === 'http:';
}
