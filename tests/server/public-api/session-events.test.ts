import { afterEach, describe, expect, it } from 'vitest';
import { callWith, connect, type PublicClient } from './connect.ts';
import { idOf, type PublicApiServer, startPublicApi } from './index.ts';

let server: PublicApiServer;
afterEach(() => server.close());

const session = (): PublicClient =>
  callWith(server, server.tokens.issue(idOf('user', 1), 'api offline_access', 3600));

interface Page {
  readonly data: readonly Record<string, unknown>[];
  readonly continuationToken: string | null;
}

async function readAll(client: PublicClient, path: string): Promise<Page[]> {
  const pages: Page[] = [];
  let cursor = '';
  do {
    const query = cursor && `?continuationToken=${encodeURIComponent(cursor)}`;
    pages.push((await client.call('GET', `${path}${query}`)).body as unknown as Page);
    cursor = pages.at(-1)?.continuationToken ?? '';
  } while (cursor !== '');
  return pages;
}

describe('events for who has signed in', () => {
  it('come in thirties from Vaultwarden, with dates as cursors', async () => {
    server = await startPublicApi({ kind: 'vaultwarden' });
    const pages = await readAll(session(), `/organizations/${server.organization.id}/events`);
    expect(pages.map(({ data }) => data.length)).toEqual([30, 30, 30, 30, 17]);
    expect(pages[0]?.continuationToken).toBe(pages[0]?.data.at(-1)?.date);
  });

  it('come in fifties from the official server, by other names', async () => {
    server = await startPublicApi();
    const pages = await readAll(session(), `/organizations/${server.organization.id}/events`);
    expect(pages.map(({ data }) => data.length)).toEqual([50, 50, 37]);
    const rows = pages.flatMap(({ data }) => data);
    expect(rows[1]).toMatchObject({ type: 1107, cipherId: idOf('item', 2), deviceType: 1, systemUser: null });
    expect(rows[1]).not.toHaveProperty('itemId');
    expect(rows.find(({ actingUserId }) => actingUserId === null)).toMatchObject({ systemUser: 3 });
  });

  it('come about one member', async () => {
    server = await startPublicApi();
    const member = idOf('member', 5);
    const [page] = await readAll(
      session(),
      `/organizations/${server.organization.id}/users/${member}/events`,
    );
    expect(page?.data.length).toBeGreaterThan(0);
    expect(new Set(page?.data.map(({ organizationUserId }) => organizationUserId))).toEqual(
      new Set([member]),
    );
  });

  it('are for sessions, as the public ones are for organisations', async () => {
    server = await startPublicApi();
    const path = `/organizations/${server.organization.id}/events`;
    expect((await (await connect(server)).call('GET', path)).status).toBe(401);
    expect((await session().call('GET', '/public/events')).status).toBe(403);
    expect((await session().call('GET', `/organizations/${idOf('organization', 9)}/events`)).status).toBe(
      404,
    );
  });
});
