import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type PublicClient } from './connect.ts';
import { idOf, type PublicApiServer, startPublicApi } from './index.ts';

let server: PublicApiServer;
let client: PublicClient;

beforeEach(async () => {
  server = await startPublicApi();
  client = await connect(server);
});
afterEach(() => server.close());

const [OWNER, ADMIN, ACCEPTED, CUSTOM, INVITED, REVOKED, STAGED] = [1, 2, 3, 4, 5, 6, 7].map((number) =>
  idOf('member', number),
) as [string, string, string, string, string, string, string];
const [ENGINEERING, SUPPORT] = [idOf('group', 1), idOf('group', 2)];

const read = async (id: string) => (await client.call('GET', `/public/members/${id}`)).body;
const replace = (id: string, body: object) => client.call('PUT', `/public/members/${id}`, body);
const groupsOf = async (id: string) =>
  JSON.parse((await client.call('GET', `/public/members/${id}/group-ids`)).text) as string[];
const act = async (id: string, verb: string) => {
  const { status, text, body } = await client.call('POST', `/public/members/${id}/${verb}`);
  return [status, text === '' ? '' : body.message];
};

describe('members', () => {
  it('come all at once, in every status and type', async () => {
    const { body } = await client.call('GET', '/public/members');
    const rows = body.data as Record<string, unknown>[];
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set([-1, 0, 1, 2, 3]));
    expect(new Set(rows.map(({ type }) => type))).toEqual(new Set([0, 1, 2, 4]));
    expect(rows).toHaveLength(7);
    expect('continuationToken' in body).toBe(false);
  });

  it('come with an empty cursor from older servers', async () => {
    const older = await startPublicApi({ listTokens: true });
    const { body } = await (await connect(older)).call('GET', '/public/members');
    expect(body.continuationToken).toBeNull();
    await older.close();
  });

  it('have permissions only where these are their own', async () => {
    expect((await read(CUSTOM)).permissions).toMatchObject({ accessEventLogs: true });
    expect((await read(ADMIN)).permissions).toBeNull();
  });

  it('have no name before they have an account', async () => {
    expect(await read(INVITED)).toMatchObject({ userId: null, name: null, twoFactorEnabled: false });
  });
});

describe('replacing a member', () => {
  it('takes away every collection when none are sent, and leaves the groups', async () => {
    expect((await read(ADMIN)).collections).toHaveLength(2);
    const answer = await replace(ADMIN, { type: 1 });
    expect([answer.status, answer.body.collections]).toEqual([200, null]);
    expect((await read(ADMIN)).collections).toEqual([]);
    expect(await groupsOf(ADMIN)).toEqual([ENGINEERING]);
  });

  it('keeps the collections that are sent back, and replaces groups that are sent', async () => {
    const { type, externalId, collections } = await read(ADMIN);
    await replace(ADMIN, { type, externalId, collections, groups: [SUPPORT] });
    expect(await read(ADMIN)).toMatchObject({ externalId: 'directory-2', collections });
    expect(await groupsOf(ADMIN)).toEqual([SUPPORT]);
    await replace(ADMIN, { type, collections, groups: [] });
    expect(await groupsOf(ADMIN)).toEqual([]);
  });

  it('forgets what is not sent', async () => {
    await replace(ADMIN, { type: 1 });
    expect((await read(ADMIN)).externalId).toBeNull();
  });

  it('keeps permissions that are not sent while the role stays, and takes none for another role', async () => {
    await replace(CUSTOM, { type: 4 });
    expect((await read(CUSTOM)).permissions).toMatchObject({ accessReports: true });
    expect((await replace(ADMIN, { type: 1, permissions: {} })).body.message).toContain('Custom role');
    await replace(CUSTOM, { type: 2 });
    await replace(CUSTOM, { type: 4 });
    expect((await read(CUSTOM)).permissions).toBeNull();
  });

  it('refuses managing together with less than all', async () => {
    const collections = [{ id: idOf('collection', 1), readOnly: true, manage: true }];
    const { status, body } = await replace(ADMIN, { type: 1, collections });
    expect([status, Object.keys(body.errors as object)]).toEqual([400, ['Collections']]);
    expect((await read(ADMIN)).collections).toHaveLength(2);
  });

  it('passes over collections and groups of others', async () => {
    const collections = [{ id: idOf('collection', 99), readOnly: true }];
    await replace(ADMIN, { type: 1, collections, groups: [idOf('group', 99)] });
    expect([(await read(ADMIN)).collections, await groupsOf(ADMIN)]).toEqual([[], []]);
  });

  it('leaves an owner', async () => {
    const none = 'Organization must have at least one confirmed owner.';
    expect((await replace(OWNER, { type: 2 })).body.message).toBe(none);
    expect((await client.call('DELETE', `/public/members/${OWNER}`)).body.message).toBe(none);
    expect(await act(OWNER, 'revoke')).toEqual([400, none]);
    await replace(ADMIN, { type: 0 });
    expect((await replace(OWNER, { type: 2 })).status).toBe(200);
  });
});

describe('inviting', () => {
  it('answers with a member that has no account', async () => {
    const collections = [{ id: idOf('collection', 1), readOnly: true, hidePasswords: false, manage: false }];
    const { body } = await client.call('POST', '/public/members', {
      email: 'New@Hollis.example',
      type: 2,
      collections,
      groups: [SUPPORT],
    });
    expect(body).toMatchObject({
      email: 'new@hollis.example',
      status: 0,
      userId: null,
      name: null,
      collections,
    });
    expect(await groupsOf(String(body.id))).toEqual([SUPPORT]);
  });

  it('refuses who is there already', async () => {
    const { status, body } = await client.call('POST', '/public/members', {
      email: 'noor@hollis.example',
      type: 2,
    });
    expect([status, body.message]).toEqual([400, 'This user has already been invited.']);
  });
});

describe('what is done to members', () => {
  it('invites again who is invited, and nobody else', async () => {
    expect(await act(INVITED, 'reinvite')).toEqual([200, '']);
    for (const id of [OWNER, ACCEPTED, REVOKED, STAGED])
      expect(await act(id, 'reinvite')).toEqual([400, 'User invalid.']);
  });

  it('revokes once, and restores to what was before', async () => {
    expect(await act(ACCEPTED, 'revoke')).toEqual([200, '']);
    expect((await read(ACCEPTED)).status).toBe(-1);
    expect(await act(ACCEPTED, 'revoke')).toEqual([400, 'Already revoked.']);
    expect(await act(ACCEPTED, 'restore')).toEqual([200, '']);
    expect((await read(ACCEPTED)).status).toBe(1);
    expect(await act(ACCEPTED, 'restore')).toEqual([400, 'Already active.']);
  });

  it('removes for good', async () => {
    expect((await client.call('DELETE', `/public/members/${CUSTOM}`)).text).toBe('');
    expect((await client.call('GET', `/public/members/${CUSTOM}`)).status).toBe(404);
    const ids = (await client.call('GET', `/public/groups/${SUPPORT}/member-ids`)).text;
    expect(JSON.parse(ids)).toEqual([ACCEPTED]);
  });

  it('puts into these groups and no others', async () => {
    await client.call('PUT', `/public/members/${CUSTOM}/group-ids`, { groupIds: [SUPPORT] });
    expect(await groupsOf(CUSTOM)).toEqual([SUPPORT]);
  });

  it('writes into the log as a system does: without an actor', async () => {
    await act(ACCEPTED, 'revoke');
    const { data } = (await client.call('GET', '/public/events')).body as { data: object[] };
    expect(data[0]).toMatchObject({ type: 1511, memberId: ACCEPTED, actingUserId: null });
  });
});
