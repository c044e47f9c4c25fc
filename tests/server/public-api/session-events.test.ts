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
    expect(pages.map(({ data }) => data.length)).toEqual([30, 30, 30, 30, 21]);
    expect(pages[0]?.continuationToken).toBe(pages[0]?.data.at(-1)?.date);
    // Both ends of a time belong to it: the row that is a mark comes once more.
    expect(pages[1]?.data[0]).toEqual(pages[0]?.data.at(-1));
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

  it.each(['cloud', 'vaultwarden'] as const)('come of one member: %s', async (kind) => {
    server = await startPublicApi({ kind });
    const member = [...server.organization.members.values()][1]!;
    server.organization.journal.add(
      1502,
      { memberId: member.id, actingUserId: idOf('user', 1) },
      server.clock.now(),
    );
    const path = `/organizations/${server.organization.id}/users/${member.id}/events`;
    const rows = (await readAll(session(), path)).flatMap(({ data }) => data);
    const by = rows.filter(({ actingUserId }) => actingUserId === member.userId);
    expect(by.length).toBeGreaterThan(0);
    const others = rows.filter((row) => !by.includes(row));
    expect(others.every(({ organizationUserId }) => organizationUserId === member.id)).toBe(true);
    expect(others.length > 0).toBe(kind === 'vaultwarden');
  });

  it('come about one item', async () => {
    server = await startPublicApi();
    const item = idOf('item', 2);
    const [page] = await readAll(session(), `/ciphers/${item}/events`);
    expect(new Set(page?.data.map(({ cipherId }) => cipherId))).toEqual(new Set([item]));
    expect((await session().call('GET', `/ciphers/${idOf('group', 9)}/events`)).status).toBe(404);
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
