import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seenCiphers } from './access.ts';
import { makeVault } from './big-vault.ts';
import { placeCipher } from './cipher-writes.ts';
import type { ServerContext } from './context.ts';
import { type EmbeddedServer, startServer } from './index.ts';
import { loginRequest, newClient, type PlainClient, sealed } from './plain-client.ts';
import { seedSampleVault } from './sample-vault.ts';
import { cipherDetails } from './shapes/cipher-answer.ts';
import type { Json } from './store/rows.ts';

let server: EmbeddedServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

/** What the answer would be if nothing were kept. */
function written(email: string): Json[] {
  const context = { store: server.store, url: () => server.url } as unknown as ServerContext;
  const user = server.store.userByEmail(email);
  if (!user) throw new Error(`no user ${email}`);
  const rows = seenCiphers(context, user).map((seen) => cipherDetails(context, user, seen));
  return JSON.parse(JSON.stringify(rows)) as Json[];
}

describe('the items of a sync', () => {
  let client: PlainClient;
  beforeEach(async () => {
    client = await newClient(server);
  });
  const synced = async () => (await client.call('GET', '/sync')).body.ciphers as Json[];
  const email = () => server.store.users.all()[0]?.email ?? '';
  const create = async (more: Json = {}) =>
    String((await client.call('POST', '/ciphers', loginRequest(more))).body.id);

  it('follow every change of the vault, in the same order', async () => {
    expect(await synced()).toEqual([]);
    const ids = [await create(), await create({ favorite: true }), await create()];
    expect(await synced()).toEqual(written(email()));
    const folder = (await client.call('POST', '/folders', { name: sealed('f') })).body.id;
    const changes = [
      () => client.call('PUT', `/ciphers/${ids[1]}`, loginRequest({ notes: sealed('n'), folderId: folder })),
      () => client.call('PUT', `/ciphers/${ids[0]}/partial`, { folderId: folder, favorite: true }),
      () => client.call('PUT', `/ciphers/${ids[2]}/delete`),
      () => client.call('DELETE', `/folders/${folder}`),
      () => client.call('DELETE', `/ciphers/${ids[0]}`),
      () => create(),
    ];
    for (const change of changes) {
      const before = JSON.stringify(await synced());
      await change();
      const after = await synced();
      expect(JSON.stringify(after)).not.toBe(before);
      expect(after).toEqual(written(email()));
    }
  });
});

it('follow what happens in organisations', async () => {
  const options = { email: 'pat@hollis.example', password: 'correct horse battery' };
  const { account, ids } = await seedSampleVault(server, { ...options, siteOrigin: 'http://127.0.0.1:8788' });
  const synced = async () => (await account.call('GET', '/sync')).ciphers;
  expect(await synced()).toEqual(written(account.email));
  const id = ids.get('Building access') ?? '';
  const [collection] = server.store.collections.all();
  placeCipher(server, id, [collection?.id ?? '']);
  expect(await synced()).toEqual(written(account.email));
  const vault = makeVault(server, account, 120);
  expect(await synced()).toEqual(written(account.email));
  vault.rename('Elsewhere');
  expect(await synced()).toEqual(written(account.email));
  for (const row of server.store.access.all()) server.store.access.remove(row.id);
  expect(await synced()).toEqual(written(account.email));
});
