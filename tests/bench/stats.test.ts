import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOf, ratio, summarize } from './stats.ts';

describe('a summary', () => {
  it('has the least, the middle and the most, in whatever order they came', () => {
    expect(summarize([30, 10, 20])).toEqual({ min: 10, median: 20, max: 30, count: 3 });
    expect(summarize([7])).toEqual({ min: 7, median: 7, max: 7, count: 1 });
  });

  it('takes the mean of the two in the middle when there is no middle', () => {
    expect(medianOf([4, 1, 2, 10])).toBe(3);
  });

  it('is none of nothing', () => {
    expect(summarize([])).toBeNull();
    expect(medianOf([])).toBeNull();
  });

  it('leaves the values as they were, and keeps their order of size', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: 0, max: 1e9 }), { minLength: 1 }), (values) => {
        const copy = [...values];
        const summary = summarize(values);
        expect(values).toEqual(copy);
        expect(summary?.min).toBeLessThanOrEqual(summary?.median ?? Number.NaN);
        expect(summary?.median).toBeLessThanOrEqual(summary?.max ?? Number.NaN);
        expect(values.filter((value) => value < (summary?.median ?? 0)).length).toBeLessThanOrEqual(
          values.length / 2,
        );
      }),
    );
  });
});

it('A ratio is none where a side is missing, or where there is nothing to divide by', () => {
  expect(ratio(6, 2)).toBe(3);
  expect([ratio(null, 2), ratio(6, null), ratio(6, 0)]).toEqual([null, null, null]);
});
