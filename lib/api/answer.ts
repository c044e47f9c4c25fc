import { CodedError } from '../errors';
import { asWire, pick, pickList, pickText, pickWire } from '../wire';
import type { ApiAnswer, ApiRequest, Send } from './http';

const LOOKS_LIKE_HTML = /^\s*</;

export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'empty' }
  | { readonly kind: 'html' }
  | { readonly kind: 'damaged' };

/** A few bytes that are no UTF-8 cost the one text in which they stand. */
const decoder = new TextDecoder();

/** What an answer's body is, judged by its bytes: servers label error pages as JSON and the other way round. */
export function readBody(answer: ApiAnswer): Body {
  const trimmed = decoder.decode(answer.bytes).trim();
  if (trimmed === '') return { kind: 'empty' };
  try {
    return { kind: 'json', value: JSON.parse(trimmed) };
  } catch {
    return { kind: LOOKS_LIKE_HTML.test(trimmed) ? 'html' : 'damaged' };
  }
}

/**
 * The server's own sentence in an error body, in the order in which servers fill it: ErrorModel, validation errors, message,
 * error_description, error (bitwarden/server, vaultwarden and rubywarden differ). At most 300 characters; null when there is none.
 */
export function serverMessage(body: unknown): string | null {
  const model = pickWire(body, 'errorModel');
  const found =
    (model && pickText(model, 'message')) ||
    firstValidationError(body) ||
    pickText(body, 'message') ||
    pickText(body, 'error_description') ||
    pickText(body, 'error');
  return found ? found.slice(0, 300) : null;
}

function firstValidationError(body: unknown): string | null {
  const errors = asWire(pick(body, 'validationErrors'));
  for (const key of Object.keys(errors ?? {})) {
    const [first] = pickList(errors, key);
    if (typeof first === 'string' && first !== '') return first;
  }
  return null;
}

/** The error for an answer that is no success. */
export function refusal(answer: ApiAnswer, url: string): CodedError {
  const { host } = new URL(url);
  const number = String(answer.status);
  if (answer.status === 429) {
    const seconds = answer.headers.get('retry-after') ?? '';
    return new CodedError('too-many-requests', { host, number: /^\d+$/.test(seconds) ? seconds : '60' });
  }
  if (answer.status >= 500) return new CodedError('server-error', { host, number });
  const body = readBody(answer);
  if (body.kind === 'html') return new CodedError('html-answer', { host, number });
  const message = body.kind === 'json' ? serverMessage(body.value) : null;
  return new CodedError('server-refused', { host, number, message: message ?? `HTTP ${number}` });
}

/**
 * Sends and expects JSON. Resolves to the parsed value, or undefined for an empty body.
 * @throws CodedError for refusals, HTML pages and damaged bodies.
 */
export async function sendForJson(send: Send, request: ApiRequest): Promise<unknown> {
  const answer = await send(request);
  if (answer.status < 200 || answer.status >= 300) throw refusal(answer, request.url);
  const body = readBody(answer);
  const { host } = new URL(request.url);
  if (body.kind === 'html') throw new CodedError('html-answer', { host, number: String(answer.status) });
  if (body.kind === 'damaged') throw new CodedError('answer-damaged', { host });
  return body.kind === 'json' ? body.value : undefined;
}
