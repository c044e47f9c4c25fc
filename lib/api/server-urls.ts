import { CodedError } from '../errors';
import type { ServerChoice, ServerUrls } from '../session';

const cloud = (domain: string, icons: string): ServerUrls => ({
  api: `https://api.${domain}`,
  identity: `https://identity.${domain}`,
  icons,
  notifications: `https://notifications.${domain}`,
  webVault: `https://vault.${domain}`,
});

const CLOUD: Readonly<Record<'us' | 'eu', ServerUrls>> = {
  us: cloud('bitwarden.com', 'https://icons.bitwarden.net'),
  eu: cloud('bitwarden.eu', 'https://icons.bitwarden.eu'),
};

/** Loopback and bare addresses are the only places where http is a sensible guess. */
const GUESS_HTTP = /^(?:localhost|127\.|\[::1\])/i;

/**
 * A typed address in clean form: scheme added, trailing slashes, query and fragment dropped; a path stays.
 * @throws CodedError `bad-address` for what is no http(s) address.
 */
export function cleanUrl(typed: string): string {
  const text = typed.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? text
    : `${GUESS_HTTP.test(text) ? 'http' : 'https'}://${text}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.hostname === '') {
    throw new CodedError('bad-address', { message: typed.slice(0, 200) });
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}

/**
 * The addresses of a chosen server in today's layout (bitwarden/clients default environment): services below one base,
 * or each on its own where the person said so.
 * @param single true for old servers that have everything at the base.
 */
export function serverUrls(choice: ServerChoice, single = false): ServerUrls {
  if (choice.region !== 'own') return CLOUD[choice.region];
  const base = cleanUrl(choice.base);
  const at = (name: keyof ServerUrls, path: string): string => {
    const own = choice.separate?.[name];
    return own ? cleanUrl(own) : single ? base : base + path;
  };
  return {
    api: at('api', '/api'),
    identity: at('identity', '/identity'),
    icons: at('icons', '/icons'),
    notifications: at('notifications', '/notifications'),
    webVault: at('webVault', ''),
  };
}

/** What the official clients write in the place of an address for "none". */
const NONE = '-';

/** Match patterns for the host permissions that a server needs: its API, identity and notification origins, each once. */
export function originsOf(urls: ServerUrls): string[] {
  const services = [urls.api, urls.identity, urls.notifications].map((url) => new URL(url));
  const asked = services.filter(({ hostname }) => hostname !== NONE);
  return [...new Set(asked.map(({ protocol, hostname }) => `${protocol}//${hostname}/*`))];
}
