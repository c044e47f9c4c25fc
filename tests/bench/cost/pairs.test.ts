import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedOf } from './pairs.ts';

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

const zeros = (count: number): number[] => range(count).map(() => 0);

describe('what was added', () => {
  it('is the median of the differences, pair by pair, whatever both have in common', () => {
    const added = addedOf([100, 500, 40], [103, 501, 42]);
    expect(added).toEqual({ median: 2, low: 1, high: 3, count: 3, isNoise: false });
  });

  it('lies between the bounds that tables of the sign test give', () => {
    for (const [count, low, high] of [
      [5, 1, 5],
      [6, 1, 6],
      [8, 1, 8],
      [9, 2, 8],
      [20, 6, 15],
      [25, 8, 18],
    ] as const)
      expect(addedOf(zeros(count), range(count))).toMatchObject({ low, high, count });
  });

  it('is noise where it may as well be nothing, or less', () => {
    expect(addedOf(zeros(4), [-1, 1, 2, 3])?.isNoise).toBe(true);
    expect(addedOf(zeros(4), [1, 1, 2, 3])?.isNoise).toBe(false);
    expect(addedOf([3, 3], [1, 2])?.isNoise).toBe(false);
    expect(addedOf([7, 7], [7, 7])?.isNoise).toBe(false);
  });

  it('counts only what has a partner', () => {
    expect(addedOf([1, 2], [5])).toMatchObject({ median: 4, count: 1 });
    expect(addedOf([], [5])).toBeNull();
  });

  it('never has its median outside of the bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
        const added = addedOf(
          values.map(() => 0),
          values,
        );
        expect(added?.low).toBeLessThanOrEqual(added?.median ?? Number.NaN);
        expect(added?.median).toBeLessThanOrEqual(added?.high ?? Number.NaN);
      }),
    );
  });
});
