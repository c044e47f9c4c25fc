import { type ApiAnswer, secondsToWait } from '../api';
import { CodedError, type ErrorCode } from '../errors';
import { pick, pickText } from '../wire';

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

/** Words are no half of some JSON, and hold nothing that no text holds. */
const isWords = (text: string): boolean => !/^[{[]|[^\P{Cc}\s]|\ufffd/u.test(text);

/** A code of RFC 6749 before words, or in their place. */
const CODE = /^(?:invalid|unauthorized|unsupported)_\w+/;

/** A refusal in plain text. */
function readWords(text: string): object | null {
  const words = text.trim();
  return isWords(words) ? { error: CODE.exec(words)?.[0], message: words } : null;
}

/** Servers write refusals as JSON, and now and then as a form or in plain words. */
function readRefusal(text: string, headers: Headers): unknown {
  if (headers.get('content-type')?.includes('x-www-form-urlencoded') || text.startsWith('error='))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'string' ? readWords(body) : body;
  } catch {
    return readWords(text);
  }
}

/** The server's own words, in the order in which the servers of this kind fill them; `detail` and `title` are those of RFC 9457. */
const sentence = (body: unknown): string | null =>
  pickText(body, 'error_description') ||
  pickText(body, 'message') ||
  pickText(pick(body, 'errorModel'), 'message') ||
  pickText(body, 'detail') ||
  pickText(body, 'title') ||
  pickText(pick(body, 'error'), 'description') ||
  pickText(pick(body, 'error'), 'message') ||
  pickText(body, 'error');

/** Vaultwarden names what is wrong with a client in its words alone. */
const isOfClient = (words: string): boolean => /\bclient[ _-]?(id|secret)\b/i.test(words);

function codeOf(status: number, error: string | null, words: string): ErrorCode {
  const known = REFUSED.get(error ?? '');
  if (known) return known;
  return !error && (status === 401 || isOfClient(words)) ? 'client-refused' : 'server-refused';
}

/**
 * The error for an answer that is none of those that were hoped for. `wait` in its details: the seconds that the service has asked for.
 * What the server says stands in it as it came: secrets that it repeats are taken out of it by `withoutSecrets`, which needs the whole of it.
 */
export function refuseAnswer(answer: ApiAnswer, url: URL): CodedError {
  const { status, headers } = answer;
  const at = { host: url.host, number: String(status) };
  const wait = secondsToWait(headers);
  if (status === 429) {
    // Their limits are by the minute: one that names no pause is left alone for that long.
    const seconds = wait ?? LONGEST_SECONDS;
    const number = String(Math.max(1, Math.min(seconds, LONGEST_SECONDS)));
    return new CodedError('too-many-requests', { ...at, wait: String(seconds), number });
  }
  if (NOTHING_THERE.has(status)) return new CodedError('endpoint-missing', at);
  if (status >= 500)
    return new CodedError('server-error', { ...at, ...(wait !== null && { wait: String(wait) }) });
  const text = decoder.decode(answer.bytes);
  if (/^\s*</.test(text)) return new CodedError('html-answer', at);
  const body = readRefusal(text, headers);
  const message = sentence(body) || `HTTP ${status}`;
  return new CodedError(codeOf(status, pickText(body, 'error'), message), { ...at, message });
}
