import { CodedError } from '../errors';
import { pickText } from '../wire';
import { readBody, refusal, serverMessage } from './answer';
import type { ApiAnswer, ApiRequest, Send } from './http';

/** Gives the access token; with `renew` a token that differs from the one that was just refused. */
export type GetToken = (renew?: { readonly refused: string }) => Promise<string>;

const OLD_BEARER_REFUSAL = /invalid bearer/i;

/** True when the answer says that the token is not (or no longer) good: 401, or rubywarden's 400. */
export function isTokenRefusal(answer: ApiAnswer): boolean {
  if (answer.status === 401) return true;
  if (answer.status !== 400) return false;
  const body = readBody(answer);
  return (
    body.kind === 'json' &&
    OLD_BEARER_REFUSAL.test(serverMessage(body.value) ?? pickText(body.value, 'error') ?? '')
  );
}

/** A Send that adds the access token, and renews it once when the server refuses it. */
export function createAuthorizedSend(send: Send, getToken: GetToken): Send {
  return async (request: ApiRequest) => {
    const token = await getToken();
    const first = await send({ ...request, token });
    if (!isTokenRefusal(first)) return first;
    const second = await send({ ...request, token: await getToken({ refused: token }) });
    if (!isTokenRefusal(second)) return second;
    if (readBody(second).kind === 'html') throw refusal(second, request.url);
    // With the status: not the session was refused a token, but a new token was refused here.
    const number = String(second.status);
    throw new CodedError('session-revoked', { host: new URL(request.url).host, number });
  };
}
