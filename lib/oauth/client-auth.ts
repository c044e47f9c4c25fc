import { type ClientAuth, ClientSecretPost } from 'oauth4webapi';
import { encodeBase64, utf8Encode } from '../bytes';
import { CodedError } from '../errors';
import { type AuthMethod, CREDENTIAL_FIELDS } from '../items';

/** As a form writes it (RFC 6749, appendix B). Ordinary ids come out as they are, which servers need that do not decode. */
export const asForm = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

const asTyped = (text: string): string => text;

const basic =
  (secret: string, write: (text: string) => string): ClientAuth =>
  (_, { client_id: id }, _body, headers) => {
    const pair = `${write(id)}:${write(secret)}`;
    headers.set('authorization', `Basic ${encodeBase64(utf8Encode(pair))}`);
  };

/**
 * Puts a client's id and secret into a token request.
 * @throws CodedError `credential-faulty` for a way that is not known, or cannot carry this id.
 */
export function clientAuth(method: AuthMethod | null, id: string, secret: string): ClientAuth {
  if (method === 'client_secret_post') return ClientSecretPost(secret);
  if (method === 'client_secret_basic') return basic(secret, asForm);
  // The first colon ends the id: one within it would make another id and another secret of the two.
  if (method === null || id.includes(':'))
    throw new CodedError('credential-faulty', { message: CREDENTIAL_FIELDS.authMethod });
  return basic(secret, asTyped);
}
