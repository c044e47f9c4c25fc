import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../faults.ts';
import { askOrganizationToken, connect, type PublicClient } from './connect.ts';
import { type PublicApiServer, slowDownBody, startPublicApi } from './index.ts';

/** What may go wrong on the way, at the API and where tokens are made. */

let server: PublicApiServer;
let client: PublicClient;

beforeEach(async () => {
  server = await startPublicApi();
  client = await connect(server);
});
afterEach(() => server.close());

const GROUPS = { path: '/api/public/groups' };
const TOKEN = { path: '/identity/connect/token' };

async function groupsAfter(fault: Fault) {
  server.faults.once(GROUPS, fault);
  return fetch(`${server.url}/api/public/groups`, {
    headers: { Authorization: `Bearer ${client.token}` },
    redirect: 'manual',
  });
}

const tooMany = (retryAfter?: string): Fault => ({
  kind: 'status',
  status: 429,
  body: slowDownBody('1m'),
  ...(retryAfter !== undefined && { headers: { 'Retry-After': retryAfter } }),
});

describe('faults of the API', () => {
  it.each(['1', '0', '86400', '-3', 'Wed, 21 Oct 2015 07:28:00 GMT', 'soon', undefined])(
    'say to come back later: %s',
    async (retryAfter) => {
      const response = await groupsAfter(tooMany(retryAfter));
      expect([response.status, response.headers.get('retry-after')]).toEqual([429, retryAfter ?? null]);
      expect(await response.json()).toHaveProperty('validationErrors', null);
      expect((await client.call('GET', '/public/groups')).status).toBe(200);
    },
  );

  it.each([500, 502, 503, 504])('are a web page of a proxy: %i', async (status) => {
    const response = await groupsAfter({ kind: 'html', status });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
  });

  it('are an error of the server in its own shape', async () => {
    const body = { object: 'error', message: 'An unhandled server error has occurred.', errors: null };
    const response = await groupsAfter({ kind: 'status', status: 500, body });
    expect([response.status, await response.json()]).toEqual([500, body]);
  });

  it('are a wait that is told with 503', async () => {
    const response = await groupsAfter({ kind: 'status', status: 503, headers: { 'Retry-After': '5' } });
    expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
      503,
      '5',
      '',
    ]);
  });

  it('are a good answer without a body', async () => {
    const response = await groupsAfter({ kind: 'instead', status: 200 });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('are half of the JSON, with a right length', async () => {
    const response = await groupsAfter({ kind: 'truncate', bytes: 40 });
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow();
  });

  it('are a line that breaks, before or within the answer', async () => {
    await expect(groupsAfter({ kind: 'drop' })).rejects.toThrow();
    const response = await groupsAfter({ kind: 'cut', afterBytes: 40 });
    await expect(response.text()).rejects.toThrow();
  });

  it('are another type of content than there is', async () => {
    const response = await groupsAfter({ kind: 'headers', headers: { 'Content-Type': 'text/plain' } });
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(await response.json()).toHaveProperty('object', 'list');
  });

  it('are more than anybody wants to read', async () => {
    const response = await groupsAfter({ kind: 'rewrite', rewrite: (text) => text + ' '.repeat(2_000_000) });
    expect((await response.text()).length).toBeGreaterThan(2_000_000);
  });

  it('are an answer that comes packed, late, or in two halves', async () => {
    for (const fault of [
      { kind: 'gzip' },
      { kind: 'delay', milliseconds: 20 },
      { kind: 'slow', milliseconds: 20 },
    ] as const)
      expect(await (await groupsAfter(fault)).json()).toHaveProperty('object', 'list');
  });

  it('are a token that ends between two pages', async () => {
    const first = await client.call('GET', '/public/events');
    server.tokens.expireAll();
    const cursor = encodeURIComponent(String(first.body.continuationToken));
    const second = await client.call('GET', `/public/events?continuationToken=${cursor}`);
    expect(second.status).toBe(401);
    const renewed = await connect(server);
    expect((await renewed.call('GET', `/public/events?continuationToken=${cursor}`)).status).toBe(200);
  });
});

describe('faults that would leak', () => {
  it('lead away with what was sent: a client that follows is seen', async () => {
    const seen: string[] = [];
    const elsewhere = createServer((request, response) => {
      request.on('data', (chunk) => seen.push(String(chunk)));
      request.on('end', () => response.end());
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    server.faults.once(TOKEN, { kind: 'redirect', location, status: 307 }, 2);
    const careful = await askOrganizationToken(server);
    expect([careful.status, careful.headers.get('location'), seen]).toEqual([307, location, []]);
    const body = new URLSearchParams({ client_secret: server.organization.apiKey });
    await fetch(`${server.url}${TOKEN.path}`, { method: 'POST', body });
    expect(seen.join()).toContain(server.organization.apiKey);
    elsewhere.close();
  });

  it('set a cookie, and tell who sends it back', async () => {
    const response = await groupsAfter({
      kind: 'headers',
      headers: { 'Set-Cookie': 'session=secret; Path=/' },
    });
    expect(response.headers.get('set-cookie')).toContain('session=secret');
    expect(server.log.at(-1)?.headers.cookie).toBeUndefined();
    await client.call('GET', '/public/groups', undefined, { Cookie: 'session=secret' });
    expect(server.log.at(-1)?.headers.cookie).toBe('session=secret');
  });

  it('show every byte that was sent', async () => {
    await askOrganizationToken(server, { client_secret: 'a wrong one' });
    const { method, path, body, status } = server.log.at(-1)!;
    expect([method, path, status]).toEqual(['POST', TOKEN.path, 400]);
    expect(new TextDecoder().decode(body)).toContain('client_secret=a+wrong+one');
  });
});

describe('faults where tokens are made', () => {
  it.each([
    { kind: 'html', status: 502 },
    { kind: 'status', status: 500, body: { message: 'No.' } },
    { kind: 'too-many', retryAfter: 2 },
    { kind: 'status', status: 403 },
  ] as const)('come once, and a token after them: %j', async (fault) => {
    server.faults.once(TOKEN, fault);
    expect((await askOrganizationToken(server)).ok).toBe(false);
    expect((await askOrganizationToken(server)).ok).toBe(true);
  });
});
