import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bitsItem, organizationItem } from '../server/credential-items';
import type { PublicApiServer } from '../server/public-api/index';
import { type PlainItem, sealItem } from '../server/seal-item';
import { startWith } from './editing';
import { closeOrganizations, startService } from './organization-rig';
import { PASSWORD } from './rig';

afterEach(async () => {
  vi.restoreAllMocks();
  await closeOrganizations();
});

const asked = ({ log }: PublicApiServer, path: string) => log.filter((request) => request.path === path);
const WHO = '/oauth2/userinfo';
const MEMBERS = '/api/public/members';
const HUGE = JSON.stringify({ access_token: 't'.repeat(2 * 1024 * 1024), token_type: 'bearer' });

const withField = (item: PlainItem, name: string, value: string): PlainItem => ({
  ...item,
  fields: (item.fields ?? []).map((field) => (field.name === name ? { ...field, value } : field)),
});

describe('what one item may', () => {
  it('no other may: neither its address nor its token is shared', async () => {
    const [first, second] = [await startService(), await startService()];
    const { rig, ids } = await startWith(bitsItem(first.url), bitsItem(second.url), bitsItem(first.url));
    const [one = '', two = '', three = ''] = ids;
    const { accessToken } = await rig.ask('credential.token', { id: one, agreed: first.url });
    for (const id of [two, three])
      await expect(rig.ask('credential.token', { id })).rejects.toThrow('endpoint-new');
    expect((await rig.ask('credential.state', { id: three })).held).toBeNull();
    const other = await rig.ask('credential.token', { id: three, agreed: first.url });
    expect(other.accessToken).not.toBe(accessToken);
    expect((await rig.ask('credential.token', { id: one })).accessToken).toBe(accessToken);
    expect(second.log).toHaveLength(0);
  });

  it('send of its tokens is no leave for its secret', async () => {
    const [bits, other] = [await startService(), await startService()];
    const item = bitsItem(bits.url, { 'oauth2.userinfo_endpoint': `${other.url}${WHO}` });
    const { rig, ids } = await startWith(item);
    const [id = ''] = ids;
    await rig.ask('credential.token', { id, agreed: bits.url });
    await expect(rig.ask('credential.whoAmI', { id, agreed: other.url })).rejects.toThrow('token-refused');
    // Servers tell two states apart by whole seconds.
    rig.server.clock.advance(2000);
    const moved = withField(item, 'oauth2.token_endpoint', `${other.url}/v1/oauth2/token`);
    await rig.account.call('PUT', `/ciphers/${id}`, await sealItem(moved, rig.account.userKey, true));
    await rig.ask('sync.now');
    const before = other.log.length;
    await expect(rig.ask('credential.token', { id })).rejects.toThrow('endpoint-changed');
    expect(other.log).toHaveLength(before);
  });

  it('say beside its request does not take the place of what stands there', async () => {
    const bits = await startService();
    const { rig, ids } = await startWith(bitsItem(bits.url));
    const claims = { grant_type: 'password', client_secret: 'x', scope: 'all', '': 'x', tenant: 't' };
    await rig.ask('credential.token', { id: ids[0], agreed: bits.url, claims });
    const [request] = asked(bits, '/v1/oauth2/token');
    expect(Buffer.from(request?.body ?? '').toString()).toBe('grant_type=client_credentials&tenant=t');
  });
});

describe('an answer', () => {
  it('that is huge is not read to its end', async () => {
    const bits = await startService();
    const { rig, ids } = await startWith(bitsItem(bits.url));
    const wish = { id: ids[0], agreed: bits.url };
    await rig.ask('credential.token', wish);
    for (const path of ['/v1/oauth2/token', WHO])
      bits.faults.always({ path }, { kind: 'instead', status: 200, body: HUGE });
    await expect(rig.ask('credential.whoAmI', wish)).rejects.toThrow('answer-too-large');
    await expect(rig.ask('credential.token', { ...wish, renew: true })).rejects.toThrow('answer-too-large');
  });

  it('that is a fault is not asked for again by itself', async () => {
    const bits = await startService();
    const { rig, ids } = await startWith(bitsItem(bits.url));
    bits.faults.always({ path: WHO }, { kind: 'status', status: 503 });
    await expect(rig.ask('credential.whoAmI', { id: ids[0], agreed: bits.url })).rejects.toThrow(
      'server-error',
    );
    expect(asked(bits, WHO)).toHaveLength(1);
  });
});

describe('an organisation', () => {
  it('is not read by whoever may use its key without seeing it', async () => {
    const service = await startService();
    const { rig, ids } = await startWith(organizationItem(service));
    const mutate = (body: Record<string, unknown>) => ({
      ...body,
      ciphers: (body.ciphers as object[]).map((cipher) => ({ ...cipher, viewPassword: false })),
    });
    rig.server.faults.always({ path: '/api/sync' }, { kind: 'mutate', mutate });
    rig.server.clock.advance(2000);
    await rig.account.call('PUT', `/ciphers/${ids[0]}/partial`, { favorite: true, folderId: null });
    await rig.ask('sync.now');
    const wish = { id: ids[0], agreed: [service.url], password: PASSWORD };
    const query = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' };
    const whole = { ...wish, query, member: 'm', group: 'g' };
    for (const what of [
      'org.members',
      'org.groups',
      'org.collections',
      'org.policies',
      'org.groupsOf',
      'org.membersOf',
      'org.events',
      'org.subscription',
    ] as const)
      await expect(rig.ask(what, whole), what).rejects.toThrow('hidden-by-organization');
    expect(service.log).toHaveLength(0);
  });

  it('has its key sent to no address for which only the tokens were agreed to', async () => {
    const [service, other] = [await startService(), await startService()];
    const item = withField(organizationItem(service), 'api.base_url', `${other.url}/api`);
    const { rig, ids } = await startWith(item);
    await expect(rig.ask('org.members', { id: ids[0], agreed: [other.url] })).rejects.toMatchObject({
      info: { code: 'endpoint-new', details: { origin: service.url } },
    });
    expect([...service.log, ...other.log]).toHaveLength(0);
  });

  it('has no token minted that the browser would not let go, and sends none whose leave ended meanwhile', async () => {
    const service = await startService();
    const api = service.url.replace('127.0.0.1', 'localhost');
    const { rig, ids } = await startWith(withField(organizationItem(service), 'api.base_url', `${api}/api`));
    const wish = { id: ids[0], agreed: [service.url, api] };
    let isAllowed = false;
    const contains = async ({ origins }: { origins: string[] }) =>
      isAllowed || !origins.some((pattern) => pattern.includes('localhost'));
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(contains as never);
    await expect(rig.ask('org.members', wish)).rejects.toThrow('permission-missing');
    expect(service.log).toHaveLength(0);
    isAllowed = true;
    const held = service.faults.hold({ path: '/identity/connect/token' });
    const reading = rig.ask('org.members', wish);
    await held.reached;
    isAllowed = false;
    held.release();
    await expect(reading).rejects.toThrow('permission-missing');
    expect(asked(service, MEMBERS)).toHaveLength(0);
  });

  it('is read without the cookies of its site', async () => {
    const service = await startService();
    const { rig, ids } = await startWith(organizationItem(service));
    const fetching = vi.spyOn(globalThis, 'fetch');
    await rig.ask('org.members', { id: ids[0], agreed: [service.url] });
    expect(fetching.mock.calls.map(([request]) => (request as Request).credentials)).toEqual([
      'omit',
      'omit',
    ]);
    for (const { headers } of service.log)
      expect(Object.keys(headers).filter((name) => /^(cookie|bitwarden|device)/.test(name))).toEqual([]);
  });
});
