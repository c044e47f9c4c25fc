import { gzipSync } from 'node:zlib';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { LineEnv } from './context.ts';
import type { Fault, Switchboard } from './faults.ts';

const PAGE =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>';

const page = (status: number): Response =>
  new Response(PAGE, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });

function statusAnswer(fault: Extract<Fault, { kind: 'status' | 'instead' }>): Response {
  const isText = typeof fault.body === 'string';
  const body = fault.body === undefined ? null : isText ? String(fault.body) : JSON.stringify(fault.body);
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const headers = { ...(body !== null && { 'Content-Type': type }), ...fault.headers };
  return new Response(body, { status: fault.status, headers });
}

function drop(c: Context<LineEnv>): Response {
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The answer of a fault that keeps the request from the server; null when it has none. */
function answerBefore(c: Context<LineEnv>, fault: Fault): Response | null {
  switch (fault.kind) {
    case 'status':
      return statusAnswer(fault);
    case 'too-many': {
      const headers = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
      return new Response('Too many requests', { status: 429, headers });
    }
    case 'html':
      return page(fault.status ?? 200);
    case 'redirect':
      return new Response(null, { status: fault.status ?? 302, headers: { Location: fault.location } });
    case 'drop':
      return drop(c);
    default:
      return null;
  }
}

/** Promises the whole length, sends less, and breaks the line. */
function cut(c: Context<LineEnv>, response: Response, body: Uint8Array, afterBytes: number): Response {
  const { outgoing } = c.env;
  const headers = Object.fromEntries(response.headers);
  outgoing.writeHead(response.status, { ...headers, 'content-length': String(body.byteLength) });
  outgoing.write(body.subarray(0, afterBytes), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

function spoilBody(body: Uint8Array, fault: Fault): Uint8Array {
  if (fault.kind === 'truncate') return body.subarray(0, fault.bytes);
  if (fault.kind === 'gzip') return gzipSync(body);
  const text = new TextDecoder().decode(body);
  if (fault.kind === 'rewrite') return new TextEncoder().encode(fault.rewrite(text));
  if (fault.kind !== 'mutate') return body;
  const value = JSON.parse(text) as Record<string, unknown>;
  return new TextEncoder().encode(JSON.stringify(fault.mutate(value) ?? value));
}

/** Half of the body, a pause, the other half. */
const inTwoHalves = (body: Uint8Array, milliseconds: number): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async start(controller) {
      const middle = Math.ceil(body.byteLength / 2);
      controller.enqueue(body.subarray(0, middle));
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      controller.enqueue(body.subarray(middle));
      controller.close();
    },
  });

async function spoil(c: Context<LineEnv>, response: Response, faults: readonly Fault[]): Promise<Response> {
  let body = new Uint8Array(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  for (const fault of faults) {
    if (fault.kind === 'cut') return cut(c, response, body, fault.afterBytes);
    if (fault.kind === 'instead') return statusAnswer(fault);
    if (fault.kind === 'headers')
      for (const [name, value] of Object.entries(fault.headers)) headers.set(name, value);
    if (fault.kind === 'gzip') headers.set('content-encoding', 'gzip');
    body = new Uint8Array(spoilBody(body, fault));
  }
  const slow = faults.find((fault) => fault.kind === 'slow');
  const sent = slow ? inTwoHalves(body, slow.milliseconds) : body;
  return new Response(sent, { status: response.status, headers });
}

const SPOILING = new Set<Fault['kind']>([
  'cut',
  'instead',
  'truncate',
  'rewrite',
  'mutate',
  'headers',
  'gzip',
  'slow',
]);

/** Carries out what the switchboard says, around all routes. */
export function applyFaults(faults: Switchboard): MiddlewareHandler<LineEnv> {
  return async (c, next) => {
    const taken = faults.take(c.req.method, c.req.path);
    await Promise.all(taken.held);
    for (const fault of taken.faults) {
      if (fault.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
      const answer = answerBefore(c, fault);
      if (answer) return answer;
    }
    await next();
    const spoiling = taken.faults.filter((fault) => SPOILING.has(fault.kind));
    if (spoiling.length === 0) return;
    const spoiled = await spoil(c, c.res, spoiling);
    c.res = undefined;
    c.res = spoiled;
  };
}
