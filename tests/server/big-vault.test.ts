import { afterEach, expect, it } from 'vitest';
import { createAccount } from './account.ts';
import { makeVault, SEARCH_WORDS } from './big-vault.ts';
import { type EmbeddedServer, startServer } from './index.ts';
import { openAll } from './open-all.ts';
import type { Json } from './store/rows.ts';

const OPTIONS = { email: 'pat@hollis.example', password: 'correct horse battery' };
const SITE = 'http://127.0.0.1:8788';
const COUNT = 300;

let server: EmbeddedServer;
afterEach(() => server.close());

const share = (rows: readonly Json[], has: (row: Json) => boolean): number => rows.filter(has).length / COUNT;

it('A big vault has the shapes of a real one, and every value of it can be opened', async () => {
  server = await startServer();
  const account = await createAccount(server, OPTIONS);
  const vault = makeVault(server, account, COUNT, { siteOrigin: SITE });
  const sync = await account.call('GET', '/sync');
  const rows = sync.ciphers as Json[];
  expect(rows).toHaveLength(COUNT);
  expect(share(rows, ({ key }) => key !== null)).toBeCloseTo(0.1, 2);
  expect(share(rows, ({ organizationId }) => organizationId !== null)).toBeCloseTo(0.1, 2);
  expect(share(rows, ({ favorite }) => favorite === true)).toBeCloseTo(0.01, 2);
  expect(share(rows, ({ deletedDate }) => deletedDate === null) * COUNT).toBe(vault.live);
  expect(vault.live / COUNT).toBeCloseTo(0.98, 2);
  expect(sync.folders).toHaveLength(20);
  expect(new Set(rows.flatMap(({ folderId }) => (folderId === null ? [] : [folderId])))).toHaveLength(20);
  const places = new Set(rows.flatMap(({ collectionIds }) => collectionIds as string[]));
  expect(places).toHaveLength(6);

  const items = [...(await openAll(account)).values()];
  expect(items).toHaveLength(COUNT);
  expect(items.flatMap(({ problems }) => problems)).toEqual([]);
  expect(items.filter(({ uris }) => uris.some(({ uri }) => uri?.startsWith(SITE)))).toHaveLength(5);
  const withWord = (word: string) => items.filter(({ name }) => name?.toLowerCase().includes(word)).length;
  expect(withWord(SEARCH_WORDS.rare)).toBe(3);
  expect(withWord(SEARCH_WORDS.common)).toBeGreaterThan(10);
  expect([SEARCH_WORDS.typo, SEARCH_WORDS.none].map(withWord)).toEqual([0, 0]);
});

it('One of its items is renamed as if from another device', async () => {
  server = await startServer();
  const account = await createAccount(server, OPTIONS);
  const vault = makeVault(server, account, COUNT);
  const before = await account.call('GET', '/sync');
  vault.rename('Elsewhere');
  const after = await account.call('GET', '/sync');
  const changed = (after.ciphers as Json[]).filter(
    (row, index) => JSON.stringify(row) !== JSON.stringify((before.ciphers as Json[])[index]),
  );
  expect(changed).toHaveLength(1);
  expect((await openAll(account)).get('Elsewhere')?.id).toBe(changed[0]?.id);
});

it('The old server gets one too, without what it cannot hold', async () => {
  server = await startServer({ protocol: 'rubywarden' });
  const account = await createAccount(server, OPTIONS);
  const vault = makeVault(server, account, COUNT);
  const items = [...(await openAll(account)).values()];
  expect(items).toHaveLength(vault.live);
  expect(items.flatMap(({ problems }) => problems)).toEqual([]);
});
