import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startServer } from '../index.ts';
import { newClient, type PlainClient, sealed } from '../plain-client.ts';
import { connect } from './connect.ts';
import { type PublicApiServer, startPublicApi } from './index.ts';

/** One address for people and organisations, as servers have it. */

let vault: EmbeddedServer;
let server: PublicApiServer;
let person: PlainClient;

beforeEach(async () => {
  vault = await startServer();
  server = await startPublicApi({ vault });
  person = await newClient({ ...vault, url: server.url });
});
afterEach(async () => {
  await server.close();
  await vault.close();
});

describe('the vault behind the public API', () => {
  it('is used through its address, with all that is sent', async () => {
    const folder = await person.call('POST', '/folders', { name: sealed('a folder') });
    expect((await person.call('GET', '/folders')).body.data).toEqual([folder.body]);
    expect(vault.log.map(({ path }) => path)).toContain('/api/folders');
    expect((await person.call('GET', '/nothing')).body).toMatchObject({ object: 'error' });
  });

  it('gives people their tokens, and organisations get theirs beside it', async () => {
    const organization = await connect(server);
    expect((await organization.call('GET', '/public/members')).status).toBe(200);
    expect((await person.call('GET', '/public/members')).status).toBe(401);
    expect((await organization.call('GET', '/folders')).status).toBe(401);
    expect(vault.log.some(({ path }) => path.startsWith('/api/public/'))).toBe(false);
  });
});
