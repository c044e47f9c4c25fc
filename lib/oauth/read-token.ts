import { processClientCredentialsResponse } from 'oauth4webapi';
import type { ApiAnswer } from '../api';
import { decodeBase64Url, utf8Decode } from '../bytes';
import { CodedError } from '../errors';
import { asWire, pickNumber, type Wire } from '../wire';
import { refuseAnswer } from './refuse-answer';

/** What a token answer says. */
export interface TokenAnswer {
  readonly accessToken: string;
  readonly granted: string | null;
  /** How long it lives, by the answer; null when that does not say. */
  readonly seconds: number | null;
  /** Unix milliseconds, by the token itself where that can be read. Nobody has checked it. */
  readonly endInToken: number | null;
}

/** Other names for bearer tokens (Apigee, eBay). */
const BEARER_TOO = Object.fromEntries(
  ['bearertoken', 'application access token', 'user access token'].map((type) => [type, () => undefined]),
);

function parse(bytes: Uint8Array): unknown {
  try {
    // Some write the mark of UTF-8 before it.
    return JSON.parse(utf8Decode(bytes)?.replace(/^\ufeff/, '') ?? '');
  } catch {
    return null;
  }
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Bits writes `type` where `token_type` belongs; any other `type` beside it means something else (Amadeus). */
function typeOf({ token_type: type, type: other }: Wire): unknown {
  if (!isEmpty(type)) return type;
  return isEmpty(other) || String(other).toLowerCase() === 'bearer' ? 'bearer' : undefined;
}

/** Seconds, also as a text; null for none, and for what says something else: in "1h" the library would read one second. */
function secondsOf({ expires_in: told }: Wire): number | null {
  const isText = typeof told === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(told);
  const seconds = typeof told === 'number' || isText ? Number(told) : -1;
  return seconds >= 0 && Number.isFinite(seconds) ? seconds : null;
}

/** What servers write in other ways than RFC 6749 says; what is no part of a token answer is left out. */
function mend(wire: Wire): Record<string, unknown> {
  const { access_token, scope } = wire;
  const seconds = secondsOf(wire);
  return {
    access_token,
    token_type: typeOf(wire),
    ...(seconds !== null && { expires_in: seconds }),
    ...(!isEmpty(scope) && { scope: Array.isArray(scope) ? scope.join(' ') : scope }),
  };
}

function endInToken(token: string): number | null {
  const bytes = decodeBase64Url(token.split('.')[1] ?? '');
  const seconds = bytes && pickNumber(parse(bytes), 'exp');
  return seconds ? seconds * 1000 : null;
}

async function judge(wire: Wire, { origin: issuer }: URL, clientId: string) {
  const headers = { 'Content-Type': 'application/json' };
  const response = new Response(JSON.stringify(mend(wire)), { headers });
  const options = { recognizedTokenTypes: BEARER_TOO };
  return processClientCredentialsResponse({ issuer }, { client_id: clientId }, response, options);
}

/**
 * Reads what a token endpoint has answered.
 * @throws CodedError of `refuseAnswer`; `no-token` for any other answer, with the names of what stood in it.
 */
export async function readToken(answer: ApiAnswer, url: URL, clientId: string): Promise<TokenAnswer> {
  const wire = asWire(parse(answer.bytes));
  const isRefusal =
    answer.status < 200 || answer.status >= 300 || (typeof wire?.error === 'string' && wire.error !== '');
  if (isRefusal || !wire) {
    const refused = refuseAnswer(answer, url);
    throw isRefusal || refused.info.code === 'html-answer' ? refused : noToken(url, {});
  }
  // What the library throws holds the whole answer; what is thrown before it tells of its depth, or of members that are no texts.
  const token = await judge(wire, url, clientId).catch(() => null);
  if (!token) throw noToken(url, wire);
  return {
    accessToken: token.access_token,
    granted: token.scope ?? null,
    seconds: token.expires_in ?? null,
    endInToken: endInToken(token.access_token),
  };
}

/** Names are the server's: what does not look like one is left out. */
function noToken({ host }: URL, wire: Wire): CodedError {
  const names = Object.keys(wire).filter((name) => /^\w{1,30}$/.test(name));
  return new CodedError('no-token', { host, message: names.slice(0, 8).join(', ') || '–' });
}
