import { afterEach, describe, expect, it } from 'vitest';
import type { Member } from '../../lib/protocol';
import { findFaults, operation } from '../public-api/check';
import { OPERATIONS } from '../public-api/description';
import { idOf } from '../server/public-api/index';
import { CHANGES, GROUP, MEMBER, OPEN } from './organization-changes';
import { closeOrganizations, startOrganization } from './organization-rig';

afterEach(closeOrganizations);

type Started = Awaited<ReturnType<typeof startOrganization>>;

/** What is left when nothing is changed. */
const asIs = ({ type, externalId, permissions, access, more }: Member) => ({
  type: type ?? 2,
  externalId,
  permissions,
  access,
  ...(more && { more }),
});

const last = ({ calls }: Started) => {
  const request = calls().at(-1);
  const text = new TextDecoder().decode(request?.body);
  return { ...request, json: text === '' ? null : (JSON.parse(text) as Record<string, unknown>) };
};

describe('a change of an organisation', () => {
  it('is known for every operation of the API that is none of the questions', () => {
    const changing = OPERATIONS.filter(({ method }) => method !== 'GET').map(({ id }) => id);
    expect(CHANGES.map(([id]) => id).sort()).toEqual(changing.sort());
  });

  it.each(CHANGES)('%s is sent once, as the description has it', async (id, act, path, body) => {
    const started = await startOrganization();
    await act(started.rig, started.wish);
    expect(started.calls()).toHaveLength(1);
    const sent = last(started);
    expect(`${sent.method} ${sent.path}`).toBe(`${operation(id).method} /api/public/${path}`);
    expect(sent.status).toBe(200);
    expect(sent.json).toEqual(body);
    expect(findFaults(operation(id).body ?? {}, sent.json ?? {})).toEqual([]);
    expect(sent.headers?.cookie).toBeUndefined();
  });

  it('begins with the row as it is, and leaves what is not touched', async () => {
    const { rig, wish, service } = await startOrganization();
    const { members, memberAccess } = service.organization;
    const before = [members.get(MEMBER), memberAccess.ofHolder(MEMBER)];
    const member = await rig.ask('org.member', { ...wish, member: MEMBER });
    await rig.ask('org.putMember', { ...wish, member: MEMBER, change: asIs(member) });
    const { permissions, ...rest } = members.get(MEMBER)!;
    expect({ ...rest, permissions: Object.entries(permissions ?? {}).filter(([, is]) => is) }).toEqual({
      ...before[0],
      permissions: Object.entries({ accessEventLogs: true, accessReports: true }),
    });
    expect(memberAccess.ofHolder(MEMBER)).toEqual(before[1]);
    const group = await rig.ask('org.group', { ...wish, group: idOf('group', 1) });
    const collection = await rig.ask('org.collection', { ...wish, collection: idOf('collection', 2) });
    await rig.ask('org.putGroup', { ...wish, group: group.id, change: group });
    await rig.ask('org.putCollection', { ...wish, collection: collection.id, change: collection });
    expect(await rig.ask('org.group', { ...wish, group: group.id })).toEqual(group);
    expect(await rig.ask('org.collection', { ...wish, collection: collection.id })).toEqual(collection);
    expect(await rig.ask('org.policy', { ...wish, type: 1 })).toMatchObject({ data: { minLength: 14 } });
  });

  it('writes back what a server says besides, of which nothing is known here', async () => {
    const started = await startOrganization();
    const { rig, wish, service } = started;
    const path = `/api/public/members/${MEMBER}`;
    service.faults.once(
      { method: 'GET', path },
      { kind: 'mutate', mutate: (body) => ({ ...body, accessAll: true, permissions: { newOne: true } }) },
    );
    const member = await rig.ask('org.member', { ...wish, member: MEMBER });
    await rig.ask('org.putMember', { ...wish, member: MEMBER, change: asIs(member) });
    expect(last(started).json).toMatchObject({ accessAll: true, permissions: { newOne: true } });
    await rig.ask('org.putMember', { ...wish, member: MEMBER, change: { ...asIs(member), type: 2 } });
    expect(last(started).json).not.toHaveProperty('permissions');
  });

  const without = (member: string) => (body: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(body).filter(([name]) => name !== member));

  it.each([
    ['a member’s collections', 'members', MEMBER, without('collections')],
    ['what a member’s own role may', 'members', MEMBER, without('permissions')],
    ['a member’s role', 'members', MEMBER, without('type')],
    ['a group’s collections', 'groups', GROUP, without('collections')],
    ['a collection’s groups', 'collections', idOf('collection', 2), without('groups')],
    ['one of them by its id', 'groups', GROUP, (body: object) => ({ ...body, collections: [{}] })],
    ['one of them by another form', 'groups', GROUP, (body: object) => ({ ...body, collections: ['c'] })],
    ['what a policy is set to', 'policies', '1', (body: object) => ({ ...body, data: '{"minC' })],
  ] as const)('begins with no row of which a part is not told: %s', async (_, list, id, mutate) => {
    const { rig, wish, service } = await startOrganization();
    service.faults.once({ method: 'GET', path: `/api/public/${list}/${id}` }, { kind: 'mutate', mutate });
    const asked = {
      members: () => rig.ask('org.member', { ...wish, member: id }),
      groups: () => rig.ask('org.group', { ...wish, group: id }),
      collections: () => rig.ask('org.collection', { ...wish, collection: id }),
      policies: () => rig.ask('org.policy', { ...wish, type: 1 }),
    };
    const { host } = new URL(service.url);
    await expect(asked[list]()).rejects.toMatchObject({ info: { code: 'org-part', details: { host } } });
  });

  it('never asks for a right together with what it excludes', async () => {
    const started = await startOrganization();
    const access = [{ ...OPEN, readOnly: true, hidePasswords: true }];
    await started.rig.ask('org.putGroup', {
      ...started.wish,
      group: GROUP,
      change: { name: 'Help', externalId: null, access },
    });
    expect(last(started)).toMatchObject({ status: 200, json: { collections: [OPEN] } });
  });

  it('tells the id of what it has made, and the server’s words on the subscription', async () => {
    const { rig, wish, service } = await startOrganization();
    const change = { name: 'New', externalId: null, access: [] };
    const id = await rig.ask('org.addGroup', { ...wish, change });
    expect(service.organization.groups.get(id ?? '')?.name).toBe('New');
    service.faults.once({ path: '/api/public/groups' }, { kind: 'instead', status: 200, body: '' });
    expect(await rig.ask('org.addGroup', { ...wish, change })).toBeNull();
    expect(
      await rig.ask('org.putSubscription', { ...wish, change: { passwordManager: { seats: 12 } } }),
    ).toMatch(/updated/);
  });
});

describe('a change that is answered by nothing but its success', () => {
  it.each([200, 201, 202, 204])('is made, once: %d', async (status) => {
    const started = await startOrganization();
    const { rig, wish, service } = started;
    const path = `/api/public/members/${MEMBER}`;
    service.faults.always({ method: 'PUT', path }, { kind: 'instead', status });
    const member = await rig.ask('org.member', { ...wish, member: MEMBER });
    const change = { ...asIs(member), externalId: 'other' };
    await rig.ask('org.putMember', { ...wish, member: MEMBER, change });
    expect(service.organization.members.get(MEMBER)?.externalId).toBe('other');
    expect(started.calls()).toHaveLength(2);
  });

  it('is no row where one is asked for', async () => {
    const { rig, wish, service } = await startOrganization();
    service.faults.always({ path: `/api/public/members/${MEMBER}` }, { kind: 'instead', status: 204 });
    await expect(rig.ask('org.member', { ...wish, member: MEMBER })).rejects.toThrow('answer-damaged');
  });
});

describe('a change that goes wrong', () => {
  const path = `/api/public/members/${MEMBER}/revoke`;
  const revoke = ({ rig, wish }: Started) => rig.ask('org.revoke', { ...wish, member: MEMBER });

  it.each([
    ['a broken line', { kind: 'drop' }, 'unreachable'],
    ['a fault', { kind: 'status', status: 500 }, 'server-error'],
    [
      'a fault with a pause',
      { kind: 'status', status: 503, headers: { 'Retry-After': '0' } },
      'server-error',
    ],
    ['a proxy’s page', { kind: 'html', status: 502 }, 'server-error'],
    ['a web page', { kind: 'html' }, 'html-answer'],
    ['half an answer', { kind: 'instead', status: 200, body: '{"id":' }, 'answer-damaged'],
    ['a server that was too slow', { kind: 'status', status: 408 }, 'server-refused'],
  ] as const)('is sent once, and said to be perhaps made: %s', async (_, fault, reason) => {
    const started = await startOrganization();
    started.service.faults.always({ path }, fault);
    await expect(revoke(started)).rejects.toMatchObject({
      info: { code: 'perhaps-done', details: { host: new URL(started.service.url).host, reason } },
    });
    expect(started.calls()).toHaveLength(1);
  });

  it.each([
    ['a pause', { kind: 'too-many', retryAfter: 0 }, 'too-many-requests', { wait: '0' }],
    ['another kind of token', { kind: 'status', status: 403 }, 'org-forbidden', {}],
    ['nothing there', { kind: 'status', status: 404 }, 'org-missing', {}],
    ['a way elsewhere', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, 'redirected', {}],
  ] as const)('is sent once, and said not to be made: %s', async (_, fault, code, details) => {
    const started = await startOrganization();
    started.service.faults.always({ path }, fault);
    await expect(revoke(started)).rejects.toMatchObject({ info: { code, details } });
    expect(started.calls()).toHaveLength(1);
    expect(started.service.organization.members.get(MEMBER)?.status).toBe(2);
  });

  it('is sent again with a new token, once: one that was refused has done nothing', async () => {
    const started = await startOrganization();
    const { service, tokens, calls } = started;
    service.faults.once({ path }, { kind: 'status', status: 401 });
    await revoke(started);
    expect([tokens(), calls().length]).toEqual([2, 2]);
    service.faults.always({ path }, { kind: 'status', status: 401 });
    await expect(revoke(started)).rejects.toThrow('token-refused');
    expect(calls()).toHaveLength(4);
  });

  it('says that nothing was done when there was no token for it', async () => {
    const started = await startOrganization();
    started.service.faults.always({ path: '/identity/connect/token' }, { kind: 'drop' });
    await expect(revoke(started)).rejects.toThrow('unreachable');
    expect(started.calls()).toHaveLength(0);
  });

  it('is told in the server’s words when it is against its rules', async () => {
    const started = await startOrganization();
    await revoke(started);
    await expect(revoke(started)).rejects.toMatchObject({
      info: { code: 'server-refused', details: { message: 'Already revoked.' } },
    });
    await expect(
      started.rig.ask('org.removeMember', { ...started.wish, member: idOf('member', 1) }),
    ).rejects.toMatchObject({ info: { details: { message: expect.stringContaining('confirmed owner') } } });
  });

  it('is kept behind the gate of its item', async () => {
    const { rig, wish, service } = await startOrganization({}, (item) => ({ ...item, reprompt: 1 }));
    await expect(rig.ask('org.removeMember', { ...wish, member: MEMBER })).rejects.toThrow('reprompt-needed');
    expect(service.log).toHaveLength(0);
  });
});
