import { CodedError } from '../../errors';
import type { ServerUrls } from '../../session';
import { pickText } from '../../wire';
import { readBody, refusal, serverMessage } from '../answer';
import type { ApiAnswer, ClientIdentity, Send } from '../http';
import { readSignedIn, type SignedIn, type Tokens } from './token';

/** A personal API key, as the web vault shows it: `user.<id>` and its secret. */
export interface ApiKey {
  readonly clientId: string;
  readonly clientSecret: string;
}

const apiKeyForm = ({ clientId, clientSecret }: ApiKey, client: ClientIdentity): Record<string, string> => ({
  grant_type: 'client_credentials',
  client_id: clientId,
  client_secret: clientSecret,
  scope: 'api',
  deviceType: String(client.deviceType),
  deviceIdentifier: client.deviceId,
  deviceName: client.deviceName,
});

/** Servers name the OAuth error (RFC 6749, 5.2), or have a sentence (Vaultwarden). */
const KEY_UNKNOWN = /^invalid_(?:client|grant)$|invalid client_id|incorrect client_secret/i;

/** True when the server says that it does not know an API key (any more). */
function isKeyUnknown(answer: ApiAnswer): boolean {
  const body = readBody(answer);
  if ((answer.status !== 400 && answer.status !== 401) || body.kind !== 'json') return false;
  return [pickText(body.value, 'error'), serverMessage(body.value)].some((text) =>
    KEY_UNKNOWN.test(text ?? ''),
  );
}

/**
 * Signs in by a personal API key: no second factor is asked for, and no refresh token given; the key's secret stands in its place.
 * @throws CodedError `wrong-api-key`, `answer-damaged` (also where the token is somebody else's), and those of the network.
 */
export async function requestTokenByApiKey(
  send: Send,
  urls: ServerUrls,
  key: ApiKey,
  client: ClientIdentity,
): Promise<SignedIn> {
  const url = `${urls.identity}/connect/token`;
  const { host } = new URL(url);
  const answer = await send({ method: 'POST', url, form: apiKeyForm(key, client), timeout: 30_000 });
  if (isKeyUnknown(answer)) throw new CodedError('wrong-api-key', { host });
  if (answer.status !== 200) throw refusal(answer, url);
  const body = readBody(answer);
  if (body.kind !== 'json') throw new CodedError('html-answer', { host, number: '200' });
  const signedIn = readSignedIn(body.value, host);
  if (`user.${signedIn.userId}`.toLowerCase() !== key.clientId.toLowerCase())
    throw new CodedError('answer-damaged', { host });
  return { ...signedIn, refreshToken: key.clientSecret, clientId: key.clientId };
}

/** True for the client of an account that was signed in by its API key. */
export const isApiKeyClient = (clientId: string): boolean => clientId.startsWith('user.');

/** New tokens by the same key. @throws CodedError `session-revoked` when the server does not know it any more. */
export async function renewByApiKey(
  send: Send,
  urls: ServerUrls,
  key: ApiKey,
  client: ClientIdentity,
): Promise<Tokens> {
  try {
    return await requestTokenByApiKey(send, urls, key, client);
  } catch (error) {
    const isGone = error instanceof CodedError && error.info.code === 'wrong-api-key';
    throw isGone ? new CodedError('session-revoked', error.info.details) : error;
  }
}
