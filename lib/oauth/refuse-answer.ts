import { type ApiAnswer, refusal, serverMessage } from '../api';
import { CodedError, type ErrorCode } from '../errors';
import { pickText } from '../wire';

/** The refusals of RFC 6749, 5.2, that have words of their own. */
const REFUSED: ReadonlyMap<string, ErrorCode> = new Map([
  ['invalid_client', 'client-refused'],
  ['invalid_scope', 'scope-refused'],
  ['unauthorized_client', 'grant-refused'],
  ['unsupported_grant_type', 'grant-refused'],
]);

const NOTHING_THERE: ReadonlySet<number> = new Set([404, 405, 410]);

/** No service is waited for longer than this without a question. */
const LONGEST_SECONDS = 60;

const decoder = new TextDecoder();

/** Servers write refusals as JSON, and now and then as a form. */
function readRefusal(text: string, headers: Headers): unknown {
  if (headers.get('content-type')?.includes('x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function secondsToWait(headers: Headers): number {
  const told = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(told) ? Number(told) : Math.ceil((Date.parse(told) - Date.now()) / 1000);
  return seconds >= 0 ? Math.min(seconds, LONGEST_SECONDS) : LONGEST_SECONDS;
}

/** Longer ones first, so that none is left of one that holds another. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((left, secret) => left.replaceAll(secret, '…'), text);
}

/**
 * The error for an answer that is none of those that were hoped for. What the server says stands in it without the secrets, which it may
 * have repeated.
 */
export function refuseAnswer(answer: ApiAnswer, url: URL, secrets: readonly string[]): CodedError {
  const { status, headers } = answer;
  const at = { host: url.host, number: String(status) };
  if (status === 429)
    return new CodedError('too-many-requests', { ...at, number: `${secondsToWait(headers)}` });
  if (NOTHING_THERE.has(status)) return new CodedError('endpoint-missing', at);
  if (status >= 500) return refusal(answer, url.href);
  const text = decoder.decode(answer.bytes);
  if (/^\s*</.test(text)) return new CodedError('html-answer', at);
  const body = readRefusal(text, headers);
  const error = pickText(body, 'error');
  const said = pickText(body, 'error_description') || pickText(body, 'message') || serverMessage(body);
  const message = said ? withoutSecrets(said, secrets).slice(0, 300) : `HTTP ${status}`;
  const wrongClient = status === 401 && !error ? 'client-refused' : 'server-refused';
  return new CodedError(REFUSED.get(error ?? '') ?? wrongClient, { ...at, message });
}
