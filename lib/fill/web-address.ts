/** The address of a web page with a plain host; null for all else. `host.` is another host than `host`, and nothing is saved for it. */
export function webAddress(url: string | undefined): URL | null {
  const parsed = url !== undefined && URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null;
  return parsed.hostname === '' || parsed.hostname.endsWith('.') ? null : parsed;
}
