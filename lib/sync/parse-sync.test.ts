import { describe, expect, it } from 'vitest';
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
  it('takes null and missing lists as empty', () => {
    const { items, folders, collections } = parse({ profile, ciphers: null, folders: undefined });
    expect([items, folders, collections]).toEqual([[], [], []]);
  });
  it('drops nothing: rows without an id and second rows of one id get names of their own', () => {
    const rows = [{ id: 'x', n: 1 }, { id: 'X', n: 2 }, { n: 3 }, null, 'text', { id: 7 }];
    const { items } = parse({ profile, ciphers: rows });
    expect(items.map(({ id }) => id)).toEqual(['x', 'odd-1', 'odd-2', 'odd-3', 'odd-4', '7']);
    expect(items.map(({ raw }) => raw)).toEqual(rows);
  });
  it('lets no row take the place of another, whatever it calls itself', () => {
    const { items } = parse({ profile, ciphers: [{ id: 'odd-1' }, {}, { id: 'odd-1' }] });
    expect(new Set(items.map(({ id }) => id)).size).toBe(3);
  });
  it.each([undefined, null, '', 'text', 7, []])('keeps all items over a profile that is %j', (odd) => {
    const { items, profile: read } = parse({ profile: odd, ciphers: [{ id: '1' }, { id: '2' }] });
    expect(items.map(({ id }) => id)).toEqual(['1', '2']);
    expect(read).toEqual({});
  });
  it('leaves out what is nested without end, wherever it stands, and keeps all else', () => {
    const deep: unknown = JSON.parse(`${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`);
    const row = (id: string) => ({ id, name: 'x' });
    const { items, folders, ...rest } = parse({
      profile: { deep },
      policies: deep,
      ciphers: [row('1'), { ...row('2'), login: { deep } }, row('3')],
      folders: [deep, row('f')],
    });
    expect(items.map(({ id, raw }) => [id, raw])).toEqual([
      ['1', row('1')],
      ['2', null],
      ['3', row('3')],
    ]);
    expect(folders.map(({ raw }) => raw)).toEqual([null, row('f')]);
    expect(rest).toMatchObject({ profile: {}, policies: null });
    expect(() => JSON.stringify([items, folders, rest])).not.toThrow();
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
