import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startServer } from './index.ts';
import { loginRequest, newClient, type PlainClient, sealed } from './plain-client.ts';
import type { Json } from './store/rows.ts';

let server: EmbeddedServer;
let owner: PlainClient;
let organizationId: string;
let shared: string;

const collection = async (name: string, of = organizationId): Promise<string> =>
  String((await owner.call('POST', `/organizations/${of}/collections`, { name: sealed(name) })).body.id);

async function organization(name: string): Promise<string> {
  const body = { name, billingEmail: owner.email, key: '4.AAAA', collectionName: sealed('First') };
  return String((await owner.call('POST', '/organizations', body)).body.id);
}

/** Somebody sees a collection, and may do this there. */
const letSee = (userEmail: string, collectionId: string, readOnly: boolean): void => {
  const userId = server.store.userByEmail(userEmail)?.id ?? '';
  const rights = { readOnly, hidePasswords: false, manage: false };
  server.store.access.put({ id: `${collectionId}/${userId}`, collectionId, userId, ...rights });
};

beforeEach(async () => {
  server = await startServer();
  owner = await newClient(server, 'owner@acme.example');
  organizationId = await organization('Acme');
  shared = await collection('Shared');
});
afterEach(() => server.close());

const create = async (collectionIds: readonly string[], members: Json = {}) =>
  owner.call('POST', '/ciphers/create', {
    cipher: loginRequest({ organizationId, ...members }),
    collectionIds,
  });
const statusOf = async (answer: Promise<{ status: number }>) => (await answer).status;
const placesOf = (id: unknown) =>
  server.store.places.where('cipherId', String(id)).map(({ collectionId }) => collectionId);

/** A member who may change one collection, only look at the second, and sees no third. */
async function member(): Promise<{ client: PlainClient; fixed: string; unseen: string }> {
  const [fixed, unseen] = [await collection('Fixed'), await collection('Unseen')];
  const client = await newClient(server, 'member@acme.example');
  const userId = server.store.userByEmail(client.email)?.id ?? '';
  server.store.memberships.put({ id: 'm', organizationId, userId, status: 2, type: 2, key: '4.BBBB' });
  letSee(client.email, shared, false);
  letSee(client.email, fixed, true);
  return { client, fixed, unseen };
}

describe('a new item of an organisation', () => {
  it('lies in one of its collections at least, and in none of another', async () => {
    const foreign = await collection('Foreign', await organization('Bolt'));
    expect(await statusOf(create([]))).toBe(400);
    expect(await statusOf(create([foreign]))).toBe(404);
    expect(await statusOf(create([crypto.randomUUID()]))).toBe(404);
    expect(await statusOf(create([shared]))).toBe(200);
    expect(await statusOf(create([shared], { organizationId: crypto.randomUUID() }))).toBe(404);
  });

  it('is not made as a personal one', async () => {
    expect(await statusOf(owner.call('POST', '/ciphers', loginRequest({ organizationId })))).toBe(400);
  });
});

describe('an item that is moved', () => {
  const personal = async () => (await owner.call('POST', '/ciphers', loginRequest())).body;
  const share = (id: unknown, collectionIds: readonly string[], members: Json = {}) =>
    owner.call('PUT', `/ciphers/${id}/share`, {
      cipher: loginRequest({ organizationId, ...members }),
      collectionIds,
    });

  it('goes once, as its newest revision, and never from the archive', async () => {
    const { id, revisionDate } = await personal();
    expect(await statusOf(share(id, [shared], { lastKnownRevisionDate: '2020-01-01T00:00:00Z' }))).toBe(400);
    await owner.call('PUT', `/ciphers/${id}/archive`);
    expect(await statusOf(share(id, [shared]))).toBe(400);
    await owner.call('PUT', `/ciphers/${id}/unarchive`);
    expect(await statusOf(share(id, [shared]))).toBe(200);
    expect(await statusOf(share(id, [shared], { lastKnownRevisionDate: revisionDate }))).toBe(400);
    expect((await owner.call('PUT', `/ciphers/${id}`, loginRequest())).body.message).toMatch(/mismatch/);
  });

  it('keeps the folder and the star of whoever moved it, and takes new names and keys of its files', async () => {
    const { id } = await personal();
    const file = { key: sealed('key'), fileName: sealed('a.txt'), fileSize: 60 };
    const { attachmentId } = (await owner.call('POST', `/ciphers/${id}/attachment/v2`, file)).body;
    const moved = { fileName: sealed('b.txt'), key: sealed('other key') };
    const { body } = await share(id, [shared], {
      favorite: true,
      attachments2: { [String(attachmentId)]: moved },
    });
    expect(body).toMatchObject({ favorite: true, organizationId, collectionIds: [shared] });
    expect(server.store.attachments.get(String(attachmentId))).toMatchObject(moved);
  });
});

describe('the collections of an item', () => {
  const put = (client: PlainClient, id: unknown, collectionIds: readonly string[], path = 'collections_v2') =>
    client.call('PUT', `/ciphers/${id}/${path}`, { collectionIds });

  it('stay where somebody may not change them, or does not see them', async () => {
    const { client, fixed, unseen } = await member();
    const other = await collection('Other');
    letSee(client.email, other, false);
    const { id } = (await create([shared, fixed, unseen])).body;
    const { body } = await put(client, id, [other, fixed]);
    expect(body).toMatchObject({ unavailable: false, object: 'optionalCipherDetails' });
    expect(placesOf(id).sort()).toEqual([other, fixed, unseen].sort());
    expect(((body.cipher as Json).collectionIds as string[]).sort()).toEqual([other, fixed].sort());
  });

  it('are refused where they are not there to be chosen', async () => {
    const { client, fixed, unseen } = await member();
    const foreign = await collection('Foreign', await organization('Bolt'));
    const { id } = (await create([shared])).body;
    for (const path of ['collections', 'collections_v2']) {
      expect(await statusOf(put(client, id, [], path))).toBe(400);
      expect(await statusOf(put(client, id, [shared, fixed], path))).toBe(400);
      expect(await statusOf(put(client, id, [shared, unseen], path))).toBe(404);
      expect(await statusOf(put(owner, id, [shared, foreign], path))).toBe(404);
      expect(await statusOf(put(client, crypto.randomUUID(), [shared], path))).toBe(404);
    }
    expect(placesOf(id)).toEqual([shared]);
  });

  it('are no matter of readers, nor of personal items', async () => {
    const { client, fixed } = await member();
    const { id } = (await create([fixed])).body;
    expect((await put(client, id, [shared])).body.message).toBe('You do not have permissions to edit this.');
    const { id: own } = (await owner.call('POST', '/ciphers', loginRequest())).body;
    expect(await statusOf(put(owner, own, [shared]))).toBe(400);
  });
});
