import { describe, expect, it } from 'vitest';
import { createSessionReader } from './session-reader';

const PROFILE = { organizations: [{ id: 'a', name: 'Acme', enabled: true, status: 2, type: 0 }] };

/** Members' reader of a server that answers every question by what comes of its address. */
const readerBy = (bodyOf: (url: URL) => unknown) =>
  createSessionReader({
    send: async ({ url }) => ({
      status: 200,
      headers: new Headers({ 'content-type': 'application/json' }),
      bytes: new TextEncoder().encode(JSON.stringify(bodyOf(new URL(url)))),
    }),
    ready: async () => undefined,
    mayReach: async () => undefined,
    current: async () => ({ api: 'https://vault.example/api', profile: PROFILE, strangers: new Set() }),
  });

const readerOf = (body: unknown) => readerBy(() => body);

describe('a list that comes in parts', () => {
  const member = (id: string) => ({ id, userId: `user-${id}`, type: 2, collections: [], groups: [] });
  const PARTS: Readonly<Record<string, unknown>> = {
    '': { data: [member('ada')], continuationToken: 'a+1' },
    'a+1': { data: [member('bo')], continuationToken: 'b' },
    b: { data: [member('cy')], continuationToken: '' },
  };
  const asked: string[] = [];
  const inParts = (parts: Readonly<Record<string, unknown>>) =>
    readerBy(({ pathname, searchParams }) => {
      asked.push(`${pathname.split('/').at(-1)} ${searchParams.get('includeGroups')}`);
      if (pathname.endsWith('/events')) return { data: [] };
      return parts[searchParams.get('continuationToken') ?? ''];
    });

  it('is told part by part, wherever the server gives marks', async () => {
    const { members } = inParts(PARTS);
    const first = await members('a', {});
    expect([first.rows.map(({ id }) => id), first.next]).toEqual([['ada'], 'a+1']);
    expect(await members('a', {}, 'a+1')).toMatchObject({ rows: [{ id: 'bo' }], next: 'b' });
    expect(await members('a', {}, 'b')).toMatchObject({ rows: [{ id: 'cy' }], next: null });
    expect(new Set(asked.splice(0))).toEqual(new Set(['users true']));
  });

  it('is looked through to its end for one of its rows', async () => {
    const reader = inParts(PARTS);
    expect(await reader.member('a', {}, 'cy')).toMatchObject({ id: 'cy' });
    await expect(reader.member('a', {}, 'di')).rejects.toThrow('org-missing');
    asked.splice(0);
    const time = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' };
    const log = await reader.events('a', {}, { ...time, actingUserId: 'user-cy' });
    expect([log.rows, asked.length]).toEqual([[], 4]);
  });

  it('is not looked through for ever', async () => {
    const again = { ...PARTS, b: { data: [member('cy')], continuationToken: 'a+1' } };
    await expect(inParts(again).member('a', {}, 'di')).rejects.toThrow('pages-repeat');
  });
});

describe('who is in what', () => {
  it('is told whole, or not at all: written back, the rest would be gone', async () => {
    expect(await readerOf(['m', 'n']).membersOf('a', {}, 'g')).toEqual(['m', 'n']);
    expect(await readerOf({ groups: [] }).groupsOf('a', {}, 'm')).toEqual([]);
    for (const list of [null, {}, [{ id: 'm' }], ['m', { id: 'n' }], ['m', null]]) {
      await expect(readerOf(list).membersOf('a', {}, 'g')).rejects.toThrow('answer-damaged');
      await expect(readerOf({ groups: list }).groupsOf('a', {}, 'm')).rejects.toThrow('answer-damaged');
    }
  });
});
