import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startServer } from './index.ts';
import { loginRequest, newClient, type PlainClient, sealed } from './plain-client.ts';
import type { Json } from './store/rows.ts';

const BYTES = new Uint8Array([2, 7, 7, 7, 0, 255]);
let server: EmbeddedServer;
let client: PlainClient;

beforeEach(async () => {
  server = await startServer();
  client = await newClient(server);
});
afterEach(() => server.close());

function upload(path: string, bytes: Uint8Array, fields: Record<string, string> = {}): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('data', new File([new Uint8Array(bytes)], sealed('file')));
  return fetch(`${server.url}/api${path}`, {
    method: 'POST',
    body: form,
    headers: { Authorization: `Bearer ${client.accessToken}` },
  });
}

async function announce(
  more: Json = {},
): Promise<{ id: string; attachment: string; answer: Json; status: number }> {
  const { id } = (await client.call('POST', '/ciphers', loginRequest())).body;
  const request = {
    key: sealed('key'),
    fileName: sealed('file'),
    fileSize: BYTES.length,
    adminRequest: false,
    ...more,
  };
  const { body, status } = await client.call('POST', `/ciphers/${id}/attachment/v2`, request);
  return { id: String(id), attachment: String(body.attachmentId), answer: body, status };
}

describe("today's upload", () => {
  it('announces, takes the bytes and hands them out by a short-lived address without a token', async () => {
    const { id, attachment, answer } = await announce();
    expect(answer).toMatchObject({
      fileUploadType: 0,
      object: 'attachment-fileUpload',
      cipherResponse: { attachments: [{ size: '6', sizeName: '6 Bytes' }] },
    });
    expect((await client.call('GET', `/ciphers/${id}/attachment/${attachment}`)).status).toBe(404);
    expect((await upload(`/ciphers/${id}/attachment/${attachment}`, BYTES)).status).toBe(200);
    const { body } = await client.call('GET', `/ciphers/${id}/attachment/${attachment}`);
    expect(body).toMatchObject({ fileName: sealed('file'), key: sealed('key'), object: 'attachment' });
    expect(await (await fetch(String(body.url))).bytes()).toEqual(BYTES);
    expect((await fetch(String(body.url).replace(/\?.*/, ''))).status).toBe(404);
    server.clock.advance(301_000);
    expect((await fetch(String(body.url))).status).toBe(404);
  });

  it('throws away what does not have the length that was said', async () => {
    const { id, attachment } = await announce();
    expect((await upload(`/ciphers/${id}/attachment/${attachment}`, BYTES.slice(1))).status).toBe(400);
    const row = (await client.call('GET', `/ciphers/${id}`)).body;
    expect(row.attachments).toBeNull();
  });

  it('refuses names and keys in clear text, files that are too big, and older copies', async () => {
    expect((await announce({ fileName: 'plain.txt' })).status).toBe(400);
    expect((await announce({ key: null })).status).toBe(400);
    expect((await announce({ fileSize: 200 * 1024 * 1024 })).status).toBe(400);
    expect((await announce({ lastKnownRevisionDate: '2020-01-01T00:00:00Z' })).status).toBe(400);
  });

  it('deletes and tells the new revision', async () => {
    const { id, attachment } = await announce();
    await upload(`/ciphers/${id}/attachment/${attachment}`, BYTES);
    const { body } = await client.call('DELETE', `/ciphers/${id}/attachment/${attachment}`);
    expect(body).toMatchObject({ object: 'deleteAttachment', cipher: { id, attachments: null } });
    expect(server.store.files.read(attachment)).toBeNull();
  });

  it('can send the bytes to a signed address, like the cloud', async () => {
    const cloud = await startServer({ attachmentUpload: 'azure' });
    const other = await newClient(cloud);
    const { id } = (await other.call('POST', '/ciphers', loginRequest())).body;
    const { body } = await other.call('POST', `/ciphers/${id}/attachment/v2`, {
      key: sealed('k'),
      fileName: sealed('f'),
      fileSize: BYTES.length,
    });
    expect(body.fileUploadType).toBe(1);
    const put = (headers: Record<string, string>) =>
      fetch(String(body.url), { method: 'PUT', body: BYTES, headers });
    expect((await put({})).status).toBe(400);
    const headers = {
      'x-ms-blob-type': 'BlockBlob',
      'x-ms-version': '2023-11-03',
      'x-ms-date': new Date().toUTCString(),
    };
    for (const name of Object.keys(headers))
      expect(
        (await put(Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)))).status,
      ).toBe(400);
    expect((await put({ ...headers, Authorization: `Bearer ${other.accessToken}` })).status).toBe(400);
    expect((await put(headers)).status).toBe(201);
    await cloud.close();
  });

  it('gives a new signed address when the last one has ended', async () => {
    const cloud = await startServer({ attachmentUpload: 'azure' });
    const other = await newClient(cloud);
    const { id } = (await other.call('POST', '/ciphers', loginRequest())).body;
    const request = { key: sealed('k'), fileName: sealed('f'), fileSize: BYTES.length };
    const { body } = await other.call('POST', `/ciphers/${id}/attachment/v2`, request);
    const put = (url: unknown) =>
      fetch(String(url), {
        method: 'PUT',
        body: BYTES,
        headers: {
          'x-ms-blob-type': 'BlockBlob',
          'x-ms-version': '2023-11-03',
          'x-ms-date': new Date().toUTCString(),
        },
      });
    cloud.clock.advance(301_000);
    expect((await put(body.url)).status).toBe(403);
    const renewed = await other.call('GET', `/ciphers/${id}/attachment/${body.attachmentId}/renew`);
    expect(renewed.body).toMatchObject({ fileUploadType: 1, attachmentId: body.attachmentId });
    expect((await put(renewed.body.url)).status).toBe(201);
    await cloud.close();
  });
});

it('can know only the old upload', async () => {
  const old = await startServer({ attachmentUpload: 'old' });
  const other = await newClient(old);
  const { id } = (await other.call('POST', '/ciphers', loginRequest())).body;
  const request = { key: sealed('k'), fileName: sealed('f'), fileSize: BYTES.length };
  expect((await other.call('POST', `/ciphers/${id}/attachment/v2`, request)).status).toBe(404);
  await old.close();
});

it('takes the old upload, key and bytes at once', async () => {
  const { id } = (await client.call('POST', '/ciphers', loginRequest())).body;
  const response = await upload(`/ciphers/${id}/attachment`, BYTES, { key: sealed('key') });
  const row = (await response.json()) as Json;
  expect(row.attachments).toMatchObject([{ fileName: sealed('file'), key: sealed('key') }]);
});
