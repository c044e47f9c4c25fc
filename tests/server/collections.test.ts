import { afterEach, describe, expect, it } from 'vitest';
import type { ServerOptions } from './context.ts';
import { type EmbeddedServer, startServer } from './index.ts';
import { newClient, type PlainClient, sealed } from './plain-client.ts';
import type { Json, MembershipRow, OrganizationRow } from './store/rows.ts';

const servers: EmbeddedServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

interface Setting {
  readonly type: number;
  readonly permissions?: MembershipRow['permissions'];
  readonly rules?: OrganizationRow['collectionRules'];
  readonly manage?: boolean;
  readonly roles?: ServerOptions['roles'];
}

/** Somebody in an organisation with one collection that they see. */
async function start({ type, permissions = {}, rules = {}, manage = false, roles = 'official' }: Setting) {
  const server = await startServer({ roles });
  servers.push(server);
  const client = await newClient(server, 'member@acme.example');
  const userId = server.store.userByEmail(client.email)!.id;
  const shared = { name: 'Acme', billingEmail: client.email, enabled: true };
  server.store.organizations.put({
    ...shared,
    id: 'org',
    publicKey: null,
    privateKey: null,
    policies: [],
    collectionRules: rules,
  });
  const member = { id: 'me', organizationId: 'org', userId, status: 2, key: '4.BBBB' };
  server.store.memberships.put({ ...member, type, permissions });
  server.store.memberships.put({ ...member, id: 'other', userId: 'them', type: 2 });
  server.store.collections.put({
    id: 'shared',
    organizationId: 'org',
    name: sealed('Shared'),
    externalId: 'ldap',
  });
  const rights = { readOnly: false, hidePasswords: false, manage };
  server.store.access.put({ id: `shared/${userId}`, collectionId: 'shared', userId, ...rights });
  return { server, client };
}

const PATH = '/organizations/org/collections';
const MINE = { id: 'me', readOnly: false, hidePasswords: false, manage: true };
const body = (more: Json = {}): Json => ({
  name: sealed('Named'),
  externalId: null,
  groups: [],
  users: [MINE],
  ...more,
});

const acts = async (client: PlainClient): Promise<number[]> => [
  (await client.call('POST', PATH, body())).status,
  (await client.call('GET', `${PATH}/shared/details`)).status,
  (await client.call('PUT', `${PATH}/shared`, body())).status,
  (await client.call('DELETE', `${PATH}/shared`)).status,
];

const KEPT = { limitCreation: true, limitDeletion: true };

describe('who may make, read, change and delete collections', () => {
  it.each<[string, Setting, number[]]>([
    ['an owner', { type: 0, rules: KEPT }, [200, 200, 200, 200]],
    [
      'an owner of what its managers keep',
      { type: 0, rules: { adminsManageAll: false } },
      [200, 404, 404, 404],
    ],
    ['a member', { type: 2, rules: KEPT }, [404, 404, 404, 404]],
    ['a member who manages it', { type: 2, rules: KEPT, manage: true }, [404, 200, 200, 404]],
    ['a member where nothing is kept', { type: 2, manage: true }, [200, 200, 200, 200]],
    [
      'one with permissions',
      { type: 4, rules: KEPT, permissions: { createNewCollections: true, editAnyCollection: true } },
      [200, 200, 200, 404],
    ],
    [
      'one who may delete',
      { type: 4, rules: KEPT, permissions: { deleteAnyCollection: true } },
      [404, 404, 404, 200],
    ],
    ['a member of vaultwarden', { type: 2, manage: true, roles: 'vaultwarden' }, [401, 401, 401, 401]],
    ['a manager of vaultwarden', { type: 4, manage: true, roles: 'vaultwarden' }, [200, 200, 200, 200]],
  ])('%s', async (_who, setting, statuses) => {
    expect(await acts((await start(setting)).client)).toEqual(statuses);
  });
});

it('replaces all who get in, and tells all of them', async () => {
  const { server, client } = await start({ type: 0 });
  const reader = { id: 'other', readOnly: true, hidePasswords: true, manage: false };
  const group = { id: 'group', readOnly: true, hidePasswords: false, manage: false };
  await client.call(
    'PUT',
    `${PATH}/shared`,
    body({ externalId: 'x', users: [MINE, reader], groups: [group] }),
  );
  const { body: told } = await client.call('GET', `${PATH}/shared/details`);
  expect(told).toMatchObject({ name: sealed('Named'), externalId: 'x', groups: [group] });
  expect(told.users).toHaveLength(2);
  expect(told.users).toEqual(expect.arrayContaining([MINE, reader]));
  await client.call('PUT', `${PATH}/shared`, body({ users: [] }));
  expect(server.store.access.where('collectionId', 'shared')).toEqual([]);
  expect((await client.call('GET', '/sync')).body.collections).toEqual([]);
});

it('wants somebody left who manages a collection that administrators do not', async () => {
  const { client } = await start({ type: 0, manage: true, rules: { adminsManageAll: false } });
  const { status, body: told } = await client.call('PUT', `${PATH}/shared`, body({ users: [] }));
  expect([status, told.message]).toEqual([
    400,
    'At least one member or group must have can manage permission.',
  ]);
});

it('keeps what it has made for a person, and takes sealed names only', async () => {
  const { server, client } = await start({ type: 0, manage: true });
  expect((await client.call('POST', PATH, body({ name: 'open' }))).status).toBe(400);
  server.store.collections.change('shared', { type: 1 });
  expect((await client.call('DELETE', `${PATH}/shared`)).status).toBe(400);
  expect((await client.call('PUT', `${PATH}/shared`, body())).status).toBe(400);
});
