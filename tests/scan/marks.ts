import { randomBytes } from 'node:crypto';
import type { Secret } from './patterns.ts';

/** Texts that stand nowhere else in the world, and what each was put into. */
export interface Marks {
  /** A new one. @param where it is going to stand; only for the report. */
  mark(where: string): string;
  /** A new one that is a key for one-time codes: base32. */
  markBase32(where: string): string;
  readonly all: readonly Secret[];
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function createMarks(): Marks {
  const all: Secret[] = [];
  const keep = (name: string, value: string): string => {
    all.push({ name, value });
    return value;
  };
  return {
    all,
    // Small letters and digits: folding, sorting and addresses leave them as they are.
    mark: (where) => keep(where, `zq${randomBytes(10).toString('hex')}`),
    markBase32: (where) =>
      keep(where, [...randomBytes(32)].map((byte) => BASE32[byte % BASE32.length]).join('')),
  };
}
