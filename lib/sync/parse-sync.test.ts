import { describe, expect, it } from 'vitest';
import { compareItems } from './compare';
import { parseSync } from './parse-sync';

const context = { account: 'a', host: 'host' };
const profile = { id: 'user' };
const parse = (answer: unknown) => parseSync(answer, context);

describe('parseSync', () => {
  it('reads both letter cases and keeps each row as it came', () => {
    const cipher = {
      Id: 'AA-1',
      Name: '2.x|y|z',
      RevisionDate: '2026-01-01T00:00:00.000000Z',
      Surprise: { deep: 1 },
    };
    const { items, folders } = parse({ Profile: profile, Ciphers: [cipher], Folders: [{ Id: 'f' }] });
    expect(items).toEqual([
      { account: 'a', id: 'aa-1', revisionDate: '2026-01-01T00:00:00.000000Z', raw: cipher },
    ]);
    expect(folders[0]?.id).toBe('f');
  });
  it('reads which sites are one, in every letter case, without what the person has switched off', () => {
    const domains = {
      EquivalentDomains: [['a.example', 'b.example', 7, null], 'odd', null],
      GlobalEquivalentDomains: [
        { Type: 0, Domains: ['c.example', 'd.example'], Excluded: false },
        { Type: 1, Domains: ['e.example', 'f.example'], Excluded: true },
        { Type: 2, Domains: null },
      ],
    };
    const { siteGroups } = parse({ profile, domains });
    expect(siteGroups?.filter(({ length }) => length > 0)).toEqual([
      ['a.example', 'b.example'],
      ['c.example', 'd.example'],
    ]);
    const lower = { equivalentDomains: null, globalEquivalentDomains: [{ domains: ['c.example'] }] };
    expect(parse({ profile, domains: lower }).siteGroups).toEqual([['c.example']]);
  });
  it('tells an answer that says nothing of sites from one that names none', () => {
    expect(parse({ profile }).siteGroups).toBeNull();
    expect(parse({ profile, domains: null }).siteGroups).toBeNull();
    expect(parse({ profile, Domains: { EquivalentDomains: null } }).siteGroups).toEqual([]);
  });
  it('takes null and missing lists as empty', () => {
    const { items, folders, collections } = parse({ profile, ciphers: null, folders: undefined });
    expect([items, folders, collections]).toEqual([[], [], []]);
  });
  it('drops nothing: rows without an id and second rows of one id get names of their own, which stay', () => {
    const rows = [{ id: 'x', n: 1 }, { id: 'X', n: 2 }, { n: 3 }, null, null, 'text', { id: 7 }];
    const { items } = parse({ profile, ciphers: rows });
    const ids = items.map(({ id }) => id);
    expect([ids[0], ids[6]]).toEqual(['x', '7']);
    expect(ids.slice(1, 6).every((id) => id.startsWith('odd-'))).toBe(true);
    expect(new Set(ids).size).toBe(rows.length);
    expect(items.map(({ raw }) => raw)).toEqual(rows);
    const later = parse({ profile, ciphers: [{ id: 'new' }, ...rows] }).items;
    expect(later.slice(1).map(({ id }) => id)).toEqual(ids);
  });
  it('gives no odd row a name that another row has', () => {
    const [odd] = parse({ profile, ciphers: [{ n: 3 }] }).items;
    const taken = { id: odd?.id };
    for (const rows of [
      [taken, { n: 3 }, { n: 3 }],
      [{ n: 3 }, { n: 3 }, taken],
    ])
      expect(new Set(parse({ profile, ciphers: rows }).items.map(({ id }) => id)).size).toBe(3);
  });
  it('lists the items of an answer whose profile is odd', () => {
    for (const odd of [null, undefined, 'text', 7, []]) {
      const { items, profile: read } = parse({ profile: odd, ciphers: [{ id: 'x' }] });
      expect([items.length, read]).toEqual([1, null]);
    }
  });
  it('cuts off what lies too deep to be stored, and only that', () => {
    const deep: unknown = JSON.parse(`${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`);
    const row = { id: 'x', name: '2.x', login: deep };
    const parsed = parse({
      profile: { id: 'user', odd: deep },
      policies: deep,
      folders: [deep, { id: 'f' }],
      ciphers: [row, { id: 'y' }],
    });
    const { items } = compareItems(parsed.items, new Map(), {});
    expect(items.map(({ id }) => id)).toEqual(['x', 'y']);
    expect(items[0]?.raw).toMatchObject({ id: 'x', name: '2.x' });
    expect(parsed.folders[1]?.raw).toEqual({ id: 'f' });
    expect(JSON.stringify({ ...parsed, items }).length).toBeLessThan(4000);
  });
  it('lets folders without end not cost the items', () => {
    const folders = Array.from({ length: 300_000 }, (_, at) => at);
    expect(parse({ profile, folders, ciphers: [{ id: 'x' }] }).items).toHaveLength(1);
  });
  it('lets no row take the place of another, whatever it calls itself', () => {
    const { items } = parse({ profile, ciphers: [{ id: 'odd-1' }, {}, { id: 'odd-1' }] });
    expect(new Set(items.map(({ id }) => id)).size).toBe(3);
  });
  it.each([
    undefined,
    null,
    '',
    7,
    [],
    {},
    { profile: null },
    { profile, ciphers: 'none' },
    { profile, ciphers: {} },
  ])('takes %j for no vault', (answer) => {
    expect(() => parse(answer)).toThrow('answer-damaged');
  });
});
