import { afterEach, describe, expect, it } from 'vitest';
import { findRefusalFaults } from '../../public-api/check.ts';
import { askOrganizationToken, callWith, connect } from './connect.ts';
import { createOrganization, fixedLog, idOf, type PublicApiOptions, startPublicApi } from './index.ts';
import type { PublicApiServer } from './start-public-api.ts';

let server: PublicApiServer;
const start = async (options?: PublicApiOptions) => {
  server = await startPublicApi(options);
};
afterEach(() => server.close());

async function refusal(members: Record<string, string | undefined>, headers: Record<string, string> = {}) {
  const response = await askOrganizationToken(server, members, headers);
  const text = await response.text();
  expect(findRefusalFaults(text)).toEqual([]);
  return { status: response.status, body: JSON.parse(text) as Record<string, unknown> };
}

const basic = (id: string, secret: string) => ({
  Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const NOTHING_IN_BODY = { client_id: undefined, client_secret: undefined };

describe('the token endpoint of the official server', () => {
  it('gives four members and no more', async () => {
    await start();
    const response = await askOrganizationToken(server);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await response.json()).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expires_in: 3600,
      token_type: 'Bearer',
      scope: 'api.organization',
    });
  });

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
    ['an unknown organisation', { client_id: `organization.${idOf('organization', 9)}` }, 'invalid_client'],
    ['an id that is none', { client_id: 'organization.7' }, 'invalid_client'],
    ["a person's key", { client_id: `user.${idOf('user', 1)}` }, 'invalid_client'],
    ['no client', NOTHING_IN_BODY, 'invalid_client'],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['no grant', { grant_type: undefined }, 'unsupported_grant_type'],
    ['another scope', { scope: 'api' }, 'invalid_scope'],
  ])('refuses %s with one word', async (_, members, error) => {
    await start();
    expect(await refusal(members)).toEqual({ status: 400, body: { error } });
  });

  it('says the same of an organisation that is switched off', async () => {
    await start();
    server.organization.isEnabled = false;
    expect(await refusal({})).toEqual({ status: 400, body: { error: 'invalid_client' } });
  });

  it('takes the client from the header too, form-encoded', async () => {
    await start();
    server.organization.apiKey = 'a+b c%';
    const id = `organization.${server.organization.id}`;
    const encoded = basic(encodeURIComponent(id), 'a%2Bb+c%25');
    expect((await askOrganizationToken(server, NOTHING_IN_BODY, encoded)).status).toBe(200);
    // What is not encoded ends in a percent sign that begins nothing.
    expect(await refusal(NOTHING_IN_BODY, basic(id, 'a+b c%'))).toMatchObject({ status: 400 });
    expect(await refusal(NOTHING_IN_BODY, { Authorization: 'Basic !' })).toMatchObject({ status: 400 });
  });

  it('lets tokens live on when the key is rotated', async () => {
    await start();
    const client = await connect(server);
    server.organization.apiKey = 'another';
    expect((await client.call('GET', '/public/groups')).status).toBe(200);
    expect(await refusal({ client_secret: 'the one before' })).toMatchObject({ status: 400 });
  });

  it('keeps organisations apart', async () => {
    await start();
    const other = createOrganization(idOf('organization', 2), 'their key', fixedLog([]));
    server.add(other);
    const client = await connect(server, other);
    expect((await client.call('GET', '/public/members')).body.data).toEqual([]);
    expect((await client.call('GET', `/public/members/${idOf('member', 1)}`)).status).toBe(404);
  });
});

describe('the token endpoint of Vaultwarden', () => {
  it('gives a token to who names a device', async () => {
    await start({ kind: 'vaultwarden' });
    expect((await askOrganizationToken(server)).status).toBe(200);
  });

  it.each([
    ['no device', { device_identifier: undefined }, 'device_identifier cannot be blank'],
    ['an empty device name', { device_name: '' }, 'device_name cannot be blank'],
    ['a wrong secret', { client_secret: 'wrong' }, 'Incorrect client_secret'],
    ['an unknown organisation', { client_id: 'organization.7' }, 'Invalid client_id'],
    ['another scope', { scope: 'api' }, 'Scope not supported'],
    ['another grant', { grant_type: 'magic' }, 'Invalid type'],
  ])('refuses %s in a shape that is not OAuth', async (_, members, message) => {
    await start({ kind: 'vaultwarden' });
    const response = await askOrganizationToken(server, members);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      message,
      validationErrors: { '': [message] },
      errorModel: { message, object: 'error' },
      error: '',
      error_description: '',
    });
  });

  it('does not read the header', async () => {
    await start({ kind: 'vaultwarden' });
    const { id, apiKey } = server.organization;
    const response = await askOrganizationToken(server, NOTHING_IN_BODY, basic(`organization.${id}`, apiKey));
    expect(response.status).toBe(400);
  });
});

describe('a token', () => {
  const look = async (token: string) => {
    const { status, text, headers } = await callWith(server, token).call('GET', '/public/groups');
    return {
      status,
      text,
      length: headers.get('content-length'),
      challenge: headers.get('www-authenticate'),
    };
  };

  it('ends after its time, by the double’s own clock', async () => {
    await start({ tokenSeconds: 120 });
    const { token } = await connect(server);
    server.clock.advance(119_000);
    expect((await look(token)).status).toBe(200);
    server.clock.advance(1_001);
    expect(await look(token)).toEqual({
      status: 401,
      text: '',
      length: '0',
      challenge: expect.stringMatching(
        /^Bearer error="invalid_token", error_description="The token expired at '\d{4}-.*Z'"$/,
      ),
    });
  });

  it('ends when all are told to', async () => {
    await start();
    const { token } = await connect(server);
    server.tokens.expireAll();
    expect((await look(token)).status).toBe(401);
    expect((await look((await connect(server)).token)).status).toBe(200);
  });

  it('ends by the machine’s clock too', async () => {
    await start({ tokenSeconds: 1 });
    const { token } = await connect(server);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await look(token)).status).toBe(401);
  });

  it('that was never given out is refused without a reason', async () => {
    await start();
    expect(await look('nonsense')).toEqual({ status: 401, text: '', length: '0', challenge: 'Bearer' });
    const response = await fetch(`${server.url}/api/public/groups`);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('of another kind is told apart: 403, and no body', async () => {
    await start();
    const token = server.tokens.issue(server.organization.id, 'api offline_access', 3600);
    expect(await look(token)).toEqual({ status: 403, text: '', length: '0', challenge: null });
  });

  it('is taken whatever the scheme’s letters', async () => {
    await start();
    const { token } = await connect(server);
    const headers = { Authorization: `bearer ${token}` };
    expect((await fetch(`${server.url}/api/public/groups`, { headers })).status).toBe(200);
  });
});
