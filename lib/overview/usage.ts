import type { Usage } from '../items';

/** As it is sealed. */
export type PackedUsage = readonly (readonly [id: string, count: number, last: number])[];

/** Items used longest ago are forgotten beyond so many. */
const MOST = 1000;

export const unpackUsage = (packed: PackedUsage, ref: (id: string) => string): Usage =>
  new Map(packed.map(([id, count, last]) => [ref(id), { count, last }]));

/** One use more. */
export function addUse(packed: PackedUsage, id: string, now: number): PackedUsage {
  const before = packed.find(([known]) => known === id);
  const rest = packed.filter(([known]) => known !== id).slice(0, MOST - 1);
  return [[id, (before?.[1] ?? 0) + 1, now], ...rest];
}

/** The ids that were used last, newest first. */
export function lastUsed(usage: Usage, count: number): string[] {
  const newestFirst = [...usage].sort(([, a], [, b]) => b.last - a.last);
  return newestFirst.slice(0, count).map(([id]) => id);
}
