import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startServer } from '../index.ts';
import { type PlainClient, sealed } from '../plain-client.ts';
import type { Json } from '../store/rows.ts';
import { idOf, type PublicApiServer } from './index.ts';
import { type Owned, startOwned } from './owned.ts';

/** What the servers make of changes that members’ clients send, and what each of them takes away when it is not told. */

let vault: EmbeddedServer;
let server: PublicApiServer;
let person: PlainClient;
let id: string;
let become: Owned['become'];

async function start(kind: 'cloud' | 'vaultwarden'): Promise<void> {
  ({ server, person, id, become } = await startOwned(kind, vault));
}

beforeEach(async () => {
  vault = await startServer();
});
afterEach(async () => {
  await server.close();
  await vault.close();
});

const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: Json) =>
  person.call(method, `/organizations/${id}${path}`, body);
const status = async (...args: Parameters<typeof send>) => (await send(...args)).status;

const [MEMBER, GROUP, COLLECTION] = [idOf('member', 4), idOf('group', 2), idOf('collection', 2)];

describe('a change by a member', () => {
  it('replaces a member: both servers take away collections that are not told, Vaultwarden groups too', async () => {
    for (const [kind, groups] of [
      ['cloud', 2],
      ['vaultwarden', 0],
    ] as const) {
      await start(kind);
      const { memberAccess, memberships, members } = server.organization;
      expect(await status('PUT', `/users/${MEMBER}`, { type: 2 })).toBe(200);
      expect(members.get(MEMBER)).toMatchObject({ type: 2, permissions: null });
      expect(memberAccess.ofHolder(MEMBER)).toEqual([]);
      expect([...memberships].filter((pair) => pair.endsWith(MEMBER))).toHaveLength(groups);
      if (kind === 'cloud') await server.close();
    }
  });

  it('of a group has to be told whole to Vaultwarden, and loses the access to everything', async () => {
    await start('vaultwarden');
    const { groups, memberships } = server.organization;
    groups.set(GROUP, { ...groups.get(GROUP)!, accessAll: true });
    expect(await status('PUT', `/groups/${GROUP}`, { name: 'Help' })).toBe(422);
    expect(await status('PUT', `/groups/${GROUP}`, { name: 'Help', collections: [], users: [] })).toBe(200);
    expect(groups.get(GROUP)).toMatchObject({ name: 'Help', accessAll: false });
    expect([...memberships].filter((pair) => pair.startsWith(GROUP))).toEqual([]);
    expect(await status('POST', '/users/invite', { emails: ['a@b.example'], type: 2 })).toBe(422);
  });

  it('of a group leaves at the official server what is not told', async () => {
    await start('cloud');
    const { groupAccess, memberships } = server.organization;
    expect(await status('PUT', `/groups/${GROUP}`, { name: 'Help' })).toBe(200);
    expect(groupAccess.ofHolder(GROUP)).toHaveLength(1);
    expect([...memberships].filter((pair) => pair.startsWith(GROUP))).toHaveLength(2);
    const made = await send('POST', '/groups', { name: 'New', users: [MEMBER], collections: [] });
    expect([...memberships]).toContain(`${String(made.body.id)}/${MEMBER}`);
  });

  it('of a collection keeps the name that it is told, sealed, and only those who are told', async () => {
    await start('cloud');
    const { collections, memberAccess } = server.organization;
    const body = { name: 'plain', groups: [], users: [] };
    expect(await status('PUT', `/collections/${COLLECTION}`, body)).toBe(400);
    expect(await status('PUT', `/collections/${COLLECTION}`, { ...body, name: sealed('Ops') })).toBe(200);
    expect(collections.get(COLLECTION)?.name).toBe(sealed('Ops'));
    expect(memberAccess.ofCollection(COLLECTION)).toEqual([]);
    expect(await status('DELETE', `/collections/${COLLECTION}`)).toBe(200);
    expect(await status('DELETE', `/collections/${COLLECTION}`)).toBe(404);
  });

  it.each([
    ['cloud', 404, 200],
    ['vaultwarden', 401, 401],
  ] as const)('is for roles that include it: %s', async (kind, refused, allowed) => {
    await start(kind);
    become({ type: 4, permissions: { manageUsers: true } });
    expect(await status('PUT', `/users/${MEMBER}/revoke`)).toBe(allowed);
    expect(await status('DELETE', `/groups/${GROUP}`)).toBe(refused);
    expect(await status('PUT', '/policies/3', { type: 3, enabled: true })).toBe(refused);
    become({ type: 1, permissions: {} });
    expect(await status('PUT', `/users/${idOf('member', 1)}/revoke`)).toBe(400);
    expect(await status('PUT', '/policies/3', { type: 3, enabled: true })).toBe(200);
  });
});
