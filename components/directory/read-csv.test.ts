import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readCsv } from './read-csv';

const linesOf = (text: string) => readCsv(text).map(({ line, cells }) => [line, cells?.join('|') ?? null]);

describe('CSV', () => {
  it('has the line on which each row begins, also where cells hold line breaks', () => {
    const text = 'a,b\n"1\n\n2",3\n\n , \n4,"5\n"\n6,7';
    const expected = [
      [1, 'a|b'],
      [2, '1\n\n2|3'],
      [7, '4|5\n'],
      [9, '6|7'],
    ];
    expect(linesOf(text)).toEqual(expected);
    expect(linesOf(text.replaceAll('\n', '\r\n'))).toEqual(expected);
    expect(linesOf(text.replaceAll('\n', '\r'))).toEqual(expected);
    expect(linesOf('a,b\r\n1,2\n3,4\r5,6')).toEqual([
      [1, 'a|b'],
      [2, '1|2'],
      [3, '3|4'],
      [4, '5|6'],
    ]);
  });

  it.each([
    ['a,b;c\n1,2;3', '1|2;3'],
    ['a;b\n1;2,3', '1|2,3'],
    ['a\tb\n1\t2;3;4,5', '1|2;3;4,5'],
    ['a,b\n1,2;3;4;5', '1|2;3;4;5'],
  ])('is parted by what its head is parted by: %j', (text, row) => {
    expect(linesOf(text)[1]).toEqual([2, row]);
  });

  it('loses the line whose quotes are odd, and none after it', () => {
    expect(linesOf('a,b\n"1,2\n3,"4"\n5,"6"7\n8,"9"')).toEqual([
      [1, 'a|b'],
      [2, null],
      [3, '3|4'],
      [4, null],
      [5, '8|9'],
    ]);
  });

  it('is read in time when the quotes of all rows are odd', () => {
    const text = `a,b\n${'"x"y,1\n'.repeat(5000)}c,d`;
    const begun = performance.now();
    const rows = readCsv(text);
    expect(rows.filter(({ cells }) => cells === null)).toHaveLength(5000);
    expect(rows.at(-1)).toEqual({ line: 5002, cells: ['c', 'd'] });
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it('gives back whatever was written as the RFC wants it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ',', ';', '\n', ' ', '=') });
    const row = fc.tuple(cell, cell, fc.constant('.'));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = Papa.unparse([['one', 'two', 'three'], ...rows], { newline: '\r\n' });
        expect(readCsv(text).map(({ cells }) => cells)).toEqual([['one', 'two', 'three'], ...rows]);
      }),
    );
  });
});
