import { CodedError } from '../errors';
import { asWire } from '../wire';
import { refuseAnswer } from './refuse-answer';
import { type Line, MOST_BYTES } from './request-token';
import type { Claim } from './shapes';

const MOST_CLAIMS = 50;
const LONGEST = 2000;

const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LONGEST);

/**
 * Asks a service whom a token belongs to (RFC 6750, 2.1; the shape of the answer is the service's own).
 * @throws CodedError `token-refused` when it does not take the token, and of `refuseAnswer`, `mayReach` and `Send`.
 */
export async function askWho(endpoint: URL, accessToken: string, line: Line): Promise<readonly Claim[]> {
  const { host, href: url } = endpoint;
  await line.mayReach(url);
  const headers = { Accept: 'application/json', Authorization: `Bearer ${accessToken}` };
  const answer = await line.send({
    method: 'GET',
    url,
    headers,
    anonymous: true,
    maxBytes: MOST_BYTES,
    retry: false,
  });
  const number = String(answer.status);
  if (answer.status === 401) throw new CodedError('token-refused', { host, number });
  if (answer.status !== 200) throw refuseAnswer(answer, endpoint);
  const text = new TextDecoder().decode(answer.bytes);
  try {
    const claims = Object.entries(asWire(JSON.parse(text)) ?? {}).slice(0, MOST_CLAIMS);
    return claims.map(([name, value]) => ({ name: name.slice(0, 100), value: asText(value) }));
  } catch {
    throw new CodedError(/^\s*</.test(text) ? 'html-answer' : 'answer-damaged', { host, number });
  }
}
