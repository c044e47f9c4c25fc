import { CodedError } from '../errors';
import type { UploadTicket } from '../session';
import type { ApiAnswer } from './http';

/**
 * Sends the sealed bytes of a file. Any status is an answer. @throws CodedError `unreachable` or `timeout` when none came (the bytes
 * may have arrived all the same), `redirected`; the signal's reason when it was broken off.
 */
export type Transfer = (
  ticket: UploadTicket,
  bytes: Blob,
  watch: { readonly signal: AbortSignal; readonly progress: (sent: number) => void },
) => Promise<ApiAnswer>;

/** So long nothing has been sent, and no answer has come: the other side is gone. */
const STALLED_MS = 120_000;

const MAX_ANSWER = 16 * 1024 * 1024;

function bodyOf({ form }: UploadTicket, bytes: Blob): Blob | FormData {
  if (!form) return bytes;
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
  data.append('data', bytes, form.fileName);
  return data;
}

function answerOf(request: XMLHttpRequest, { url }: UploadTicket): ApiAnswer | CodedError {
  const { host } = new URL(url);
  // Redirects cannot be kept from being followed here. Browsers take the token off when one leads to another origin.
  if (request.responseURL !== new URL(url).href) return new CodedError('redirected', { host });
  const body = request.response as ArrayBuffer | null;
  if ((body?.byteLength ?? 0) > MAX_ANSWER) return new CodedError('answer-too-large', { host });
  const after = request.getResponseHeader('retry-after');
  const headers = new Headers(after === null ? {} : { 'retry-after': after });
  return { status: request.status, headers, bytes: new Uint8Array(body ?? new ArrayBuffer(0)) };
}

/**
 * Uploads with progress, by XMLHttpRequest: fetch tells nothing about what it has sent, and the worker that all other requests come from
 * is stopped when an answer takes longer than half a minute. For pages, therefore.
 */
export function createTransfer(): Transfer {
  return (ticket, bytes, { signal, progress }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const request = new XMLHttpRequest();
      const { host } = new URL(ticket.url);
      request.open(ticket.method, ticket.url);
      request.responseType = 'arraybuffer';
      request.withCredentials = ticket.token !== null;
      for (const [name, value] of Object.entries(ticket.headers)) request.setRequestHeader(name, value);
      let isLate = false;
      const stall = () =>
        setTimeout(() => {
          isLate = true;
          request.abort();
        }, STALLED_MS);
      let stalled = stall();
      request.upload.onprogress = ({ loaded }) => {
        clearTimeout(stalled);
        stalled = stall();
        progress(Math.min(loaded, bytes.size));
      };
      request.onloadend = () => clearTimeout(stalled);
      request.onload = () => {
        const answer = answerOf(request, ticket);
        if (answer instanceof CodedError) reject(answer);
        else resolve(answer);
      };
      request.onerror = () => reject(new CodedError('unreachable', { host }));
      request.onabort = () => reject(isLate ? new CodedError('timeout', { host }) : (signal.reason as Error));
      signal.addEventListener('abort', () => request.abort(), { once: true });
      request.send(bodyOf(ticket, bytes));
    });
}
