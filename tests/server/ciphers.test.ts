import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startServer } from './index.ts';
import { loginRequest, newClient, type PlainClient, sealed } from './plain-client.ts';
import type { Json } from './store/rows.ts';

let server: EmbeddedServer;
let client: PlainClient;

beforeEach(async () => {
  server = await startServer();
  client = await newClient(server);
});
afterEach(() => server.close());

const create = async (more: Json = {}) => (await client.call('POST', '/ciphers', loginRequest(more))).body;
const sync = async (headers: Record<string, string> = {}) =>
  (await client.call('GET', '/sync?excludeDomains=true', undefined, headers)).body;
const synced = async (id: unknown) => ((await sync()).ciphers as Json[]).find((row) => row.id === id);

describe('writing items', () => {
  it('gives back what was sent, with what the server adds', async () => {
    const row = await create({
      fields: [{ type: 3, name: sealed('f'), value: null, linkedId: 100 }],
      reprompt: 1,
      key: sealed('k'),
    });
    expect(row).toMatchObject({
      object: 'cipher',
      type: 1,
      edit: true,
      viewPassword: true,
      reprompt: 1,
      key: sealed('k'),
      deletedDate: null,
    });
    expect(row.fields).toEqual([{ type: 3, name: sealed('f'), value: null, linkedId: 100 }]);
    expect(await synced(row.id)).toMatchObject({
      object: 'cipherDetails',
      collectionIds: [],
      name: sealed('a name'),
    });
  });

  it('replaces everything: what an edit leaves out is gone', async () => {
    const row = await create({
      notes: sealed('n'),
      favorite: true,
      reprompt: 1,
      key: sealed('k'),
      fields: [{ type: 0, name: sealed('f'), value: sealed('v') }],
    });
    await client.call('PUT', `/ciphers/${row.id}`, loginRequest());
    expect(await synced(row.id)).toMatchObject({
      notes: null,
      favorite: false,
      reprompt: 0,
      key: null,
      fields: null,
    });
  });

  it('lets a data member win over all others, so that an answer cannot be sent back with an edit', async () => {
    const row = await create();
    const { body } = await client.call('PUT', `/ciphers/${row.id}`, { ...row, name: sealed('edited') });
    expect(body.name).toBe(sealed('a name'));
    const without = await client.call('PUT', `/ciphers/${row.id}`, {
      ...row,
      data: undefined,
      name: sealed('edited'),
    });
    expect(without.body.name).toBe(sealed('edited'));
  });

  it.each<[string, Json, string]>([
    ['a missing name', { name: null }, 'Name'],
    ['a name in clear text', { name: 'Gitea' }, 'Name'],
    ['a note that is too long', { notes: sealed('x'.repeat(9000)) }, 'Notes'],
    ['a kind that does not exist', { type: 9 }, 'Type'],
    ['a kind without its object', { type: 3 }, 'card'],
    ['an SSH key without its public key', { type: 5, sshKey: { privateKey: sealed('p') } }, 'publicKey'],
  ])('refuses %s', async (_, more, member) => {
    const { status, body } = await client.call('POST', '/ciphers', loginRequest(more));
    expect([status, body.message]).toEqual([400, 'The model state is invalid.']);
    expect(Object.keys(body.validationErrors as Json)).toEqual([member]);
  });

  it('refuses what was encrypted for somebody else, or with another key', async () => {
    expect(
      (
        await client.call(
          'POST',
          '/ciphers',
          loginRequest({ encryptedFor: '00000000-0000-4000-8000-000000000000' }),
        )
      ).status,
    ).toBe(400);
    await client.call('POST', '/accounts/key-management/user-key-id', { userKeyId: 'a'.repeat(32) });
    expect(
      (await client.call('POST', '/ciphers', loginRequest({ encryptedByKeyId: 'b'.repeat(32) }))).status,
    ).toBe(400);
    expect(
      (await client.call('POST', '/ciphers', loginRequest({ encryptedByKeyId: 'a'.repeat(32) }))).status,
    ).toBe(200);
    expect((await sync()).userDecryption).toMatchObject({ userKeyId: 'a'.repeat(32) });
  });

  it('refuses an edit of an older copy, from a second on', async () => {
    const row = await create();
    server.clock.advance(900);
    await client.call('PUT', `/ciphers/${row.id}`, loginRequest());
    expect(
      (
        await client.call(
          'PUT',
          `/ciphers/${row.id}`,
          loginRequest({ lastKnownRevisionDate: row.revisionDate }),
        )
      ).status,
    ).toBe(200);
    server.clock.advance(5000);
    const newest = (await client.call('PUT', `/ciphers/${row.id}`, loginRequest())).body;
    const stale = await client.call(
      'PUT',
      `/ciphers/${row.id}`,
      loginRequest({ lastKnownRevisionDate: row.revisionDate }),
    );
    expect([stale.status, stale.body.message]).toEqual([400, expect.stringContaining('out of date')]);
    expect(
      (
        await client.call(
          'PUT',
          `/ciphers/${row.id}`,
          loginRequest({ lastKnownRevisionDate: newest.revisionDate }),
        )
      ).status,
    ).toBe(200);
  });

  it('does not let a client that knows no passkeys edit an item with one', async () => {
    const login = {
      ...(loginRequest().login as Json),
      fido2Credentials: [{ credentialId: sealed('c'), creationDate: '2026-01-01T00:00:00Z' }],
    };
    const row = await create({ login });
    const { status } = await client.call('PUT', `/ciphers/${row.id}`, loginRequest(), {
      'Bitwarden-Client-Version': '2023.9.0',
    });
    expect(status).toBe(400);
    expect((await synced(row.id))?.login).toMatchObject({
      fido2Credentials: [{ credentialId: sealed('c') }],
    });
  });
});

describe('withholding', () => {
  it.each([
    ['2024.11.0', [1]],
    ['2024.12.0', [1, 5]],
    ['2026.1.0', [1, 5]],
    ['2026.2.0', [1, 5, 8]],
  ])('shows a client of %s the kinds %j', async (version, types) => {
    const key = sealed('k');
    await create();
    await client.call(
      'POST',
      '/ciphers',
      loginRequest({ type: 5, sshKey: { privateKey: key, publicKey: key, keyFingerprint: key } }),
    );
    await client.call('POST', '/ciphers', loginRequest({ type: 8, passport: { surname: key } }));
    const { ciphers } = await sync({ 'Bitwarden-Client-Version': version });
    expect((ciphers as Json[]).map((row) => row.type).sort()).toEqual(types);
  });
});

describe('states of an item', () => {
  it('goes to the trash, comes back and is destroyed', async () => {
    const { id } = await create();
    expect((await client.call('PUT', `/ciphers/${id}/delete`)).text).toBe('');
    expect((await synced(id))?.deletedDate).toBeTypeOf('string');
    expect((await client.call('PUT', `/ciphers/${id}/restore`)).body.deletedDate).toBeNull();
    expect((await client.call('DELETE', `/ciphers/${id}`)).status).toBe(200);
    expect(await synced(id)).toBeUndefined();
    expect((await client.call('PUT', `/ciphers/${id}`, loginRequest())).status).toBe(404);
  });

  it('is archived, and taken out by an edit that does not say so', async () => {
    const { id } = await create();
    expect((await client.call('PUT', `/ciphers/${id}/archive`)).body.archivedDate).toBeTypeOf('string');
    await client.call('PUT', `/ciphers/${id}`, loginRequest());
    expect((await synced(id))?.archivedDate).toBeNull();
  });

  it('changes folder and favourite without the rest', async () => {
    const folder = (await client.call('POST', '/folders', { name: sealed('folder') })).body;
    const { id } = await create();
    await client.call('PUT', `/ciphers/${id}/partial`, { folderId: folder.id, favorite: true });
    expect(await synced(id)).toMatchObject({ folderId: folder.id, favorite: true });
    await client.call('DELETE', `/folders/${folder.id}`);
    expect(await synced(id)).toMatchObject({ folderId: null, favorite: true });
  });

  it('does all of it in bulk, or none', async () => {
    const ids = [(await create()).id, (await create()).id];
    expect((await client.call('PUT', '/ciphers/delete', { ids: [...ids, 'unknown'] })).status).toBe(404);
    expect((await synced(ids[0]))?.deletedDate).toBeNull();
    await client.call('PUT', '/ciphers/delete', { ids });
    expect((await client.call('PUT', '/ciphers/restore', { ids })).body.data).toHaveLength(2);
    expect((await client.call('PUT', '/ciphers/archive', { ids })).body.data).toMatchObject([
      { object: 'cipherDetails' },
      {},
    ]);
    await client.call('DELETE', '/ciphers', { ids });
    expect((await sync()).ciphers).toEqual([]);
  });

  it('imports folders and items with their relations', async () => {
    const { status } = await client.call('POST', '/ciphers/import', {
      folders: [{ name: sealed('one') }, { name: sealed('two') }],
      ciphers: [loginRequest(), loginRequest({ name: sealed('second') })],
      folderRelationships: [{ key: 1, value: 0 }],
    });
    expect(status).toBe(200);
    const { folders, ciphers } = await sync();
    const one = (folders as Json[]).find((row) => row.name === sealed('one'));
    expect((ciphers as Json[]).find((row) => row.name === sealed('second'))).toMatchObject({
      folderId: one?.id,
    });
  });

  it('moves the revision date with every change', async () => {
    const revision = async () => Number((await client.call('GET', '/accounts/revision-date')).text);
    const before = await revision();
    await create();
    expect(await revision()).toBeGreaterThan(before);
  });
});
