import ky, { HTTPError, TimeoutError } from 'ky';
import { CodedError } from '../errors';
import { readCapped } from './read-capped';

/** How this client names itself. Servers turn away clients that do not say their version. */
export interface ClientIdentity {
  /** 2 for Chromium, 3 for Firefox (bitwarden/server DeviceType). */
  readonly deviceType: number;
  /** GUID of this installation. */
  readonly deviceId: string;
  /** `chrome`, `firefox` ... */
  readonly deviceName: string;
}

/** The protocol generation whose data formats this client reads; not our own version. */
export const PROTOCOL_VERSION = '2026.6.0';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly token?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds for the whole answer; 15 s unless told. */
  readonly timeout?: number;
  /** Bytes; a longer answer is refused while it streams. 64 MiB unless told. */
  readonly maxBytes?: number;
  /** For addresses of other origins (file stores): neither cookies nor our headers go there. */
  readonly anonymous?: boolean;
  /** False: one try only, for probes of addresses that may not exist. */
  readonly retry?: boolean;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** Sends one request. Rejects with a CodedError when no answer came; any status is an answer. */
export type Send = (request: ApiRequest) => Promise<ApiAnswer>;

const RETRIED = new Set([408, 429, 500, 502, 503, 504]);
const LONGEST_WAIT_MS = 5_000;
const MAX_BYTES = 64 * 1024 * 1024;

/** Waiting longer than a few seconds is the person's decision, not ours. */
function waitIsShort({ error }: { error: Error }): boolean | undefined {
  const after = error instanceof HTTPError ? error.response.headers.get('retry-after') : null;
  if (after === null) return undefined;
  const seconds = Number(after);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - Date.now();
  return ms <= LONGEST_WAIT_MS ? undefined : false;
}

/** The headers by which servers know this client, and the person. @param deviceType as for `createSend`. */
export const clientHeaders = (deviceType: number, token?: string): Record<string, string> => ({
  Accept: 'application/json',
  'Bitwarden-Client-Name': 'browser',
  'Bitwarden-Client-Version': PROTOCOL_VERSION,
  'Device-Type': String(deviceType),
  ...(token !== undefined && { Authorization: `Bearer ${token}` }),
});

function headersOf(request: ApiRequest, deviceType: number): Record<string, string> {
  if (request.anonymous) return { ...request.headers };
  return {
    ...clientHeaders(deviceType, request.token),
    ...(request.json !== undefined && { 'Content-Type': 'application/json; charset=utf-8' }),
    ...(request.method === 'GET' && { Pragma: 'no-cache', 'Cache-Control': 'no-store' }),
    ...request.headers,
  };
}

function toCodedError(error: unknown, host: string): CodedError {
  if (error instanceof CodedError) return error;
  const isLate =
    error instanceof TimeoutError || (error instanceof DOMException && error.name === 'TimeoutError');
  if (isLate) return new CodedError('timeout', { host });
  return new CodedError('unreachable', { host });
}

async function toAnswer(response: Response, request: ApiRequest, host: string): Promise<ApiAnswer> {
  const { status, headers } = response;
  // Redirects could carry the token elsewhere, so none is ever followed.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    throw new CodedError('redirected', { host });
  }
  return { status, headers, bytes: await readCapped(response, request.maxBytes ?? MAX_BYTES, host) };
}

/**
 * The only caller of fetch. Reads (GET) are tried up to three times on network errors and on 408, 429 and 5xx, with
 * jitter and within the server's Retry-After; writes are sent once.
 * @param deviceType the wire's number for this kind of browser.
 */
export function createSend(deviceType: number): Send {
  return async (request) => {
    const { host } = new URL(request.url);
    const timeout = request.timeout ?? 15_000;
    const retries = request.retry !== false && request.method === 'GET';
    try {
      const response = await ky(request.url, {
        method: request.method,
        headers: headersOf(request, deviceType),
        ...(request.json !== undefined && { body: JSON.stringify(request.json) }),
        ...(request.form && { body: new URLSearchParams(request.form) }),
        credentials: request.anonymous ? 'omit' : 'include',
        cache: 'no-store',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
        timeout,
        // The line above ends with the headers; a body that stalls is ended by this one.
        signal: AbortSignal.timeout(2 * timeout),
        throwHttpErrors: (status) => retries && RETRIED.has(status),
        retry: {
          limit: retries ? 2 : 0,
          jitter: true,
          maxRetryAfter: LONGEST_WAIT_MS,
          shouldRetry: waitIsShort,
        },
      });
      return await toAnswer(response, request, host);
    } catch (error) {
      if (error instanceof HTTPError)
        return { status: error.response.status, headers: error.response.headers, bytes: new Uint8Array() };
      throw toCodedError(error, host);
    }
  };
}
