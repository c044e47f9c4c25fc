import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { CodedError } from '../errors';
import { sendForJson } from './answer';
import { createSend } from './http';

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function start(answer: Answer): Promise<{ url: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`, requests };
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof CodedError ? error.info.code : String(error)),
  );

const send = createSend(3);
const get = (url: string) => sendForJson(send, { method: 'GET', url });

describe('requests', () => {
  it('say who they are, and carry token, JSON and forms', async () => {
    const { url, requests } = await start((_, response) => response.end('{}'));
    await sendForJson(send, { method: 'POST', url, json: { a: 1 }, token: 't0ken' });
    expect(requests[0]?.headers).toMatchObject({
      'bitwarden-client-name': 'browser',
      'bitwarden-client-version': '2026.6.0',
      'device-type': '3',
      authorization: 'Bearer t0ken',
      'content-type': 'application/json; charset=utf-8',
    });
    await sendForJson(send, { method: 'POST', url, form: { grant_type: 'password' } });
    expect(requests[1]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  });
  it('give nothing away where they are anonymous', async () => {
    const { url, requests } = await start((_, response) => response.end());
    await send({ method: 'GET', url, anonymous: true });
    const names = Object.keys(requests[0]?.headers ?? {});
    expect(names.filter((name) => /bitwarden|device|auth|cookie/.test(name))).toEqual([]);
  });
});

describe('answers', () => {
  it('that are web pages, cut, empty or no JSON have codes of their own', async () => {
    const html = await start((_, response) => response.end('<!doctype html><title>Log in</title>'));
    expect(await codeOf(get(html.url))).toBe('html-answer');
    const labelled = await start((_, response) => {
      response.writeHead(404, { 'content-type': 'application/json' }).end('<h1>Not Found</h1>');
    });
    expect(await codeOf(get(labelled.url))).toBe('html-answer');
    const cut = await start((_, response) => response.end('{"ciphers":[{"id":'));
    expect(await codeOf(get(cut.url))).toBe('answer-damaged');
    const empty = await start((_, response) => response.end());
    expect(await get(empty.url)).toBeUndefined();
  });
  it('with bytes that are no UTF-8 lose the one text in which they stand', async () => {
    const { url } = await start((_, response) =>
      response.end(Buffer.from('{"name":"Caf\u00e9","id":"x"}', 'latin1')),
    );
    expect(await get(url)).toEqual({ name: 'Caf\ufffd', id: 'x' });
  });
  it('that break off in the middle are damaged, not a vault', async () => {
    const { url } = await start((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"a":1}');
      setImmediate(() => response.destroy());
    });
    expect(await codeOf(get(url))).toBe('answer-damaged');
  });
  it('are refused while they stream when they are too long', async () => {
    const { url } = await start((_, response) => response.end(Buffer.alloc(2_000, 'x')));
    expect(await codeOf(send({ method: 'GET', url, maxBytes: 1_000 }))).toBe('answer-too-large');
  });
  it('that point elsewhere are never followed', async () => {
    const other = await start((_, response) => response.end('{}'));
    const { url } = await start((_, response) => response.writeHead(302, { location: other.url }).end());
    expect(await codeOf(sendForJson(send, { method: 'GET', url, token: 'secret' }))).toBe('redirected');
    expect(other.requests).toHaveLength(0);
  });
  it('carry the server’s own sentence', async () => {
    const body = JSON.stringify({
      message: 'no',
      validationErrors: { Name: ['The field Name is too long.'] },
    });
    const { url } = await start((_, response) => response.writeHead(400).end(body));
    const error = await get(url).catch((thrown: unknown) => thrown);
    expect((error as CodedError).info.details.message).toBe('The field Name is too long.');
  });
});

describe('trying again', () => {
  it('helps reads over a short fault, and stays within three tries', async () => {
    const short = await start((_, response, count) =>
      count < 3 ? response.writeHead(503).end() : response.end('{"a":1}'),
    );
    expect(await get(short.url)).toEqual({ a: 1 });
    const lasting = await start((_, response) => response.writeHead(502).end('<html>'));
    expect(await codeOf(get(lasting.url))).toBe('server-error');
    expect(lasting.requests).toHaveLength(3);
  });
  it('never happens to writes', async () => {
    const { url, requests } = await start((_, response) => response.writeHead(503).end());
    expect(await codeOf(sendForJson(send, { method: 'POST', url, json: {} }))).toBe('server-error');
    expect(requests).toHaveLength(1);
  });
  it('does not make anybody wait for a long Retry-After', async () => {
    const { url, requests } = await start((_, response) =>
      response.writeHead(429, { 'retry-after': '3600' }).end(),
    );
    const error = await get(url).catch((thrown: unknown) => thrown);
    expect((error as CodedError).info).toMatchObject({
      code: 'too-many-requests',
      details: { number: '3600' },
    });
    expect(requests).toHaveLength(1);
  });
  it('ends in a code when nobody answers', async () => {
    const { url } = await start((request) => request.socket.destroy());
    expect(await codeOf(sendForJson(send, { method: 'POST', url, json: {} }))).toBe('unreachable');
    expect(await codeOf(send({ method: 'GET', url: 'http://127.0.0.1:9/', retry: false }))).toBe(
      'unreachable',
    );
  });
});
