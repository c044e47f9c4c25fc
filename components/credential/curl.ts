import type { Credential } from '../../lib/items';

/** For POSIX shells: nothing within single quotes means anything, but a single quote. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Line breaks and the like are gone from an address that the browser has read. */
const address = (text: string): string => (URL.canParse(text) ? new URL(text).href : text);

/** A line that calls a service with a token. */
export const curlWithToken = (url: string, accessToken: string): string =>
  `curl ${quote(address(url))} -H ${quote(`Authorization: Bearer ${accessToken}`)}`;

/** A line that asks for a token. The secret is not in it: the shell puts it there, for shells keep what is typed. */
export function curlForToken(
  { tokenEndpoint, authMethod, parameters }: Credential,
  clientId: string,
  scope: string,
): string {
  const isPost = authMethod === 'client_secret_post';
  const form = new URLSearchParams([
    ['grant_type', 'client_credentials'],
    ...(scope === '' ? [] : [['scope', scope]]),
    ...parameters.map(([name, value]) => [name, value]),
    ...(isPost ? [['client_id', clientId]] : []),
  ]);
  const proof = isPost
    ? '--data-urlencode "client_secret=$CLIENT_SECRET"'
    : `-u ${quote(`${clientId}:`)}"$CLIENT_SECRET"`;
  return `curl -X POST ${quote(address(tokenEndpoint ?? ''))} -d ${quote(form.toString())} ${proof}`;
}
