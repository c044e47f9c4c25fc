import { CodedError } from '../errors';

/** By the host as the browser reads it, so that no spelling of another one passes (RFC 6761, RFC 1122). */
const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/**
 * An address that a secret may go to: by https, or on this computer.
 * @param field the item's field that it stands in.
 * @throws CodedError `credential-faulty` without one, `endpoint-unsafe` for any other.
 */
export function readEndpoint(text: string | null, field: string): URL {
  if (text === null) throw new CodedError('credential-faulty', { message: field });
  const unsafe = new CodedError('endpoint-unsafe', { message: field });
  if (!URL.canParse(text)) throw unsafe;
  const url = new URL(text);
  const { protocol, hostname, username, password, hash } = url;
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  if (!isSafe || username !== '' || password !== '' || hash !== '') throw unsafe;
  return url;
}
