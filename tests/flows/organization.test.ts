import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pauseAfter } from '../../components/console/patience';
import { toErrorInfo } from '../../lib/errors';
import { DEVICE_FIELDS } from '../server/credential-items';
import { idOf, SAMPLE_KEY } from '../server/public-api/index';
import type { PlainItem } from '../server/seal-item';
import { closeOrganizations, startOrganization, startService } from './organization-rig';
import { PASSWORD } from './rig';

afterEach(async () => {
  vi.useRealTimers();
  await closeOrganizations();
});

const TOKEN = '/identity/connect/token';

const QUERY = { start: '2000-01-01T00:00:00Z', end: '2000-12-31T00:00:00Z' };

/** Vaultwarden wants to know the device. */
const withDevice = (item: PlainItem): PlainItem => {
  const device = Object.entries(DEVICE_FIELDS).map(([name, value]) => ({ type: 0 as const, name, value }));
  return { ...item, fields: [...(item.fields ?? []), ...device] };
};

describe('an organisation', () => {
  it('is read with the token of an item: members, groups, collections, policies, subscription', async () => {
    const { rig, wish, tokens } = await startOrganization();
    const members = await rig.ask('org.members', wish);
    expect(members).toMatchObject({ unread: 0, next: null });
    expect(members.rows).toHaveLength(7);
    expect(members.rows[3]).toEqual({
      id: idOf('member', 4),
      userId: idOf('user', 4),
      name: 'Iris Vahl',
      email: 'iris@hollis.example',
      type: 4,
      status: 2,
      twoFactor: true,
      recovery: false,
      externalId: 'directory-4',
      ssoExternalId: null,
      permissions: ['accessEventLogs', 'accessReports'],
      access: [{ id: idOf('collection', 2), readOnly: true, hidePasswords: true, manage: false }],
    });
    expect((await rig.ask('org.groups', wish)).rows.map(({ name }) => name)).toEqual([
      'Engineering',
      'Support',
      'Nobody',
    ]);
    expect((await rig.ask('org.collections', wish)).rows).toHaveLength(4);
    expect((await rig.ask('org.policies', wish)).rows.map(({ type }) => type)).toEqual([0, 1, 3, 7, 31]);
    expect((await rig.ask('org.subscription', wish)).passwordManager).toMatchObject({
      seats: 10,
      storage: 2,
    });
    expect(await rig.ask('org.groupsOf', { ...wish, member: idOf('member', 4) })).toEqual([
      idOf('group', 1),
      idOf('group', 2),
    ]);
    expect(await rig.ask('org.membersOf', { ...wish, group: idOf('group', 2) })).toHaveLength(2);
    expect(tokens()).toBe(1);
  });

  it.each(['azure', 'legacy-empty', 'sql'] as const)('tells its events page by page: %s', async (cursor) => {
    const { rig, wish, query } = await startOrganization({ cursor });
    const seen: string[] = [];
    const sizes: number[] = [];
    let next: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof first>> = await first(next);
      seen.push(...page.rows.map(({ date, type }) => `${date} ${type}`));
      sizes.push(page.rows.length);
      next = page.next;
    } while (next !== null);
    function first(mark: string | null) {
      return rig.ask('org.events', { ...wish, query, ...(mark !== null && { next: mark }) });
    }
    // An SQL server loses what shares its moment with the last row of a page.
    expect(sizes).toEqual(cursor === 'sql' ? [50, 50, 36] : [50, 50, 37]);
    const dates = seen.map((row) => row.split(' ')[0]);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is asked for one actor or one item, with both ends of the time', async () => {
    const { rig, wish, query, calls } = await startOrganization();
    const actingUserId = idOf('user', 1);
    const { rows } = await rig.ask('org.events', { ...wish, query: { ...query, actingUserId } });
    expect(new Set(rows.map((row) => row.actingUserId))).toEqual(new Set([actingUserId]));
    const asked = Object.fromEntries(new URLSearchParams(calls()[0]?.query));
    expect(asked).toEqual({ ...query, actingUserId });
  });
});

describe('a token', () => {
  it('that the server does not take any more is renewed once, and nothing is lost', async () => {
    const { rig, wish, service, tokens } = await startOrganization();
    await rig.ask('org.members', wish);
    service.faults.once({ path: '/api/public/members' }, { kind: 'status', status: 401 });
    expect((await rig.ask('org.members', wish)).rows).toHaveLength(7);
    expect(tokens()).toBe(2);
    service.faults.always({ path: '/api/public/members' }, { kind: 'status', status: 401 });
    await expect(rig.ask('org.members', wish)).rejects.toThrow('token-refused');
    expect(tokens()).toBe(3);
  });

  it('is minted once by several questions at a time', async () => {
    const { rig, wish, tokens } = await startOrganization();
    await Promise.all([rig.ask('org.members', wish), rig.ask('org.groups', wish)]);
    expect(tokens()).toBe(1);
  });

  it('that several questions are refused with, one after the other, is renewed once for all of them', async () => {
    const { rig, wish, service, tokens } = await startOrganization();
    await rig.ask('org.policies', wish);
    const slow = (['members', 'groups', 'collections'] as const).map((list) => {
      const path = `/api/public/${list}`;
      service.faults.once({ path }, { kind: 'status', status: 401 });
      return { held: service.faults.hold({ path }), list };
    });
    const asked = slow.map(({ held, list }) => ({ held, come: rig.ask(`org.${list}`, wish) }));
    for (const { held } of asked) await held.reached;
    for (const { held, come } of asked) {
      held.release();
      expect((await come).rows.length).toBeGreaterThan(0);
    }
    expect(tokens()).toBe(2);
  });

  it('goes to no address that the person has not agreed to, and without cookies to the one that they have', async () => {
    const other = await startService();

    const { rig, id, wish, service, tokens } = await startOrganization({}, (item) => ({
      ...item,
      fields: (item.fields ?? []).map((field) =>
        field.name === 'api.base_url' ? { ...field, value: `${other.url}/api/` } : field,
      ),
    }));
    await expect(rig.ask('org.members', wish)).rejects.toMatchObject({
      info: { code: 'endpoint-new', details: { origin: other.url } },
    });
    expect(tokens()).toBe(0);
    const both = [service.url, other.url];
    await expect(rig.ask('org.members', { id, agreed: both })).rejects.toThrow('token-refused');
    const [request] = other.log;
    expect(request?.path).toBe('/api/public/members');
    expect(request?.headers.cookie).toBeUndefined();
  });

  it('stays here when the browser has not been allowed to talk to the server', async () => {
    const { rig, wish, service } = await startOrganization();
    vi.spyOn(fakeBrowser.permissions, 'contains').mockImplementation(async () => false);
    await expect(rig.ask('org.members', wish)).rejects.toThrow('permission-missing');
    expect(service.log).toHaveLength(0);
  });

  it('is kept behind the gate of its item', async () => {
    const { rig, wish, service } = await startOrganization({}, (item) => ({ ...item, reprompt: 1 }));
    await expect(rig.ask('org.members', wish)).rejects.toThrow('reprompt-needed');
    await expect(rig.ask('org.members', { ...wish, password: 'wrong' })).rejects.toThrow('reprompt-wrong');
    expect(service.log).toHaveLength(0);
    expect((await rig.ask('org.members', { ...wish, password: PASSWORD })).rows).toHaveLength(7);
    await rig.ask('account.lock');
    await expect(rig.ask('org.members', wish)).rejects.toThrow('locked');
  });
});

describe('what goes wrong', () => {
  const path = '/api/public/members';

  it('with a wrong key is told after one request', async () => {
    const { rig, wish, service, tokens } = await startOrganization();
    service.organization.apiKey = 'another';
    await expect(rig.ask('org.members', wish)).rejects.toThrow('client-refused');
    expect(tokens()).toBe(1);
  });

  it('with a wrong key of Vaultwarden is told as with any other', async () => {
    const { rig, wish, service, tokens } = await startOrganization({ kind: 'vaultwarden' }, withDevice);
    service.organization.apiKey = 'another';
    await expect(rig.ask('org.members', wish)).rejects.toMatchObject({
      info: { code: 'client-refused', details: { message: 'Incorrect client_secret' } },
    });
    expect(tokens()).toBe(1);
  });

  it.each([
    ['a pause in seconds', { kind: 'too-many', retryAfter: 7 }, 'too-many-requests', { wait: '7' }],
    ['a very long one', { kind: 'too-many', retryAfter: 86_400 }, 'too-many-requests', { wait: '86400' }],
    ['a pause of no length', { kind: 'too-many' }, 'too-many-requests', { number: '60' }],
    ['a pause that is no number', { kind: 'too-many', retryAfter: 'soon' }, 'too-many-requests', {}],
    ['a fault', { kind: 'status', status: 500, body: { message: 'x' } }, 'server-error', { number: '500' }],
    [
      'a fault with a pause',
      { kind: 'status', status: 503, headers: { 'Retry-After': '3' } },
      'server-error',
      { wait: '3' },
    ],
    ['a proxy’s page', { kind: 'html', status: 502 }, 'server-error', { number: '502' }],
    ['a web page', { kind: 'html' }, 'html-answer', {}],
    ['an empty answer', { kind: 'instead', status: 200, body: '' }, 'answer-damaged', {}],
    ['another shape', { kind: 'instead', status: 200, body: [] }, 'answer-damaged', {}],
    ['half an answer', { kind: 'truncate', bytes: 40 }, 'answer-damaged', {}],
    ['a broken line', { kind: 'drop' }, 'unreachable', {}],
    ['nothing there', { kind: 'status', status: 404 }, 'org-missing', { number: '404' }],
    ['another kind of token', { kind: 'status', status: 403 }, 'org-forbidden', { number: '403' }],
    ['a way elsewhere', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, 'redirected', {}],
  ] as const)('is told as it is, after one request: %s', async (_, fault, code, details) => {
    const { rig, wish, service, calls } = await startOrganization();
    service.faults.always({ path }, fault);
    await expect(rig.ask('org.members', wish)).rejects.toMatchObject({
      info: { code, details: { host: new URL(service.url).host, ...details } },
    });
    expect(calls()).toHaveLength(1);
  });

  it.each([
    ['in seconds', { kind: 'too-many', retryAfter: 30 }, { wait: '30', number: '30' }],
    ['for a day', { kind: 'too-many', retryAfter: 86_400 }, { wait: '86400', number: '60' }],
    ['of no length', { kind: 'too-many' }, { wait: '60', number: '60' }],
    [
      'beside a fault',
      { kind: 'status', status: 503, headers: { 'Retry-After': '9' } },
      { wait: '9', number: '503' },
    ],
  ] as const)(
    'with the token is told with the pause that its server asks for: %s',
    async (_, fault, details) => {
      const { rig, wish, service } = await startOrganization();
      service.faults.always({ path: TOKEN }, fault);
      const error: unknown = await rig.ask('org.members', wish).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ info: { details: { host: new URL(service.url).host, ...details } } });
      const wanted = Math.min(Number(details.wait), 60) * 1000;
      expect(pauseAfter(toErrorInfo(error), 1, () => 0)).toBe(wanted);
    },
  );

  it('with the token keeps every list waiting: its server is left alone until the pause is over', async () => {
    const { rig, wish, service, tokens } = await startOrganization();
    service.faults.once({ path: TOKEN }, { kind: 'too-many', retryAfter: 30 });
    vi.useFakeTimers({ toFake: ['Date'] });
    await expect(rig.ask('org.members', wish)).rejects.toThrow('too-many-requests');
    vi.setSystemTime(Date.now() + 10_000);
    await expect(rig.ask('org.groups', wish)).rejects.toMatchObject({
      info: { code: 'too-many-requests', details: { wait: '20', number: '20' } },
    });
    expect(tokens()).toBe(1);
    vi.setSystemTime(Date.now() + 20_000);
    expect((await rig.ask('org.groups', wish)).rows).toHaveLength(3);
    expect(tokens()).toBe(2);
  });

  it('with the token keeps nobody waiting who asks for one', async () => {
    const { rig, wish, service, tokens } = await startOrganization();
    service.faults.once({ path: TOKEN }, { kind: 'too-many', retryAfter: 30 });
    await expect(rig.ask('org.members', wish)).rejects.toThrow('too-many-requests');
    await rig.ask('credential.token', { id: wish.id, agreed: service.url });
    expect((await rig.ask('org.members', wish)).rows).toHaveLength(7);
    expect(tokens()).toBe(2);
  });

  it('with a moment as the end of a pause is told in seconds', async () => {
    const { rig, wish, service } = await startOrganization();
    const retryAfter = new Date(Date.now() + 20_000).toUTCString();
    service.faults.always({ path }, { kind: 'too-many', retryAfter });
    const error: unknown = await rig.ask('org.members', wish).catch((reason: unknown) => reason);
    const { wait } = (error as { info: { details: { wait: string } } }).info.details;
    expect(Number(wait)).toBeGreaterThan(15);
    expect(Number(wait)).toBeLessThanOrEqual(20);
  });

  it('with what was asked is told in the server’s words, without the token', async () => {
    const { rig, wish, service } = await startOrganization();
    await expect(rig.ask('org.events', { ...wish, query: { ...QUERY, end: 'soon' } })).rejects.toMatchObject({
      info: { code: 'server-refused' },
    });
    const { accessToken } = await rig.ask('credential.token', { id: wish.id });
    const errors = { Start: [`The token ${accessToken} is no date. ${SAMPLE_KEY.slice(0, 3)}`] };
    service.faults.always({ path }, { kind: 'status', status: 400, body: { message: 'Invalid.', errors } });
    await expect(rig.ask('org.members', wish)).rejects.toMatchObject({
      info: { details: { message: `Start: The token … is no date. ${SAMPLE_KEY.slice(0, 3)}.` } },
    });
  });

  it('with one row costs that row alone', async () => {
    const { rig, wish, service } = await startOrganization();
    service.faults.always(
      { path },
      { kind: 'mutate', mutate: (body) => ({ ...body, data: [...(body.data as []), 7, {}, null] }) },
    );
    expect(await rig.ask('org.members', wish)).toMatchObject({ rows: { length: 7 }, unread: 3 });
  });
});
