import { medianOf } from '../stats.ts';

/** What is told of differences between two things that were measured in turn. */
export interface Added {
  readonly median: number;
  /** Between these lies the true median, with a likelihood of 95 %; the least and the most where there are too few pairs for that. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** True where these differences may as well be none. */
  readonly isNoise: boolean;
}

const DOUBT = 0.05;

/**
 * How many of `count` sorted values may be left out at either end: the sign test turned round. The true median lies outside of what
 * remains as seldom as a coin shows so few heads.
 */
function leftOut(count: number): number {
  let chance = 0.5 ** count;
  let sum = chance;
  let heads = 0;
  while (2 * sum <= DOUBT) {
    heads += 1;
    chance *= (count - heads + 1) / heads;
    sum += chance;
  }
  return Math.max(0, heads - 1);
}

/**
 * The differences, pair by pair: what disturbs the machine for a while disturbs both. Assumes nothing of how they are spread.
 * @param before one value for each round; `after` as well, in the same order. What has no partner is left out.
 * @returns null when there is no pair.
 */
export function addedOf(before: readonly number[], after: readonly number[]): Added | null {
  const count = Math.min(before.length, after.length);
  const differences = after.slice(0, count).map((value, at) => value - (before[at] ?? Number.NaN));
  const sorted = differences.sort((one, other) => one - other);
  const median = medianOf(sorted);
  if (median === null) return null;
  const out = leftOut(count);
  const low = sorted[out] ?? Number.NaN;
  const high = sorted[count - 1 - out] ?? Number.NaN;
  return { median, low, high, count, isNoise: low !== high && low <= 0 && high >= 0 };
}
