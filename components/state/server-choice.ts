import type { ServerChoice } from '../../lib/session';

/** Loopback is the only place where http is a sensible guess. */
const LOOPBACK = /^(?:localhost|127\.|\[::1\])/i;

/** A typed address as a URL, the scheme added where it is missing; null for what is none. */
export function parseAddress(typed: string): URL | null {
  const text = typed.trim();
  if (text === '') return null;
  const scheme = LOOPBACK.test(text) ? 'http' : 'https';
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${scheme}://${text}`;
  const url = URL.canParse(full) ? new URL(full) : null;
  return url && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
}

/** True for an address that would be spoken to in the clear over a network. */
export function isOpenWire(url: URL): boolean {
  return url.protocol === 'http:' && !LOOPBACK.test(url.hostname);
}

/** The host to show for a choice. */
export function choiceHost(choice: ServerChoice): string {
  if (choice.region !== 'own') return choice.region === 'us' ? 'bitwarden.com' : 'bitwarden.eu';
  return parseAddress(choice.base)?.host ?? choice.base;
}

const pattern = (url: URL): string => `${url.protocol}//${url.hostname}/*`;

/** What the official clients write in the place of an address for "none". */
const NONE = '-';

/** Match patterns for the host access that a server needs: where its API, its sign-in and its live updates live, each once. */
export function choiceOrigins(choice: ServerChoice): string[] {
  if (choice.region !== 'own') {
    const domain = choiceHost(choice);
    return ['api', 'identity', 'notifications'].map((service) => `https://${service}.${domain}/*`);
  }
  const { base, separate = {} } = choice;
  const services = [separate.api, separate.identity, separate.notifications];
  const urls = services.flatMap((address) => parseAddress(address || base) ?? []);
  return [...new Set(urls.filter(({ hostname }) => hostname !== NONE).map(pattern))];
}

/** The same for its web vault, whose pages some ways in come back through. */
export function webVaultOrigins(choice: ServerChoice): string[] {
  if (choice.region !== 'own') return [`https://vault.${choiceHost(choice)}/*`];
  const url = parseAddress(choice.separate?.webVault || choice.base);
  return url && url.hostname !== NONE ? [pattern(url)] : [];
}

/** Writes a choice as text for the kept draft. */
export const writeChoice = (choice: ServerChoice): string => JSON.stringify(choice);

/** Reads what `writeChoice` wrote; the United States cloud for anything else. */
export function readChoice(text: string): ServerChoice {
  try {
    const value = JSON.parse(text) as
      | Partial<Extract<ServerChoice, { region: 'own' }>>
      | { region: 'eu' }
      | null;
    if (value?.region === 'eu') return { region: 'eu' };
    if (value?.region === 'own' && typeof value.base === 'string') {
      return { region: 'own', base: value.base, ...(value.separate && { separate: value.separate }) };
    }
  } catch {
    // A draft that cannot be read is no loss: the server is chosen again.
  }
  return { region: 'us' };
}
