import { afterEach, describe, expect, it, vi } from 'vitest';
import { bitsItem, organizationItem } from '../server/credential-items';
import { BITS_DEFAULTS, type PublicApiServer, SAMPLE_KEY } from '../server/public-api/index';
import { save, sent, startWith } from './editing';
import { closeOrganizations, startService } from './organization-rig';
import { PASSWORD } from './rig';

afterEach(async () => {
  vi.useRealTimers();
  await closeOrganizations();
});

/** A vault with a credential of Bits in it, and the service. */
async function startBits(changes: (url: string) => Record<string, string> = () => ({}), options = {}) {
  const service = await startService(options);
  const { rig, ids } = await startWith(bitsItem(service.url, changes(service.url)));
  const id = ids[0] ?? '';
  return { rig, id, service, wish: { id, agreed: service.url } };
}

const asked = ({ log }: PublicApiServer, path: string) => log.filter((request) => request.path === path);
const TOKEN = '/v1/oauth2/token';
const bodyOf = (service: PublicApiServer, path = TOKEN) =>
  asked(service, path).map(({ body }) => Buffer.from(body).toString());

describe('a credential of Bits', () => {
  it('mints a token by Basic as the service documents it, and says who it belongs to', async () => {
    const { rig, service, wish, id } = await startBits();
    const token = await rig.ask('credential.token', wish);
    expect(token).toMatchObject({ expiry: 'told', granted: 'application', asked: '' });
    expect(token.expiresAt - token.mintedAt).toBe(3_600_000);
    const [request] = asked(service, TOKEN);
    expect(request?.headers.authorization).toBe('Basic M2YyYy1hX2IuYzpzM2NyK3QvPTol');
    expect(bodyOf(service)).toEqual(['grant_type=client_credentials']);
    expect(await rig.ask('credential.whoAmI', { id })).toEqual([
      { name: 'customerId', value: BITS_DEFAULTS.customerId },
    ]);
    expect(asked(service, TOKEN)).toHaveLength(1);
  });

  it.each([
    ['application', {}],
    ['application.read', {}],
    [
      'application.session',
      { application_id: 'a1', workflow_id: 'w1', redirect_url: 'https://back.example/' },
    ],
  ])('is asked for the scope %s, with its claims', async (scope, claims) => {
    const { rig, service, wish, id } = await startBits();
    const token = await rig.ask('credential.token', { ...wish, scope, claims });
    expect(token).toMatchObject({ asked: scope, granted: scope, claims });
    expect(bodyOf(service)).toEqual([
      String(new URLSearchParams({ grant_type: 'client_credentials', scope, ...claims })),
    ]);
    expect((await rig.ask('credential.state', { id })).held).toMatchObject({ asked: scope, claims });
  });

  it('says what the service says of a scope that lacks its claims', async () => {
    const { rig, wish } = await startBits();
    await expect(
      rig.ask('credential.token', { ...wish, scope: 'application.session' }),
    ).rejects.toMatchObject({
      info: { code: 'server-refused', details: { message: expect.stringContaining('application_id') } },
    });
  });

  it('keeps a wrong secret to one request', async () => {
    const { rig, service, wish } = await startBits(() => ({}), { bits: { clientSecret: 'another' } });
    await expect(rig.ask('credential.token', wish)).rejects.toThrow('client-refused');
    expect(asked(service, TOKEN)).toHaveLength(1);
  });
});

describe('the key of an organisation', () => {
  it('is sent as the documented line has it, byte for byte in its body', async () => {
    const service = await startService();
    const { rig, ids } = await startWith(organizationItem(service));
    const wish = { id: ids[0] ?? '', agreed: service.url };
    const token = await rig.ask('credential.token', wish);
    const id = `organization.${service.organization.id}`;
    expect(bodyOf(service, '/identity/connect/token')).toEqual([
      `grant_type=client_credentials&scope=api.organization&client_id=${id}&client_secret=${SAMPLE_KEY}`,
    ]);
    const answer = await fetch(`${service.url}/api/public/collections`, {
      headers: { Authorization: `Bearer ${token.accessToken}` },
    });
    expect(answer.status).toBe(200);
  });
});

describe('a token', () => {
  const secondsOn = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

  it('is one until shortly before its end, also for a worker that was stopped meanwhile', async () => {
    const { rig, service, wish, id } = await startBits(() => ({}), { bits: { tokenSeconds: 700 } });
    const first = await rig.ask('credential.token', wish);
    await rig.killWorker();
    expect(await rig.ask('credential.token', { id })).toEqual(first);
    vi.useFakeTimers({ toFake: ['Date'] });
    secondsOn(700 - 71);
    expect((await rig.ask('credential.token', { id })).accessToken).toBe(first.accessToken);
    secondsOn(2);
    expect((await rig.ask('credential.token', { id })).accessToken).not.toBe(first.accessToken);
    expect(asked(service, TOKEN)).toHaveLength(2);
  });

  it('is asked for once by several at a time', async () => {
    const { rig, service, wish } = await startBits();
    const all = await Promise.all([1, 2, 3].map(() => rig.ask('credential.token', wish)));
    expect(new Set(all.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(asked(service, TOKEN)).toHaveLength(1);
  });

  it('is renewed when that is wanted, and forgotten when that is wanted', async () => {
    const { rig, service, wish, id } = await startBits();
    const first = await rig.ask('credential.token', wish);
    const second = await rig.ask('credential.token', { id, renew: true });
    expect(second.accessToken).not.toBe(first.accessToken);
    await rig.ask('credential.forget', { id });
    expect((await rig.ask('credential.state', { id })).held).toBeNull();
    expect(asked(service, TOKEN)).toHaveLength(2);
  });

  it('that the service does not take any more is renewed once, and no more', async () => {
    const { rig, service, wish, id } = await startBits();
    await rig.ask('credential.token', wish);
    service.faults.once({ path: '/oauth2/userinfo' }, { kind: 'status', status: 401 });
    expect(await rig.ask('credential.whoAmI', { id })).toHaveLength(1);
    expect(asked(service, TOKEN)).toHaveLength(2);
    service.faults.always({ path: '/oauth2/userinfo' }, { kind: 'status', status: 401 });
    await expect(rig.ask('credential.whoAmI', { id })).rejects.toThrow('token-refused');
    expect(asked(service, TOKEN)).toHaveLength(3);
  });

  it('is none of an item that was changed since', async () => {
    const { rig, service, wish, id } = await startBits();
    await rig.ask('credential.token', wish);
    await save(rig, id, () => ({ values: { username: 'other', password: 'secret', totp: '' } }));
    expect((await rig.ask('credential.state', { id })).held).toBeNull();
    await sent(rig);
    await expect(rig.ask('credential.token', { id })).rejects.toThrow('client-refused');
    expect(asked(service, TOKEN)).toHaveLength(2);
  });

  it('is gone after a lock', async () => {
    const { rig, wish, id } = await startBits();
    await rig.ask('credential.token', wish);
    await rig.ask('account.lock');
    await expect(rig.ask('credential.state', { id })).rejects.toThrow('locked');
    await rig.ask('account.unlock', { password: PASSWORD });
    expect(await rig.ask('credential.state', { id })).toEqual({ held: null, agreed: wish.agreed });
  });
});

describe('answers of other services', () => {
  const variant = (name: string) =>
    startBits((url) => ({ 'oauth2.token_endpoint': `${url}${TOKEN}?variant=${name}` }));

  it.each([
    ['standard', 'told', 3600],
    ['other-type', 'told', 3600],
    ['no-type', 'told', 3600],
    ['expires-text', 'told', 3600],
    ['expires-missing', 'guessed', 300],
    ['expires-null', 'guessed', 300],
    ['expires-negative', 'guessed', 300],
    ['expires-zero', 'told', 0],
    ['scope-list', 'told', 3600],
    ['scope-null', 'told', 3600],
    ['bearer-token', 'told', 3600],
    ['application-token', 'told', 3600],
    ['created', 'told', 3600],
    ['plain-text', 'told', 3600],
  ] as const)('are read: %s', async (name, expiry, seconds) => {
    const { rig, wish } = await variant(name);
    const { expiresAt, mintedAt, ...token } = await rig.ask('credential.token', wish);
    expect([token.expiry, (expiresAt - mintedAt) / 1000]).toEqual([expiry, seconds]);
    expect(['application', null]).toContain(token.granted);
  });

  it('are read by the token itself where they do not say how long it lives', async () => {
    const { rig, wish } = await startBits(
      (url) => ({ 'oauth2.token_endpoint': `${url}${TOKEN}?variant=expires-missing` }),
      { bits: { tokenForm: 'jwt', tokenSeconds: 900 } },
    );
    const token = await rig.ask('credential.token', wish);
    expect(token.expiry).toBe('in-token');
    expect(Math.abs(token.expiresAt - token.mintedAt - 900_000)).toBeLessThan(5000);
  });

  it.each([
    ['told', { expires_in: 1e300 }],
    ['in-token', { expires_in: '1h', access_token: `a.${btoa('{"exp":1e300}')}.c` }],
  ])('live for a year at most, whatever is %s', async (expiry, answer) => {
    const { rig, service, wish } = await startBits();
    const mutate = (body: object) => ({ ...body, ...answer });
    service.faults.once({ path: TOKEN }, { kind: 'mutate', mutate });
    const token = await rig.ask('credential.token', wish);
    expect([token.expiry, token.expiresAt - token.mintedAt]).toEqual([expiry, 365 * 86_400_000]);
  });

  it.each([
    ['camel-case', 'no-token'],
    ['form-encoded', 'no-token'],
    ['error-in-200', 'client-refused'],
  ])('are no tokens: %s', async (name, code) => {
    const { rig, wish } = await variant(name);
    await expect(rig.ask('credential.token', wish)).rejects.toThrow(code);
  });

  it.each([
    ['invalid_client', 'client-refused'],
    ['invalid_scope', 'scope-refused'],
    ['unauthorized_client', 'grant-refused'],
    ['unsupported_grant_type', 'grant-refused'],
    ['invalid_request', 'server-refused'],
  ])('are refusals: %s', async (name, code) => {
    for (const form of ['json', 'form', 'text']) {
      const { rig, wish } = await startBits((url) => ({
        'oauth2.token_endpoint': `${url}${TOKEN}?fail=${name}&as=${form}`,
      }));
      await expect(rig.ask('credential.token', wish), form).rejects.toThrow(code);
    }
  });

  it.each([
    [{ kind: 'status', status: 404 }, { code: 'endpoint-missing' }],
    [
      { kind: 'status', status: 403 },
      { code: 'server-refused', details: { message: 'HTTP 403' } },
    ],
    [{ kind: 'status', status: 401 }, { code: 'client-refused' }],
    [{ kind: 'status', status: 401, body: 'Not today.' }, { code: 'client-refused' }],
    [
      { kind: 'too-many', retryAfter: 7 },
      { code: 'too-many-requests', details: { number: '7' } },
    ],
    [
      { kind: 'too-many', retryAfter: 86_400 },
      { code: 'too-many-requests', details: { number: '60' } },
    ],
    [{ kind: 'too-many' }, { code: 'too-many-requests', details: { number: '60' } }],
    [
      { kind: 'too-many', retryAfter: 'Thu, 01 Jan 2015 00:00:00 GMT' },
      { code: 'too-many-requests', details: { wait: '0', number: '1' } },
    ],
    [
      { kind: 'too-many', retryAfter: 'soon' },
      { code: 'too-many-requests', details: { number: '60' } },
    ],
    [{ kind: 'status', status: 502, body: '<p>Bad gateway</p>' }, { code: 'server-error' }],
    [{ kind: 'html' }, { code: 'html-answer' }],
    [{ kind: 'html', status: 403 }, { code: 'html-answer' }],
    [{ kind: 'drop' }, { code: 'unreachable' }],
  ] as const)('are faults: %o', async (fault, info) => {
    const { rig, service, wish } = await startBits();
    service.faults.once({ path: TOKEN }, fault);
    await expect(rig.ask('credential.token', wish)).rejects.toMatchObject({ info });
    expect(asked(service, TOKEN).length).toBeLessThanOrEqual(1);
    await rig.ask('credential.token', wish);
  });
});
