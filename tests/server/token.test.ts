import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startServer } from './index.ts';
import { ask, askToken, HASH, HEADERS, newClient, register, signIn } from './plain-client.ts';

const EMAIL = 'pat@hollis.example';
let server: EmbeddedServer;

beforeEach(async () => {
  server = await startServer();
  await register(server, EMAIL);
});
afterEach(() => server.close());

describe('password grant', () => {
  it('answers in the letter case of the official server', async () => {
    const { status, body } = await askToken(server, { username: EMAIL });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'api offline_access',
      Kdf: 0,
      KdfIterations: 5000,
    });
    expect(body.UserDecryptionOptions).toMatchObject({
      HasMasterPassword: true,
      MasterPasswordUnlock: { Salt: EMAIL },
    });
    const claims = decodeJwt(String(body.access_token));
    expect(claims).toMatchObject({
      email: EMAIL,
      client_id: 'browser',
      device: 'aac2e34a-44db-42ab-a733-5322dd582c3d',
      amr: ['Application'],
    });
  });

  it('takes the address in any letter case', async () => {
    expect((await askToken(server, { username: 'PAT@Hollis.Example' })).status).toBe(200);
  });

  it.each([
    ['a wrong hash', { username: EMAIL, password: 'bm9wZQ==' }],
    ['an unknown address', { username: 'nobody@hollis.example' }],
  ])('refuses %s with the same words', async (_, members) => {
    const { status, body } = await askToken(server, members);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: 'invalid_grant',
      error_description: 'invalid_username_or_password',
      ErrorModel: { Message: 'Username or password is incorrect. Try again.' },
    });
  });

  it('wants the version header, but looks at the password first', async () => {
    const { 'Bitwarden-Client-Version': _, ...headers } = HEADERS;
    expect((await askToken(server, { username: EMAIL }, headers)).body.error).toBe('version_header_missing');
    expect((await askToken(server, { username: EMAIL, password: 'bm9wZQ==' }, headers)).body.error).toBe(
      'invalid_grant',
    );
  });

  it.each([
    ['scope', 'api', 'invalid_scope'],
    ['client_id', 'someone', 'invalid_client'],
    ['grant_type', 'implicit', 'unsupported_grant_type'],
    ['deviceIdentifier', undefined, 'device_error'],
  ])('refuses a wrong %s', async (name, value, error) => {
    const { status, body } = await askToken(server, { username: EMAIL, [name]: value });
    expect([status, body.error]).toEqual([400, error]);
  });

  it('keeps no hash that a client could send', async () => {
    const user = server.store.userByEmail(EMAIL);
    expect(JSON.stringify(user)).not.toContain(HASH);
    expect(Buffer.from(user?.passwordSalt ?? '', 'base64')).toHaveLength(16);
  });
});

describe('access and refresh', () => {
  it('refuses no token, a damaged one and an expired one with 401 and no body', async () => {
    const client = await signIn(server, EMAIL);
    const bad = client.accessToken.slice(0, -4);
    const answers = [
      await ask(`${server.url}/api/sync`),
      await ask(`${server.url}/api/sync`, 'GET', undefined, { Authorization: `Bearer ${bad}` }),
    ];
    server.clock.advance(3_601_000);
    answers.push(await client.call('GET', '/sync'));
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [401, ''],
      [401, ''],
      [401, ''],
    ]);
  });

  it('gives a new access token for the same refresh token', async () => {
    const client = await signIn(server, EMAIL);
    server.clock.advance(3_601_000);
    const { status, body } = await askToken(server, {
      grant_type: 'refresh_token',
      refresh_token: client.refreshToken,
    });
    expect([status, body.refresh_token]).toEqual([200, client.refreshToken]);
    expect(body).not.toHaveProperty('Key');
    const again = await ask(`${server.url}/api/accounts/revision-date`, 'GET', undefined, {
      Authorization: `Bearer ${body.access_token}`,
    });
    expect(again.status).toBe(200);
  });

  it('refuses a refresh token that it does not know, of another client, or after thirty days', async () => {
    const { refreshToken } = await signIn(server, EMAIL);
    const refresh = (members: Record<string, string>) =>
      askToken(server, { grant_type: 'refresh_token', refresh_token: refreshToken, ...members });
    expect((await refresh({ refresh_token: 'unknown' })).body).toEqual({ error: 'invalid_grant' });
    expect((await refresh({ client_id: 'web' })).status).toBe(400);
    expect((await refresh({})).status).toBe(200);
    server.clock.advance(31 * 86_400_000);
    expect((await refresh({})).status).toBe(400);
  });

  it('ends every session when the security stamp changes', async () => {
    const client = await signIn(server, EMAIL);
    expect(
      (await client.call('POST', '/accounts/security-stamp', { masterPasswordHash: 'bm8=' })).status,
    ).toBe(400);
    expect((await client.call('POST', '/accounts/security-stamp', { masterPasswordHash: HASH })).status).toBe(
      200,
    );
    expect((await client.call('GET', '/sync')).status).toBe(401);
    const refreshed = await askToken(server, {
      grant_type: 'refresh_token',
      refresh_token: client.refreshToken,
    });
    expect([refreshed.status, refreshed.body.error]).toEqual([400, 'invalid_grant']);
  });

  it('takes a personal API key and gives no refresh token for it', async () => {
    const client = await signIn(server, EMAIL);
    const { body: key } = await client.call('POST', '/accounts/api-key', { masterPasswordHash: HASH });
    const { id } = (await client.call('GET', '/accounts/profile')).body;
    const grant = {
      grant_type: 'client_credentials',
      client_id: `user.${id}`,
      client_secret: String(key.apiKey),
      scope: 'api',
    };
    const { status, body } = await askToken(server, grant);
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('refresh_token');
    expect((await askToken(server, { ...grant, client_secret: 'wrong' })).body.error).toBe('invalid_client');
  });

  it('lives on in a database file, sessions and all', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'server-'));
    const database = join(folder, 'vault.db');
    const first = await startServer({ database });
    const client = await newClient(first, EMAIL);
    await first.close();
    const second = await startServer({ database });
    const headers = { Authorization: `Bearer ${client.accessToken}` };
    expect((await ask(`${second.url}/api/accounts/profile`, 'GET', undefined, headers)).body.email).toBe(
      EMAIL,
    );
    await second.close();
    rmSync(folder, { recursive: true });
  });

  it('keeps accounts apart', async () => {
    const other = await newClient(server, 'mara@osei.example');
    const created = await other.call('POST', '/folders', { name: `2.${'AAAA'}|AAAA|AAAA` });
    const client = await signIn(server, EMAIL);
    expect((await client.call('GET', `/folders/${created.body.id}`)).status).toBe(404);
  });
});
