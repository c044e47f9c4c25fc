import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedServer, startServer } from './index.ts';
import { loginRequest, newClient, type PlainClient, sealed } from './plain-client.ts';
import type { Json } from './store/rows.ts';

let server: EmbeddedServer;
let owner: PlainClient;
let organizationId: string;
let collectionId: string;

beforeEach(async () => {
  server = await startServer();
  owner = await newClient(server, 'owner@acme.example');
  const body = { name: 'Acme', billingEmail: owner.email, key: '4.AAAA', collectionName: sealed('Shared') };
  organizationId = String((await owner.call('POST', '/organizations', body)).body.id);
  collectionId = String(((await owner.call('GET', '/collections')).body.data as Json[])[0]?.id);
});
afterEach(() => server.close());

async function addMember(rights: {
  readOnly: boolean;
  hidePasswords: boolean;
  manage: boolean;
}): Promise<PlainClient> {
  const member = await newClient(server, 'member@acme.example');
  const userId = server.store.userByEmail(member.email)!.id;
  server.store.memberships.put({ id: 'm', organizationId, userId, status: 2, type: 2, key: '4.BBBB' });
  server.store.access.put({ id: `${collectionId}/${userId}`, collectionId, userId, ...rights });
  return member;
}

const share = (client: PlainClient) =>
  client.call('POST', '/ciphers/create', {
    cipher: loginRequest({ organizationId }),
    collectionIds: [collectionId],
  });
const ciphers = async (client: PlainClient) => (await client.call('GET', '/sync')).body.ciphers as Json[];

it('shows shared items to members with the rights of the collection', async () => {
  const { id } = (await share(owner)).body;
  const member = await addMember({ readOnly: true, hidePasswords: true, manage: false });
  const { profile, collections } = (await member.call('GET', '/sync')).body;
  expect((profile as Json).organizations).toMatchObject([{ id: organizationId, status: 2, key: '4.BBBB' }]);
  expect(collections).toMatchObject([{ id: collectionId, readOnly: true, hidePasswords: true }]);
  expect(await ciphers(member)).toMatchObject([
    { id, edit: false, viewPassword: false, collectionIds: [collectionId], permissions: { delete: false } },
  ]);
});

it('refuses edits to readers, but lets them choose a favourite', async () => {
  const { id } = (await share(owner)).body;
  const member = await addMember({ readOnly: true, hidePasswords: false, manage: false });
  const refused = await member.call('PUT', `/ciphers/${id}`, loginRequest({ organizationId }));
  expect([refused.status, refused.body.message]).toEqual([400, 'You do not have permissions to edit this.']);
  expect(
    (await member.call('PUT', `/ciphers/${id}/partial`, { favorite: true, folderId: null })).status,
  ).toBe(200);
  expect([(await ciphers(member))[0]?.favorite, (await ciphers(owner))[0]?.favorite]).toEqual([true, false]);
  expect((await share(member)).status).toBe(404);
});

it('hides everything again from somebody who is no longer confirmed', async () => {
  await share(owner);
  const member = await addMember({ readOnly: false, hidePasswords: false, manage: false });
  server.store.memberships.change('m', { status: -1 });
  const { ciphers: shown, collections } = (await member.call('GET', '/sync')).body;
  expect([shown, collections]).toEqual([[], []]);
});

it('takes a personal item over, into collections', async () => {
  const { id, revisionDate } = (await owner.call('POST', '/ciphers', loginRequest())).body;
  const cipher = loginRequest({
    organizationId,
    name: sealed('under the new key'),
    lastKnownRevisionDate: revisionDate,
  });
  expect((await owner.call('PUT', `/ciphers/${id}/share`, { cipher, collectionIds: [] })).status).toBe(400);
  const { body } = await owner.call('PUT', `/ciphers/${id}/share`, { cipher, collectionIds: [collectionId] });
  expect(body).toMatchObject({
    organizationId,
    collectionIds: [collectionId],
    name: sealed('under the new key'),
  });
  expect((await owner.call('PUT', `/ciphers/${id}`, loginRequest())).status).toBe(400);
});

it('changes the collections of an item', async () => {
  const { id } = (await share(owner)).body;
  const second = (
    await owner.call('POST', `/organizations/${organizationId}/collections`, { name: sealed('Second') })
  ).body;
  const { body } = await owner.call('PUT', `/ciphers/${id}/collections_v2`, { collectionIds: [second.id] });
  expect(body).toMatchObject({
    object: 'optionalCipherDetails',
    unavailable: false,
    cipher: { collectionIds: [second.id] },
  });
});

it.each([
  ['official', 200],
  ['vaultwarden', 400],
] as const)(
  'refuses new items of their own to members under a policy, and %s changes of old ones: %i',
  async (roles, changed) => {
    await server.close();
    server = await startServer({ roles });
    const member = await newClient(server, 'member@acme.example');
    const { id } = (await member.call('POST', '/ciphers', loginRequest())).body;
    const { store } = server;
    const organization = {
      id: 'o',
      name: 'Acme',
      billingEmail: 'o',
      enabled: true,
      publicKey: null,
      privateKey: null,
    };
    const policy = (enabled: boolean) => [{ id: 'p', type: 5, data: null, enabled }];
    const userId = store.userByEmail(member.email)!.id;
    const join = (more: object) =>
      store.memberships.put({ id: 'm', organizationId: 'o', userId, status: 2, type: 2, key: null, ...more });
    const add = async () => (await member.call('POST', '/ciphers', loginRequest())).status;
    store.organizations.put({ ...organization, policies: policy(true) });
    join({});
    const refused = await member.call('POST', '/ciphers', loginRequest());
    expect([refused.status, refused.body.message]).toEqual([
      400,
      'Due to an Enterprise Policy, you are restricted from saving items to your personal vault.',
    ]);
    expect((await member.call('PUT', `/ciphers/${id}`, loginRequest())).status).toBe(changed);
    for (const free of [{ type: 0 }, { type: 1 }, { status: 0 }, { status: -1 }]) {
      join(free);
      expect(await add()).toBe(200);
    }
    join({ status: 1, type: 4 });
    expect(await add()).toBe(400);
    store.organizations.put({ ...organization, policies: policy(false) });
    expect(await add()).toBe(200);
  },
);
