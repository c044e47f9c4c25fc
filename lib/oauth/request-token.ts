import { allowInsecureRequests, clientCredentialsGrantRequest, customFetch } from 'oauth4webapi';
import type { ApiAnswer, Send } from '../api';
import { CodedError } from '../errors';
import { type AuthMethod, CREDENTIAL_FIELDS } from '../items';
import { clientAuth } from './client-auth';
import { readToken, type TokenAnswer } from './read-token';

/** All that a token request is made of. */
export interface TokenRequest {
  readonly endpoint: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authMethod: AuthMethod | null;
  readonly scope: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

export interface Line {
  readonly send: Send;
  /** @throws CodedError `permission-missing` for an address that this browser may not talk to. */
  readonly mayReach: (url: string) => Promise<void>;
}

/** No answer of these services is longer. */
export const MOST_BYTES = 1024 * 1024;

function assertComplete({ clientId, clientSecret }: TokenRequest): void {
  if (clientId === '') throw new CodedError('credential-faulty', { message: 'username' });
  if (clientSecret === '') throw new CodedError('credential-faulty', { message: 'password' });
}

/**
 * Asks for a token (RFC 6749, 4.4), once. The browser's leave is looked at in the moment before: without it the browser sends the secret
 * and keeps the answer from us. No cookie goes along, and no redirect is followed.
 * @throws CodedError of `readToken`, of `mayReach` and of `Send`; `credential-faulty`.
 */
export async function requestToken(request: TokenRequest, { send, mayReach }: Line): Promise<TokenAnswer> {
  assertComplete(request);
  const { endpoint, clientId, clientSecret, authMethod, scope, parameters } = request;
  const prove = clientAuth(authMethod, clientId, clientSecret);
  let answer: ApiAnswer | undefined;
  const carry = async (
    url: string,
    { body, headers }: { body?: unknown; headers: Record<string, string> },
  ) => {
    await mayReach(url);
    const form = Object.fromEntries(body as URLSearchParams);
    answer = await send({ method: 'POST', url, form, headers, anonymous: true, maxBytes: MOST_BYTES });
    return new Response();
  };
  await clientCredentialsGrantRequest(
    { issuer: endpoint.origin, token_endpoint: endpoint.href },
    { client_id: clientId },
    prove,
    [
      ['grant_type', 'client_credentials'],
      ...(scope === '' ? [] : [['scope', scope]]),
      ...parameters.map(([name, value]) => [name, value]),
    ],
    { [allowInsecureRequests]: endpoint.protocol === 'http:', [customFetch]: carry },
  );
  if (!answer) throw new CodedError('internal', { name: CREDENTIAL_FIELDS.tokenEndpoint });
  return readToken(answer, endpoint, clientId);
}
