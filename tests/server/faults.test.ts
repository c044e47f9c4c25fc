import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startServer } from './index.ts';
import { askToken, loginRequest, newClient, type PlainClient } from './plain-client.ts';
import type { Json } from './store/rows.ts';

let server: EmbeddedServer;
let client: PlainClient;

beforeEach(async () => {
  server = await startServer();
  client = await newClient(server);
});
afterEach(() => server.close());

const SYNC = { path: '/api/sync' };
const status = async () => (await client.call('GET', '/sync')).status;

describe('faults', () => {
  it('strike once, or as often as told, and only where they should', async () => {
    server.faults.once(SYNC, { kind: 'status', status: 500 }, 2);
    expect((await client.call('GET', '/folders')).status).toBe(200);
    expect([await status(), await status(), await status()]).toEqual([500, 500, 200]);
  });

  it('last until they are lifted', async () => {
    const lift = server.faults.always({ method: 'get', path: /sync$/ }, { kind: 'html', status: 502 });
    expect([await status(), await status()]).toEqual([502, 502]);
    lift();
    expect(await status()).toBe(200);
  });

  it.each([
    [{ kind: 'too-many', retryAfter: 7 } as const, '7'],
    [
      { kind: 'too-many', retryAfter: 'Fri, 31 Dec 1999 23:59:59 GMT' } as const,
      'Fri, 31 Dec 1999 23:59:59 GMT',
    ],
    [{ kind: 'too-many' } as const, null],
  ])('say too many requests: %j', async (fault, header) => {
    server.faults.once(SYNC, fault);
    const answer = await client.call('GET', '/sync');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, header]);
  });

  it('give a web page where JSON was expected', async () => {
    server.faults.once(SYNC, { kind: 'html' });
    const response = await fetch(`${server.url}/api/sync`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
  });

  it('redirect', async () => {
    server.faults.once(SYNC, { kind: 'redirect', location: 'https://login.example/' });
    const response = await fetch(`${server.url}/api/sync`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://login.example/']);
  });

  it('say something else than what became of a request that was carried out', async () => {
    server.faults.once({ method: 'POST', path: '/api/ciphers' }, { kind: 'instead', status: 503 });
    expect((await client.call('POST', '/ciphers', loginRequest())).status).toBe(503);
    expect((await client.call('GET', '/ciphers')).body.data).toHaveLength(1);
  });

  it('cut the line in the middle of an answer that was carried out', async () => {
    server.faults.once({ method: 'POST', path: '/api/ciphers' }, { kind: 'cut', afterBytes: 20 });
    await expect(client.call('POST', '/ciphers', loginRequest())).rejects.toThrow();
    expect((await client.call('GET', '/ciphers')).body.data).toHaveLength(1);
  });

  it('drop a request before it is carried out', async () => {
    server.faults.once({ method: 'POST', path: '/api/ciphers' }, { kind: 'drop' });
    await expect(client.call('POST', '/ciphers', loginRequest())).rejects.toThrow();
    expect((await client.call('GET', '/ciphers')).body.data).toHaveLength(0);
  });

  it('end an answer early but properly', async () => {
    server.faults.once(SYNC, { kind: 'truncate', bytes: 50 });
    const response = await fetch(`${server.url}/api/sync`, {
      headers: { Authorization: `Bearer ${client.accessToken}` },
    });
    const text = await response.text();
    expect([response.status, text.length]).toEqual([200, 50]);
  });

  it('change an answer', async () => {
    server.faults.once(SYNC, {
      kind: 'mutate',
      mutate: (body) => ({ ...body, profile: { ...(body.profile as Json), key: null } }),
    });
    server.faults.once(SYNC, {
      kind: 'rewrite',
      rewrite: (text) => text.replaceAll('"profile"', '"Profile"'),
    });
    expect((await client.call('GET', '/sync')).body.Profile).toMatchObject({ key: null });
  });

  it('put headers on an answer', async () => {
    server.faults.once(SYNC, {
      kind: 'headers',
      headers: { 'Set-Cookie': 'a=b', 'Content-Type': 'text/plain' },
    });
    const { status: code, headers } = await client.call('GET', '/sync');
    expect([code, headers.get('set-cookie'), headers.get('content-type')]).toEqual([
      200,
      'a=b',
      'text/plain',
    ]);
  });

  it('pack an answer', async () => {
    server.faults.once(SYNC, { kind: 'gzip' });
    const { body, headers } = await client.call('GET', '/sync');
    expect([headers.get('content-encoding'), body.object]).toEqual(['gzip', 'sync']);
  });

  it('let half of an answer wait', async () => {
    server.faults.once(SYNC, { kind: 'slow', milliseconds: 80 });
    const begun = performance.now();
    const { body } = await client.call('GET', '/sync');
    expect(body.object).toBe('sync');
    expect(performance.now() - begun).toBeGreaterThan(75);
  });

  it('hold a request at the door until it is let in', async () => {
    const held = server.faults.hold({ method: 'POST', path: '/api/ciphers' });
    const waiting = client.call('POST', '/ciphers', loginRequest());
    await held.reached;
    expect((await client.call('GET', '/ciphers')).body.data).toHaveLength(0);
    held.release();
    expect((await waiting).status).toBe(200);
    expect((await client.call('POST', '/ciphers', loginRequest())).status).toBe(200);
  });

  it('expire every access token and revoke refresh tokens', async () => {
    server.faults.expireAccessTokens();
    expect(await status()).toBe(401);
    const refresh = () =>
      askToken(server, { grant_type: 'refresh_token', refresh_token: client.refreshToken });
    expect((await refresh()).status).toBe(200);
    server.faults.revokeRefreshTokens(client.email);
    expect((await refresh()).status).toBe(400);
  });
});

it('records every request with all its bytes', async () => {
  await client.call('POST', '/folders', { name: 'plain text' });
  const record = server.log.at(-1)!;
  expect(record).toMatchObject({ method: 'POST', path: '/api/folders', status: 400 });
  expect(new TextDecoder().decode(record.body)).toBe('{"name":"plain text"}');
  expect(record.headers.authorization).toContain('Bearer ');
});
