/** What is told of a row of measurements. */
export interface Summary {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly count: number;
}

/** Minimum, median and maximum; null when nothing was measured. */
export function summarize(values: readonly number[]): Summary | null {
  const sorted = [...values].sort((one, other) => one - other);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) return null;
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  const median = middle.reduce((sum, value) => sum + value, 0) / middle.length;
  return { min, median, max, count: sorted.length };
}

/** The median; null when nothing was measured. */
export const medianOf = (values: readonly number[]): number | null => summarize(values)?.median ?? null;

/** How many times one value is the other; null when either is missing or there is nothing to divide by. */
export function ratio(value: number | null, by: number | null): number | null {
  if (value === null || by === null || by <= 0) return null;
  return value / by;
}
