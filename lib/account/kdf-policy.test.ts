import { describe, expect, it } from 'vitest';
import type { KdfSummary } from '../session';
import { isAllowedKdf, isAllowedSalt, isSameKdf, isWeakerKdf, isWeakKdf, toKdfParams } from './kdf-policy';

const pbkdf2 = (iterations: number): KdfSummary => ({
  kind: 'pbkdf2',
  iterations,
  memoryMiB: null,
  parallelism: null,
});
const argon2id = (iterations: number, memoryMiB: number | null, parallelism: number | null): KdfSummary => ({
  kind: 'argon2id',
  iterations,
  memoryMiB,
  parallelism,
});

describe('limits', () => {
  it.each([0, 1, -1, 4_999, 5_000.5, Number.NaN, Number.POSITIVE_INFINITY, 2_000_001, 2 ** 31])(
    'refuses PBKDF2 %s',
    (n) => {
      expect(isAllowedKdf(pbkdf2(n))).toBe(false);
      expect(() => toKdfParams(pbkdf2(n))).toThrow('kdf-refused');
    },
  );
  it.each([
    [1, 16, 1],
    [2, 15, 1],
    [2, 16, 0],
    [11, 64, 4],
    [3, 1025, 4],
    [3, 65_536, 4],
    [3, 64, 17],
    [3, null, 4],
    [3, 64, null],
    [3.5, 64, 4],
  ])('refuses Argon2id %s/%s/%s', (iterations, memory, parallelism) => {
    expect(isAllowedKdf(argon2id(iterations, memory, parallelism))).toBe(false);
  });
  it('allows the floors, the defaults and the ceilings', () => {
    for (const kdf of [
      pbkdf2(5_000),
      pbkdf2(600_000),
      pbkdf2(2_000_000),
      argon2id(2, 16, 1),
      argon2id(10, 1024, 16),
    ]) {
      expect(isAllowedKdf(kdf)).toBe(true);
    }
  });
  it('calls weak what is below the advice', () => {
    expect(isWeakKdf(pbkdf2(599_999))).toBe(true);
    expect(isWeakKdf(pbkdf2(600_000))).toBe(false);
    expect(isWeakKdf(argon2id(2, 18, 1))).toBe(true);
    expect(isWeakKdf(argon2id(3, 64, 4))).toBe(false);
  });
});

describe('pins', () => {
  it('knows weaker from stronger', () => {
    expect(isWeakerKdf(pbkdf2(600_000), argon2id(3, 64, 4))).toBe(true);
    expect(isWeakerKdf(argon2id(3, 64, 4), pbkdf2(600_000))).toBe(false);
    expect(isWeakerKdf(pbkdf2(599_999), pbkdf2(600_000))).toBe(true);
    expect(isWeakerKdf(argon2id(3, 32, 4), argon2id(3, 64, 4))).toBe(true);
    expect(isWeakerKdf(argon2id(3, 64, 1), argon2id(3, 64, 4))).toBe(false);
    expect(isSameKdf(pbkdf2(5_000), { ...pbkdf2(5_000) })).toBe(true);
    expect(isSameKdf(argon2id(3, 64, 1), argon2id(3, 64, 4))).toBe(false);
  });
  it('takes only the address as salt', () => {
    expect(isAllowedSalt(null, 'a@b.c')).toBe(true);
    expect(isAllowedSalt(' A@B.c ', 'a@b.c')).toBe(true);
    expect(isAllowedSalt('x@b.c', 'a@b.c')).toBe(false);
    expect(isAllowedSalt('', 'a@b.c')).toBe(false);
  });
});
