import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startServer } from '../index.ts';
import type { PlainClient } from '../plain-client.ts';
import type { Json } from '../store/rows.ts';
import { createOrganization, fixedLog, type PublicApiServer } from './index.ts';
import { type Owned, startOwned } from './owned.ts';

/** One address for people and organisations, and somebody who owns one. */

let vault: EmbeddedServer;
let server: PublicApiServer;
let person: PlainClient;
let id: string;
let become: Owned['become'];

async function start(kind: 'cloud' | 'self-hosted' | 'vaultwarden'): Promise<void> {
  ({ server, person, id, become } = await startOwned(kind, vault));
}

beforeEach(async () => {
  vault = await startServer();
});
afterEach(async () => {
  await server.close();
  await vault.close();
});

const read = (path: string) => person.call('GET', `/organizations/${id}${path}`);
const rows = async (path: string) => (await read(path)).body.data as Json[];

describe('an organisation for its members', () => {
  it.each(['cloud', 'vaultwarden'] as const)('tells who is in it, and what they may: %s', async (kind) => {
    await start(kind);
    const members = await rows('/users?includeCollections=true&includeGroups=true');
    expect(members).toHaveLength(7);
    expect(members[3]).toMatchObject({
      name: 'Iris Vahl',
      type: 4,
      status: 2,
      twoFactorEnabled: true,
      permissions: { accessEventLogs: true, manageUsers: false },
      collections: [{ readOnly: true, hidePasswords: true, manage: false }],
      groups: [expect.any(String), expect.any(String)],
      object: 'organizationUserUserDetails',
    });
    expect((await rows('/users'))[3]).toMatchObject({ collections: [], groups: [] });
    const one = await read(`/users/${String(members[3]?.id)}?includeGroups=true`);
    expect(one.body).toMatchObject({ name: 'Iris Vahl', groups: members[3]?.groups });
    expect((await read(`/users/${id}`)).status).toBe(404);
  });

  it('tells groups with and without details, collections, policies and who is in a group', async () => {
    await start('cloud');
    const groups = await rows('/groups/details');
    expect(groups[0]).toMatchObject({ name: 'Engineering', organizationId: id, object: 'groupDetails' });
    expect(groups[0]?.collections).toHaveLength(2);
    expect((await rows('/groups'))[0]).not.toHaveProperty('collections');
    expect((await read(`/groups/${String(groups[0]?.id)}/users`)).text).toMatch(/^\["bbbbbbbb/);
    const collections = await rows('/collections/details');
    expect(collections).toHaveLength(4);
    expect(collections[0]).toMatchObject({
      name: expect.stringMatching(/^2\./),
      groups: [{ readOnly: false }],
    });
    expect(await rows('/policies')).toHaveLength(5);
    expect((await read('/subscription')).body).toMatchObject({ seats: 10, maxStorageGb: 2 });
    // What is the vault's alone stays its own.
    expect(await rows('/collections')).toHaveLength(1);
  });

  it('tells nothing about money where nobody pays', async () => {
    await start('self-hosted');
    expect((await read('/subscription')).status).toBe(404);
  });

  it.each([
    ['cloud', 404],
    ['vaultwarden', 401],
  ] as const)('is closed to who may not: %s', async (kind, status) => {
    await start(kind);
    become({ type: 2 });
    expect((await read('/users')).status).toBe(status);
    become({ type: 4, permissions: { accessEventLogs: true } });
    expect((await read('/users')).status).toBe(status);
    expect((await read('/events')).status).toBe(200);
    become({ type: 0, status: -1 });
    expect((await read('/events')).status).toBe(status);
    server.add(createOrganization('0a0a0a0a-0000-4000-8000-000000000009', 'key', fixedLog([])));
    const other = '/organizations/0a0a0a0a-0000-4000-8000-000000000009/users';
    expect((await person.call('GET', other)).status).toBe(status);
    expect((await person.call('GET', other, undefined, { Authorization: 'Bearer x' })).status).toBe(401);
  });
});
