import type { MiddlewareHandler } from 'hono';
import type { LineEnv } from './context.ts';

/** One request as it arrived and how it was answered. */
export interface RequestRecord {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Every byte of the request's body: what a test looks through for things that must not be in it. */
  readonly body: Uint8Array;
  readonly status: number;
}

const KEPT = 5_000;

/** Adds a record to `log` for every request; the oldest go first when there are too many. */
export function recordRequests(log: RequestRecord[]): MiddlewareHandler<LineEnv> {
  return async (c, next) => {
    const hasBody = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    const body = hasBody ? new Uint8Array(await c.req.arrayBuffer()) : new Uint8Array();
    c.set('body', body);
    await next();
    const url = new URL(c.req.url);
    log.push({
      method: c.req.method,
      path: url.pathname,
      query: url.search,
      headers: c.req.header(),
      body,
      status: c.res.status,
    });
    if (log.length > KEPT) log.shift();
  };
}
