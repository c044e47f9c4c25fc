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

describe('events that cannot be read', () => {
  const AT = '2026-01-02T10:00:00.000Z';
  const time = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' };
  const odd = (actingUserId: string) => ({ type: 'new', date: AT, actingUserId });
  const reader = readerBy(({ pathname, searchParams }) => {
    if (pathname.endsWith('/users')) return { data: [{ id: 'm', userId: 'ada', type: 2 }] };
    // As Vaultwarden does, the part after a mark begins with what stands at it.
    if (searchParams.has('continuationToken')) return { data: [odd('ada'), odd('bo')] };
    return { data: [{ type: 1107, date: AT }, odd('ada')], continuationToken: AT };
  });

  it('are counted and kept once, also where a server tells them twice', async () => {
    const first = await reader.events('a', {}, time);
    expect(first).toMatchObject({ unread: 1, raw: [JSON.stringify(odd('ada'))] });
    const second = await reader.events('a', {}, time, first.next ?? '');
    expect(second).toMatchObject({ unread: 1, raw: [JSON.stringify(odd('bo'))], passed: 1, next: null });
  });

  it('of others are in nobody’s log', async () => {
    const first = await reader.events('a', {}, { ...time, actingUserId: 'bo' });
    expect(first).toMatchObject({ rows: [], unread: 0, passed: 2 });
    expect(first).not.toHaveProperty('raw');
    const second = await reader.events('a', {}, { ...time, actingUserId: 'bo' }, first.next ?? '');
    expect(second.raw).toEqual([JSON.stringify(odd('bo'))]);
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
