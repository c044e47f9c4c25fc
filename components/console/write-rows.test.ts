import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from './arrange';
import { createWriter } from './write-rows';

const FIELDS = [
  { name: 'name', value: ({ name }: { name: Cell }) => name },
  { name: 'count', value: () => -3 },
];

const written = (format: 'csv' | 'json', ...names: Cell[]): string => {
  const writer = createWriter(format, FIELDS);
  return writer.head + names.map((name) => writer.rows([{ name }])).join('') + writer.tail();
};

/** RFC 4180, for what a writer of ours may write. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/gy;
  for (const [, cell = '', end] of text.matchAll(pattern)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  it('quotes what has to be, ends lines as the RFC wants, and leaves numbers alone', () => {
    expect(written('csv', 'a', 'b,"c"', 'd\ne', null)).toBe(
      'name,count\r\na,-3\r\n"b,""c""",-3\r\n"d\ne",-3\r\n,-3\r\n',
    );
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(1)', ' =1', '\t1', '\r1', '＝1'])(
    'takes the sting out of %s',
    (text) => {
      expect(parse(written('csv', text))[1]?.[0]).toBe(`'${text}`);
    },
  );

  it.each([
    ['a;=1', "a;'=1"],
    ['a; +1', "a;' +1"],
    ['a\t@SUM(1)', "a\t'@SUM(1)"],
    ['"\n=1', '"\n\'=1'],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['a\r\n-1;=2', "a\r\n'-1;'=2"],
    ['a;b-1', 'a;b-1'],
    ['a, =1', 'a, =1'],
  ])('takes it also where a spreadsheet of another country ends a cell: %j', (text, safe) => {
    expect(parse(written('csv', text))[1]?.[0]).toBe(safe);
  });

  it('gives back every text that is no formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [, [cell] = []] = parse(written('csv', text));
        expect(cell?.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      }),
    );
  });
});

describe('JSON', () => {
  it('is one list, whether it comes in one piece or in many', () => {
    expect(JSON.parse(written('json'))).toEqual([]);
    expect(JSON.parse(written('json', '=1', 'ü', null))).toEqual([
      { name: '=1', count: -3 },
      { name: 'ü', count: -3 },
      { name: null, count: -3 },
    ]);
  });
});
