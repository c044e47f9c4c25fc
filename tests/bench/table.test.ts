import { describe, expect, it } from 'vitest';
import { formatRatio, formatValue } from './format.ts';
import { markdownTable, textTable } from './table.ts';

const TABLE = [
  ['measure', 'now', 'is'],
  ['Unlock', '1,234 ms', ''],
  ['  bare: key', '9.5 ms', '2.00 ×'],
];

describe('a table', () => {
  it('stands in columns on a terminal: text to the left, numbers to the right', () => {
    expect(textTable(TABLE).split('\n')).toEqual([
      'measure           now      is',
      '-----------------------------',
      'Unlock       1,234 ms',
      '  bare: key    9.5 ms  2.00 ×',
    ]);
  });

  it('becomes a table of a README, and what would break it is escaped', () => {
    expect(markdownTable([...TABLE, ['a|b', '-', '']]).split('\n')).toEqual([
      '| measure | now | is |',
      '|---|---:|---:|',
      '| Unlock | 1,234 ms |  |',
      '| bare: key | 9.5 ms | 2.00 × |',
      '| a\\|b | - |  |',
    ]);
  });
});

describe('a value', () => {
  it('is as exact as it is worth', () => {
    const times = [2.345, 19.94, 123.4, 26_600].map((value) => formatValue(value, 'ms'));
    expect(times).toEqual(['2.3 ms', '19.9 ms', '123 ms', '26,600 ms']);
    const bytes = [320, 220_400, 12_345_678, 321_000_000, 25_276_510_208].map((value) =>
      formatValue(value, 'bytes'),
    );
    expect(bytes).toEqual(['0.3 kB', '220 kB', '12.3 MB', '321 MB', '25.3 GB']);
    expect(formatValue(3, 'count')).toBe('3');
    expect([0.0432, 0.5, 1.234, 54.4].map(formatRatio)).toEqual(['0.043 ×', '0.50 ×', '1.23 ×', '54 ×']);
  });

  it('that is missing is a dash', () => {
    expect([formatValue(null, 'ms'), formatRatio(null)]).toEqual(['-', '-']);
  });
});
