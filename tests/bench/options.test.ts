import { describe, expect, it } from 'vitest';
import { PARTS, readOptions } from './options.ts';

describe('the bench’s options', () => {
  it('are all four sizes, five times, when nothing is said', () => {
    expect(readOptions([])).toEqual({
      sizes: [100, 1000, 10_000, 50_000],
      runs: 5,
      parts: PARTS,
      json: null,
      compare: null,
      show: null,
      markdown: false,
    });
  });

  it('take sizes in order, and parts in theirs', () => {
    const options = readOptions(['--sizes', '1000,100', '--runs', '2', '--only', 'fill,unlock']);
    expect(options).toMatchObject({ sizes: [100, 1000], runs: 2, parts: ['unlock', 'fill'] });
  });

  it.each([
    ['--runs', '0'],
    ['--runs', 'many'],
    ['--sizes', '100,'],
    ['--sizes', '5'],
    ['--only', 'speed'],
    ['--fast', ''],
  ])('refuse %s %s', (...args) => {
    expect(() => readOptions(args)).toThrow(args[0]);
  });
});
