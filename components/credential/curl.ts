import type { Credential } from '../../lib/items';
import type { ApiCall, OfCredential } from '../../lib/protocol';

/** For POSIX shells: nothing within single quotes means anything, but a single quote. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** As the browser reads it: without line breaks, and no option of curl. With -g its brackets and braces are no pattern. */
const read = (text: string | null): string => new URL(text ?? '').href;

/** The shell's variable for a parameter whose value the person hides. */
const variable = (name: string): string => name.toUpperCase().replaceAll(/^(?=\d)|\W/g, '_');

/** As a form writes it, and Basic before base64 (RFC 6749, 2.3.1 and appendix B). */
const asForm = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

/** The same, done by the shell with a secret that stands in no line; byte by byte, for awks differ in what a letter is. */
const SECRET_AS_FORM = `$(printf %s "$CLIENT_SECRET"|od -An -v -tu1|awk '{for(i=1;i<=NF;i++){c=sprintf("%c",$i+0);printf($i<128&&c~/[A-Za-z0-9*._-]/?c:$i==32?"+":"%%%02X",$i)}}')`;

/** A line that calls a service with a token. Which addresses that may be is not judged here. */
export const curlWithToken = ({ address, accessToken }: ApiCall): string =>
  `curl -g ${quote(address)} -H ${quote(`Authorization: Bearer ${accessToken}`)}`;

function proofOf({ authMethod }: Credential, clientId: string): string {
  if (authMethod === 'client_secret_post')
    return `-d ${quote(`client_id=${asForm(clientId)}`)} --data-urlencode "client_secret=$CLIENT_SECRET"`;
  return authMethod === 'client_secret_basic'
    ? `-u ${quote(`${asForm(clientId)}:`)}"${SECRET_AS_FORM}"`
    : `-u ${quote(`${clientId}:`)}"$CLIENT_SECRET"`;
}

/**
 * A line that asks for a token as it is asked for from here. No secret is in it: the shell puts it there, for shells keep what is typed.
 * Its address is one that a token has come from.
 * @param wish the scope, and the claims that it requires.
 */
export function curlForToken(
  credential: Credential,
  clientId: string,
  { scope = '', claims = {} }: Pick<OfCredential, 'scope' | 'claims'>,
): string {
  const members = new Map([...credential.parameters, ...Object.entries(claims)]);
  const plain = (name: string, value: string) => `-d ${quote(`${asForm(name)}=${asForm(value)}`)}`;
  return [
    `curl -g ${quote(read(credential.tokenEndpoint))}`,
    plain('grant_type', 'client_credentials'),
    ...(scope === '' ? [] : [plain('scope', scope)]),
    ...[...members].map(([name, value]) =>
      credential.hidden.includes(name)
        ? `--data-urlencode ${quote(`${asForm(name)}=`)}"$${variable(name)}"`
        : plain(name, value),
    ),
    proofOf(credential, clientId),
  ].join(' ');
}
