import { createHmac } from 'node:crypto';
import { refuseModel } from './refusals.ts';
import type { Json, KdfSettings } from './store/rows.ts';

type Range = readonly [least: number, most: number];

interface Limits {
  readonly pbkdf2: Range;
  readonly argon2: Range;
  readonly memory: Range;
  readonly parallelism: Range;
}

/** What an account may be set to today (bitwarden/server KdfConstants). */
export const TODAYS_LIMITS: Limits = {
  pbkdf2: [600_000, 2_000_000],
  argon2: [2, 10],
  memory: [15, 1024],
  parallelism: [1, 16],
};

/** What the old registration took. */
export const OLD_LIMITS: Limits = { ...TODAYS_LIMITS, pbkdf2: [5_000, 2_000_000] };

const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) ? value : null;
const within = (value: number | null, [least, most]: Range): boolean =>
  value !== null && value >= least && value <= most;

/** A derivation as nested (`kdfType`, `iterations` ...) or flat (`kdf`, `kdfIterations` ...) members; refused outside the limits. */
export function readKdfSettings(body: Json, form: 'nested' | 'flat', limits: Limits): KdfSettings {
  const flat = form === 'flat';
  const settings: KdfSettings = {
    kdfType: number(flat ? body.kdf : body.kdfType) ?? -1,
    iterations: number(flat ? body.kdfIterations : body.iterations) ?? -1,
    memory: number(flat ? body.kdfMemory : body.memory),
    parallelism: number(flat ? body.kdfParallelism : body.parallelism),
  };
  if (settings.kdfType === 0 && within(settings.iterations, limits.pbkdf2))
    return { ...settings, memory: null, parallelism: null };
  const isArgon2 =
    within(settings.iterations, limits.argon2) &&
    within(settings.memory, limits.memory) &&
    within(settings.parallelism, limits.parallelism);
  if (settings.kdfType === 1 && isArgon2) return settings;
  throw refuseModel({ KdfIterations: ['KDF settings are out of range.'] });
}

const PLAUSIBLE: readonly KdfSettings[] = [
  { kdfType: 0, iterations: 600_000, memory: null, parallelism: null },
  { kdfType: 0, iterations: 600_000, memory: null, parallelism: null },
  { kdfType: 0, iterations: 100_000, memory: null, parallelism: null },
  { kdfType: 1, iterations: 3, memory: 64, parallelism: 4 },
];

/** An answer for an address that nobody has: always the same for the same address, so that asking proves nothing. */
export function plausibleKdf(email: string, secret: Uint8Array): KdfSettings {
  const [first = 0] = createHmac('sha256', secret).update(email).digest();
  return PLAUSIBLE[first % PLAUSIBLE.length] as KdfSettings;
}
