import type { MiddlewareHandler } from 'hono';
import type { PublicApiContext, PublicApiEnv } from './context.ts';
import { slowDown } from './refusals.ts';

interface Rule {
  readonly count: number;
  readonly seconds: number;
}

const PER_SECOND: Rule = { count: 5, seconds: 1 };
const TOKENS: readonly Rule[] = [{ count: 10, seconds: 60 }, PER_SECOND];
const READS: readonly Rule[] = [{ count: 200, seconds: 60 }];
const WRITES: readonly Rule[] = [{ count: 60, seconds: 60 }, PER_SECOND];

function rulesFor(method: string, path: string): readonly Rule[] {
  if (path.startsWith('/identity/')) return TOKENS;
  return method === 'GET' ? READS : WRITES;
}

/** Milliseconds until there is room again under this rule; 0 when there is. */
function waitFor({ count, seconds }: Rule, times: readonly number[], now: number): number {
  const oldest = times.at(-count);
  return oldest === undefined ? 0 : Math.max(0, oldest + seconds * 1000 - now);
}

/** Counts requests per method and address over the last minute, as the cloud does for one client. */
export function limitRequests({ options, clock }: PublicApiContext): MiddlewareHandler<PublicApiEnv> {
  const seen = new Map<string, number[]>();
  return async (c, next) => {
    if (!options.limits) return next();
    const key = `${c.req.method} ${c.req.path}`;
    const now = clock.now();
    const times = (seen.get(key) ?? []).filter((time) => now - time < 60_000);
    const wait = Math.max(...rulesFor(c.req.method, c.req.path).map((rule) => waitFor(rule, times, now)));
    seen.set(key, wait > 0 ? times : [...times, now]);
    if (wait === 0) return next();
    const seconds = Math.ceil(wait / 1000);
    const date = new Date(now + seconds * 1000).toUTCString();
    throw slowDown(`${seconds}s`, options.retryAfter === 'date' ? date : String(seconds));
  };
}
