import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startServer, timeCode } from './index.ts';
import {
  ask,
  askToken,
  loginRequest,
  newClient,
  type PlainClient,
  register,
  sealed,
} from './plain-client.ts';
import type { Json } from './store/rows.ts';

const EMAIL = 'pat@hollis.example';
let server: EmbeddedServer;
let client: PlainClient;

beforeEach(async () => {
  server = await startServer({ protocol: 'rubywarden' });
  client = await newClient(server, EMAIL);
});
afterEach(() => server.close());

const refusal = (text: string) => ({ ValidationErrors: { '': [text] }, Object: 'error' });

describe('account', () => {
  it('knows nothing of what came later', async () => {
    for (const path of [
      '/api/config',
      '/identity/accounts/prelogin',
      '/api/accounts/revision-date',
      '/api/accounts/profile',
    ]) {
      const { status, text } = await ask(`${server.url}${path}`);
      expect([path, status, text]).toEqual([path, 404, '<h1>Not Found</h1>']);
    }
  });

  it('registers with an empty answer, and not twice', async () => {
    const first = await register(server, 'second@hollis.example');
    expect([first.status, first.text, first.headers.get('content-type')]).toEqual([
      200,
      '',
      'application/json',
    ]);
    expect((await register(server, EMAIL)).body).toEqual(refusal('E-mail is already in use'));
  });

  it('answers prelogin at the old address only', async () => {
    const prelogin = (email: string) => ask(`${server.url}/api/accounts/prelogin`, 'POST', { email });
    expect((await prelogin(EMAIL)).body).toEqual({ Kdf: 0, KdfIterations: 5000 });
    expect((await prelogin('no@one.example')).body).toEqual({ Kdf: 0, KdfIterations: 100_000 });
  });

  it('refuses everything with a 400 in its own shape', async () => {
    expect((await askToken(server, { username: EMAIL, password: 'bm8=' })).body).toEqual(
      refusal('Invalid password'),
    );
    expect((await askToken(server, { username: EMAIL.toUpperCase() })).body).toEqual(
      refusal('Invalid username'),
    );
    expect((await askToken(server, { grant_type: 'refresh_token', refresh_token: 'x' })).body).toEqual(
      refusal('Invalid refresh token'),
    );
    const { status, body } = await ask(`${server.url}/api/sync`, 'GET', undefined, {
      Authorization: 'Bearer x',
    });
    expect([status, body]).toEqual([400, refusal('invalid bearer')]);
  });

  it('takes the access token before out of service when it refreshes', async () => {
    const { body } = await askToken(server, {
      grant_type: 'refresh_token',
      refresh_token: client.refreshToken,
    });
    expect(body).toMatchObject({
      refresh_token: client.refreshToken,
      Key: sealed('user key'),
      Kdf: 0,
      KdfIterations: 5000,
    });
    expect((await client.call('GET', '/sync')).body).toEqual(refusal('invalid bearer'));
  });

  it('challenges with numbers and remembers nothing', async () => {
    const user = server.store.userByEmail(EMAIL)!;
    const secret = 'JBSWY3DPEHPK3PXP';
    server.store.users.change(user.id, {
      twoFactor: { ...user.twoFactor, authenticator: { secret, lastStep: 0 } },
    });
    const { status, body } = await askToken(server, { username: EMAIL });
    expect([status, body.TwoFactorProviders, body.TwoFactorProviders2]).toEqual([400, [0], { 0: null }]);
    const twoFactorToken = timeCode(secret, Math.floor(server.clock.now() / 30_000));
    const passed = await askToken(server, { username: EMAIL, twoFactorToken, twoFactorRemember: '1' });
    expect([passed.status, passed.body.TwoFactorToken]).toEqual([200, undefined]);
  });
});

describe('vault', () => {
  const create = async (more: Json = {}) => (await client.call('POST', '/ciphers', loginRequest(more))).body;

  it('answers in upper-case names and drops what it has no column for', async () => {
    const row = await create({ key: sealed('k'), reprompt: 1 });
    expect(row).toMatchObject({
      Object: 'cipher',
      Edit: true,
      Login: { Uris: [{ Uri: sealed('an address') }], Username: sealed('a user') },
      Card: null,
    });
    expect(row.RevisionDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000000Z$/);
    const { Ciphers, Profile, Domains } = (await client.call('GET', '/sync')).body;
    expect(JSON.stringify(Ciphers)).not.toMatch(/"key"|reprompt/i);
    expect(Profile).toMatchObject({ PrivateKey: null, Organizations: [], Key: sealed('user key') });
    expect(Domains).toEqual({ EquivalentDomains: null, GlobalEquivalentDomains: [], Object: 'domains' });
  });

  it('destroys what newer servers put in the trash', async () => {
    const { Id } = await create();
    expect((await client.call('PUT', `/ciphers/${Id}/delete`)).text).toBe('');
    expect((await client.call('GET', '/sync')).body.Ciphers).toEqual([]);
  });

  it('crashes over an item without its object, and refuses one without a name', async () => {
    const crashed = await client.call('POST', '/ciphers', loginRequest({ login: null }));
    expect([crashed.status, crashed.text]).toEqual([500, '<h1>Internal Server Error</h1>']);
    expect((await client.call('POST', '/ciphers', loginRequest({ name: null }))).body).toEqual(
      refusal('name cannot be blank'),
    );
  });

  it('keeps attachments without a key and hands them to anybody who knows the address', async () => {
    const { Id } = await create();
    const form = new FormData();
    form.append('key', sealed('lost'));
    form.append('data', new File([new Uint8Array([1, 2, 3])], sealed('name')));
    const headers = { Authorization: `Bearer ${client.accessToken}` };
    const row = (await (
      await fetch(`${server.url}/api/ciphers/${Id}/attachment`, { method: 'POST', body: form, headers })
    ).json()) as Json;
    const [attachment] = row.Attachments as Json[];
    expect(attachment).toEqual({
      Id: attachment?.Id,
      Url: `/attachments/${Id}/${attachment?.Id}`,
      FileName: sealed('name'),
      Size: 3,
      SizeName: '3 Bytes',
      Object: 'attachment',
    });
    expect(await (await fetch(`${server.url}${attachment?.Url}`)).bytes()).toEqual(new Uint8Array([1, 2, 3]));
  });

  it('keeps folders', async () => {
    const folder = (await client.call('POST', '/folders', { name: sealed('f') })).body;
    const item = await create({ folderId: folder.Id });
    expect(item.FolderId).toBe(folder.Id);
    expect((await client.call('DELETE', `/folders/${folder.Id}`)).text).toBe('');
    expect((await client.call('GET', '/sync')).body).toMatchObject({
      Folders: [],
      Ciphers: [{ FolderId: null }],
    });
  });
});

it('can have everything at the root, the oldest layout', async () => {
  const root = await startServer({ protocol: 'rubywarden', layout: 'root' });
  const body = {
    email: EMAIL,
    masterPasswordHash: 'aGFzaA==',
    key: sealed('k'),
    kdf: 0,
    kdfIterations: 5000,
  };
  expect((await ask(`${root.url}/accounts/register`, 'POST', body)).status).toBe(200);
  const { body: token } = await askToken(
    root,
    { username: EMAIL, password: 'aGFzaA==' },
    {},
    '/connect/token',
  );
  const sync = await ask(`${root.url}/sync`, 'GET', undefined, {
    Authorization: `Bearer ${token.access_token}`,
  });
  expect(sync.body.Object).toBe('sync');
  expect((await ask(`${root.url}/api/accounts/prelogin`, 'POST', { email: EMAIL })).status).toBe(404);
  await root.close();
});
