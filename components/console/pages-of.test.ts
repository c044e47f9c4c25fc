import { describe, expect, it } from 'vitest';
import type { OrgPage } from '../../lib/protocol';
import { pagesOf } from './pages-of';

const page = (rows: readonly number[], next: string | null): OrgPage<number> => ({ rows, unread: 0, next });

/** Reads all parts that stand under their marks. */
async function readAll(parts: Readonly<Record<string, OrgPage<number>>>, from?: string) {
  const asked: string[] = [];
  const rows: number[] = [];
  const fetchPage = async (next: string | undefined) => {
    asked.push(next ?? '');
    return parts[next ?? ''] ?? page([], null);
  };
  for await (const one of pagesOf(fetchPage, from, 'api.example')) rows.push(...one.rows);
  return { asked, rows };
}

describe('the parts of a list', () => {
  it('are followed by their marks, as they came', async () => {
    const odd = '1!48!%2B+=/ ü';
    const large = '-8584000000000000001';
    const parts = { '': page([1], odd), [odd]: page([2], large), [large]: page([3], null) };
    expect(await readAll(parts)).toEqual({ asked: ['', odd, large], rows: [1, 2, 3] });
    expect((await readAll(parts, odd)).rows).toEqual([2, 3]);
  });

  it('end with an empty one, whatever mark it has', async () => {
    const parts = { '': page([1], 'a'), a: page([], 'b'), b: page([2], null) };
    expect(await readAll(parts)).toEqual({ asked: ['', 'a'], rows: [1] });
  });

  it.each([
    { '': page([1], 'a'), a: page([2], 'a') },
    { '': page([1], 'a'), a: page([2], 'b'), b: page([3], 'a') },
  ])('that lead back to themselves are not read for ever', async (parts) => {
    await expect(readAll(parts)).rejects.toThrow('pages-repeat');
  });

  it('go on where a part had nothing in it but rows that were not asked for', async () => {
    const parts = { '': { ...page([], 'a'), passed: 30 }, a: page([7], null) };
    expect(await readAll(parts)).toEqual({ asked: ['', 'a'], rows: [7] });
  });
});
