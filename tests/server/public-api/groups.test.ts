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

const [ENGINEERING, SUPPORT] = [idOf('group', 1), idOf('group', 2)];
const [FIRST, OPS] = [idOf('collection', 1), idOf('collection', 2)];

const read = async (path: string) => (await client.call('GET', `/public${path}`)).body;
const ids = async (path: string) => JSON.parse((await client.call('GET', `/public${path}`)).text) as string[];

describe('groups', () => {
  it('keep their collections when none are sent, and lose them when none is named', async () => {
    const before = (await read(`/groups/${ENGINEERING}`)).collections;
    expect(before).toHaveLength(2);
    await client.call('PUT', `/public/groups/${ENGINEERING}`, { name: 'Builders' });
    expect(await read(`/groups/${ENGINEERING}`)).toMatchObject({
      name: 'Builders',
      externalId: null,
      collections: before,
    });
    await client.call('PUT', `/public/groups/${ENGINEERING}`, { name: 'Builders', collections: [] });
    expect((await read(`/groups/${ENGINEERING}`)).collections).toEqual([]);
  });

  it('are seen from their members, and the other way round', async () => {
    const members = [idOf('member', 1), idOf('member', 5)];
    const answer = await client.call('PUT', `/public/groups/${SUPPORT}/member-ids`, { memberIds: members });
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(await ids(`/groups/${SUPPORT}/member-ids`)).toEqual(members);
    expect(await ids(`/members/${members[0]}/group-ids`)).toEqual([SUPPORT]);
    expect(await ids(`/members/${idOf('member', 4)}/group-ids`)).toEqual([ENGINEERING]);
  });

  it('are gone everywhere when they are deleted', async () => {
    await client.call('DELETE', `/public/groups/${ENGINEERING}`);
    expect((await client.call('GET', `/public/groups/${ENGINEERING}`)).status).toBe(404);
    expect((await read(`/collections/${FIRST}`)).groups).toEqual([]);
    expect(await ids(`/members/${idOf('member', 2)}/group-ids`)).toEqual([]);
  });

  it('are made with what they may see', async () => {
    const collections = [{ id: OPS, readOnly: false, hidePasswords: false, manage: true }];
    const { body } = await client.call('POST', '/public/groups', { name: 'New', collections });
    expect(await read(`/groups/${body.id}`)).toEqual({ ...body, collections });
  });
});

describe('collections', () => {
  it('are listed without names, and without those that are somebody’s own', async () => {
    const { data } = (await read('/collections')) as { data: { id: string }[] };
    expect(data.map(({ id }) => id)).toEqual([1, 2, 3, 4].map((number) => idOf('collection', number)));
    expect(data.some((row) => 'name' in row)).toBe(false);
  });

  it('keep their groups when none are sent, and lose them when none is named', async () => {
    const before = (await read(`/collections/${OPS}`)).groups;
    expect(before).toHaveLength(1);
    await client.call('PUT', `/public/collections/${OPS}`, {});
    expect(await read(`/collections/${OPS}`)).toMatchObject({ externalId: null, groups: before });
    await client.call('PUT', `/public/collections/${OPS}`, { groups: [] });
    expect((await read(`/groups/${ENGINEERING}`)).collections).toMatchObject([{ id: FIRST }]);
  });

  it('take their grants with them', async () => {
    await client.call('DELETE', `/public/collections/${FIRST}`);
    const { collections } = (await read(`/members/${idOf('member', 2)}`)) as {
      collections: { id: string }[];
    };
    expect(collections.map(({ id }) => id)).toEqual([idOf('collection', 3)]);
  });

  it('cannot be made: their names are sealed', async () => {
    expect((await client.call('POST', '/public/collections', { externalId: 'x' })).status).toBe(404);
  });
});
