import type { Credential } from '../../lib/items';

/** For POSIX shells: nothing within single quotes means anything, but a single quote. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Line breaks and the like are gone from an address that the browser has read. What is none would be an option of curl, or sent in the clear. */
function address(text: string): string {
  const whole = URL.canParse(text) ? text : `https://${text}`;
  return URL.canParse(whole) ? new URL(whole).href : '';
}

/** The shell's variable for a parameter whose value the person hides. */
const variable = (name: string): string => name.toUpperCase().replaceAll(/^(?=\d)|\W/g, '_');

/** A line that calls a service with a token. */
export const curlWithToken = (url: string, accessToken: string): string =>
  `curl ${quote(address(url))} -H ${quote(`Authorization: Bearer ${accessToken}`)}`;

/** A line that asks for a token. No secret is in it: the shell puts it there, for shells keep what is typed. */
export function curlForToken(
  { tokenEndpoint, authMethod, parameters, hidden }: Credential,
  clientId: string,
  scope: string,
): string {
  const isPost = authMethod === 'client_secret_post';
  const form = new URLSearchParams([
    ['grant_type', 'client_credentials'],
    ...(scope === '' ? [] : [['scope', scope]]),
    ...parameters.filter(([name]) => !hidden.includes(name)).map(([name, value]) => [name, value]),
    ...(isPost ? [['client_id', clientId]] : []),
  ]);
  const proof = isPost
    ? '--data-urlencode "client_secret=$CLIENT_SECRET"'
    : `-u ${quote(`${clientId}:`)}"$CLIENT_SECRET"`;
  const rest = hidden.map(
    (name) => `--data-urlencode ${quote(`${encodeURIComponent(name)}=`)}"$${variable(name)}"`,
  );
  const line = `curl -X POST ${quote(address(tokenEndpoint ?? ''))} -d ${quote(form.toString())}`;
  return [line, ...rest, proof].join(' ');
}
