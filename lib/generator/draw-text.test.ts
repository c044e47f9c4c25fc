import { describe, expect, it } from 'vitest';
import { drawText } from './draw-text';
import { randomBelow, randomBelowBig, shuffle } from './random';

const ROUNDS = 30_000;

function counted(draw: () => string): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const text = draw();
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return seen;
}

/** Against "all of these equally often". */
function chiSquare(seen: ReadonlyMap<string, number>, values: number): number {
  const mean = ROUNDS / values;
  const missing = (values - seen.size) * mean;
  return [...seen.values()].reduce((sum, one) => sum + (one - mean) ** 2 / mean, missing);
}

/** The statistic has this mean and twice it as variance: seven deviations are met by nobody. */
const most = (values: number): number => values - 1 + 7 * Math.sqrt(2 * (values - 1));

describe('chance', () => {
  it.each([1, 2, 3, 7, 10, 36, 90])('below %i is even', (limit) => {
    const seen = counted(() => String(randomBelow(limit)));
    expect(seen.size).toBe(limit);
    expect(chiSquare(seen, limit)).toBeLessThanOrEqual(most(limit));
  });

  it('is even where a remainder would not be: at three quarters of all that can be drawn', () => {
    const limit = 3 * 2 ** 30;
    const seen = counted(() => String(Math.floor(randomBelow(limit) / 2 ** 30)));
    expect(chiSquare(seen, 3)).toBeLessThan(most(3));
  });

  it.each([1n, 3n, 5n, 96n])('below the big number %s is even', (limit) => {
    const seen = counted(() => String(randomBelowBig(limit)));
    expect(seen.size).toBe(Number(limit));
    expect(chiSquare(seen, Number(limit))).toBeLessThanOrEqual(most(Number(limit)));
  });

  it('reaches every size of a big number', () => {
    const limit = 10n ** 40n;
    const draws = Array.from({ length: 500 }, () => randomBelowBig(limit));
    expect(draws.every((value) => value >= 0n && value < limit)).toBe(true);
    expect(draws.some((value) => value > (limit * 9n) / 10n)).toBe(true);
    expect(draws.some((value) => value < limit / 10n)).toBe(true);
  });

  it('puts a list into each order equally often', () => {
    const seen = counted(() => shuffle(['a', 'b', 'c', 'd']).join(''));
    expect(seen.size).toBe(24);
    expect(chiSquare(seen, 24)).toBeLessThan(most(24));
  });
});

describe('a text by chance', () => {
  it('is each of those that fit equally often', () => {
    const shares = [
      { characters: 'abc', least: 0 },
      { characters: '12', least: 1 },
    ];
    // Three places of five characters, without the 27 that have no digit.
    const seen = counted(() => drawText(shares, 3) ?? '');
    expect(seen.size).toBe(125 - 27);
    expect(chiSquare(seen, 98)).toBeLessThan(most(98));
  });

  it('is none where the least numbers do not fit, or nothing may stand in it', () => {
    expect(drawText([{ characters: 'ab', least: 3 }], 2)).toBeNull();
    expect(drawText([], 2)).toBeNull();
  });

  it('may be nothing but the least numbers', () => {
    const text = drawText(
      [
        { characters: 'ab', least: 2 },
        { characters: '1', least: 2 },
      ],
      4,
    );
    expect([...(text ?? '')].sort().join('')).toMatch(/^11[ab]{2}$/);
  });
});
