import { afterEach, describe, expect, it } from 'vitest';
import type { ClientAuth } from './client-auth.ts';
import { postForm } from './connect.ts';
import { BITS_DEFAULTS, type BitsOptions, type PublicApiServer, startPublicApi, VARIANTS } from './index.ts';

let server: PublicApiServer;
const start = async (bits: BitsOptions = {}) => {
  server = await startPublicApi({ bits });
};
afterEach(() => server.close());

const { clientId, clientSecret, customerId } = BITS_DEFAULTS;
const GRANT = { grant_type: 'client_credentials' };
const CLAIMS = { application_id: 'a', workflow_id: 'w', redirect_url: 'https://back.example/' };

/** The three ways to write the same client into the header; only the first is what the service documents. */
const RAW = 'Basic M2YyYy1hX2IuYzpzM2NyK3QvPTol';
const AS_BROWSERS_DO = 'Basic M2YyYy1hX2IuYzpzM2NyJTJCdCUyRiUzRCUzQSUyNQ==';
const STRICT = 'Basic M2YyYyUyRGElNUZiJTJFYzpzM2NyJTJCdCUyRiUzRCUzQSUyNQ==';

const post = (
  members: Readonly<Record<string, string>> = GRANT,
  { authorization = RAW, query = '' }: { authorization?: string; query?: string } = {},
) =>
  postForm(
    `${server.url}/v1/oauth2/token${query}`,
    members,
    authorization ? { Authorization: authorization } : {},
  );

const userinfo = async (token: string, scheme = 'bearer') => {
  const response = await fetch(`${server.url}/oauth2/userinfo`, {
    headers: { Authorization: `${scheme} ${token}` },
  });
  return { status: response.status, text: await response.text() };
};

const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe('the token endpoint of Bits', () => {
  it('answers as it is documented, with `type` where `token_type` belongs', async () => {
    await start();
    const response = await post();
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await json(response)).toEqual({
      type: 'Bearer',
      access_token: expect.any(String),
      expires_in: 3600,
      scope: 'application',
    });
  });

  it.each<[ClientAuth, Record<string, number>]>([
    ['raw', { [RAW]: 200, [AS_BROWSERS_DO]: 401, [STRICT]: 401 }],
    ['encoded', { [RAW]: 401, [AS_BROWSERS_DO]: 200, [STRICT]: 200 }],
  ])('compares %s texts', async (way, expected) => {
    await start({ accepts: [way] });
    for (const [authorization, status] of Object.entries(expected))
      expect([authorization, (await post(GRANT, { authorization })).status]).toEqual([authorization, status]);
  });

  it('reads the body only where it is told to', async () => {
    const members = { ...GRANT, client_id: clientId, client_secret: clientSecret };
    await start();
    expect((await post(members, { authorization: '' })).status).toBe(401);
    await server.close();
    await start({ accepts: ['post'] });
    expect((await post(members, { authorization: '' })).status).toBe(200);
    expect((await post()).status).toBe(401);
  });

  it('takes a client in more than one way when it is told to', async () => {
    await start({ accepts: ['raw', 'encoded'] });
    for (const authorization of [RAW, AS_BROWSERS_DO, STRICT])
      expect((await post(GRANT, { authorization })).status).toBe(200);
  });

  it.each([true, false])('refuses a wrong client with 401; with a challenge: %s', async (challenge) => {
    await start({ challenge });
    const authorization = `Basic ${btoa(`${clientId}:wrong`)}`;
    const response = await post(GRANT, { authorization });
    const header = challenge ? 'Basic realm="bits"' : null;
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, header]);
    expect(await json(response)).toEqual({ error: 'invalid_client', error_description: expect.any(String) });
  });

  it.each([
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['no grant', {}, 'invalid_request'],
    ['an unknown scope', { ...GRANT, scope: 'everything' }, 'invalid_scope'],
    ['a scope that is only in JavaScript', { ...GRANT, scope: 'constructor' }, 'invalid_scope'],
    ['a session without its claims', { ...GRANT, scope: 'application.session' }, 'invalid_request'],
    [
      'a session without one of them',
      { ...GRANT, ...CLAIMS, redirect_url: '', scope: 'application.session' },
      'invalid_request',
    ],
  ])('refuses %s', async (_, members, error) => {
    await start();
    const response = await post(members as Record<string, string>);
    expect([response.status, (await json(response)).error]).toEqual([400, error]);
  });

  it.each([
    ['application.read', {}],
    ['application application.read', {}],
    ['application.session', CLAIMS],
  ])('grants %s', async (scope, claims) => {
    await start();
    expect(await json(await post({ ...GRANT, scope, ...claims }))).toMatchObject({ scope });
  });
});

describe('other answers', () => {
  it.each([
    ['standard', { token_type: 'Bearer', expires_in: 3600 }, ['type']],
    ['other-type', { type: 'serviceToken', token_type: 'Bearer' }, []],
    ['no-type', { expires_in: 3600 }, ['type', 'token_type']],
    ['expires-text', { expires_in: '3600' }, []],
    ['expires-missing', {}, ['expires_in']],
    ['expires-null', { expires_in: null }, []],
    ['expires-negative', { expires_in: -1 }, []],
    ['expires-zero', { expires_in: 0 }, []],
    ['scope-list', { scope: ['application'] }, []],
    ['scope-null', { scope: null, refresh_token: null }, []],
    ['bearer-token', { token_type: 'BearerToken' }, []],
    ['application-token', { token_type: 'Application Access Token' }, []],
    ['camel-case', { accessToken: expect.any(String), expiresIn: 3600 }, ['access_token']],
    ['error-in-200', { error: 'invalid_client' }, ['access_token']],
    ['plain-text', { token_type: 'Bearer' }, []],
  ])('%s', async (variant, has, lacks) => {
    await start();
    const response = await post(GRANT, { query: `?variant=${variant}` });
    const body = await json(response);
    expect(response.status).toBe(200);
    expect(body).toMatchObject(has);
    for (const name of lacks) expect(body).not.toHaveProperty(name);
  });

  it('form-encoded, created, and plain text say so in their heads', async () => {
    await start();
    const [form, created, text] = await Promise.all(
      ['form-encoded', 'created', 'plain-text'].map((variant) =>
        post(GRANT, { query: `?variant=${variant}` }),
      ),
    );
    expect(new URLSearchParams(await form?.text()).get('token_type')).toBe('Bearer');
    expect(form?.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
    expect(created?.status).toBe(201);
    expect(text?.headers.get('content-type')).toContain('text/plain');
  });

  it('give a token that works, in whatever form it comes', async () => {
    await start();
    for (const variant of Object.keys(VARIANTS).filter((name) => name !== 'error-in-200')) {
      const text = await (await post(GRANT, { query: `?variant=${variant}` })).text();
      const token = /(?:access_token|accessToken)(?:":"|=)([\w-]+)/.exec(text)?.[1] ?? '';
      expect([variant, (await userinfo(token)).status]).toEqual([variant, 200]);
    }
  });

  it.each([
    'invalid_request',
    'invalid_client',
    'invalid_grant',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_scope',
  ])('refuse with %s, in JSON and not', async (error) => {
    await start();
    const fail = (as: string) => post(GRANT, { query: `?fail=${error}&as=${as}` });
    const status = error === 'invalid_client' ? 401 : 400;
    const asJson = await fail('json');
    expect([asJson.status, (await json(asJson)).error]).toEqual([status, error]);
    expect(new URLSearchParams(await (await fail('form')).text()).get('error')).toBe(error);
    for (const as of ['text', 'html']) {
      const response = await fail(as);
      expect(response.headers.get('content-type')).toContain(as);
      const body = await response.text();
      expect(body).toContain(error);
      expect(() => JSON.parse(body)).toThrow();
    }
  });
});

describe('userinfo', () => {
  it('says whose the token is, whatever the scheme’s letters', async () => {
    await start();
    const { access_token: token } = await json(await post());
    for (const scheme of ['bearer', 'Bearer'])
      expect(await userinfo(String(token), scheme)).toEqual({
        status: 200,
        text: JSON.stringify({ customerId }),
      });
  });

  it('refuses what is unknown, late, or of the other service', async () => {
    await start({ tokenSeconds: 60 });
    const { access_token: token } = await json(await post());
    expect((await userinfo('nonsense')).status).toBe(401);
    const foreign = server.tokens.issue(server.organization.id, 'api.organization', 60);
    expect((await userinfo(foreign)).status).toBe(401);
    server.clock.advance(60_000);
    expect(await userinfo(String(token))).toEqual({ status: 401, text: '' });
    const bits = { Authorization: `Bearer ${token}` };
    expect((await fetch(`${server.url}/api/public/groups`, { headers: bits })).status).toBe(401);
  });

  it('gives tokens that say their own end when told to', async () => {
    await start({ tokenForm: 'jwt', tokenSeconds: 90 });
    const { access_token: token } = await json(await post());
    const claims = JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString()) as {
      exp: number;
    };
    expect(Math.abs(claims.exp * 1000 - server.clock.now() - 90_000)).toBeLessThan(2_000);
  });
});
