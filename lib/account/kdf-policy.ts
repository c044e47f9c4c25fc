import type { KdfParams } from '../crypto';
import { CodedError } from '../errors';
import type { KdfSummary } from '../session';

/**
 * Limits of a key derivation, checked before anything is derived or sent. Floors are those of the official clients,
 * ceilings keep a hostile server from hanging the machine; below the advised values a person has to agree once.
 */
const PBKDF2 = { floor: 5_000, advised: 600_000, ceiling: 2_000_000 } as const;
const ARGON2ID = {
  iterations: { floor: 2, advised: 2, ceiling: 10 },
  memoryMiB: { floor: 16, advised: 19, ceiling: 1024 },
  parallelism: { floor: 1, advised: 1, ceiling: 16 },
} as const;

interface Limit {
  readonly floor: number;
  readonly advised: number;
  readonly ceiling: number;
}

function parameters(kdf: KdfSummary): readonly (readonly [number | null, Limit])[] {
  if (kdf.kind === 'pbkdf2') return [[kdf.iterations, PBKDF2]];
  return [
    [kdf.iterations, ARGON2ID.iterations],
    [kdf.memoryMiB, ARGON2ID.memoryMiB],
    [kdf.parallelism, ARGON2ID.parallelism],
  ];
}

/** Inside floor and ceiling, and every parameter a whole number. */
export function isAllowedKdf(kdf: KdfSummary): boolean {
  return parameters(kdf).every(
    ([value, limit]) =>
      value !== null && Number.isInteger(value) && value >= limit.floor && value <= limit.ceiling,
  );
}

/** Allowed, but so cheap to guess that the person has to agree. */
export function isWeakKdf(kdf: KdfSummary): boolean {
  return parameters(kdf).some(([value, limit]) => value === null || value < limit.advised);
}

/** Both in one word. */
export function judgeKdf(kdf: KdfSummary): 'ok' | 'weak' | 'refused' {
  if (!isAllowedKdf(kdf)) return 'refused';
  return isWeakKdf(kdf) ? 'weak' : 'ok';
}

/** Anything less than before: another kind than Argon2id after it, or any smaller cost. */
export function isWeakerKdf(kdf: KdfSummary, before: KdfSummary): boolean {
  if (kdf.kind !== before.kind) return before.kind === 'argon2id';
  const smaller = (now: number | null, then: number | null) => (now ?? 0) < (then ?? 0);
  return smaller(kdf.iterations, before.iterations) || smaller(kdf.memoryMiB, before.memoryMiB);
}

/** Equal in every parameter. */
export function isSameKdf(a: KdfSummary, b: KdfSummary): boolean {
  return (
    a.kind === b.kind &&
    a.iterations === b.iterations &&
    (a.memoryMiB ?? null) === (b.memoryMiB ?? null) &&
    (a.parallelism ?? null) === (b.parallelism ?? null)
  );
}

/** The parameters in the crypto room's shape. @throws CodedError `kdf-refused` outside the limits. */
export function toKdfParams(kdf: KdfSummary): KdfParams {
  if (!isAllowedKdf(kdf)) throw new CodedError('kdf-refused');
  if (kdf.kind === 'pbkdf2') return { kind: 'pbkdf2', iterations: kdf.iterations };
  return {
    kind: 'argon2id',
    iterations: kdf.iterations,
    memoryMiB: kdf.memoryMiB ?? 0,
    parallelism: kdf.parallelism ?? 0,
  };
}

/** An e-mail address as accounts know it, which is also the salt. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Only the address itself may be the salt: another one would let a server reuse work that it did for all. */
export function isAllowedSalt(salt: string | null, email: string): boolean {
  return salt === null || normaliseEmail(salt) === normaliseEmail(email);
}
