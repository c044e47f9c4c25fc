import { type GeneratorFloor, LIMITS, NO_FLOOR } from '../generator';
import type { AccountRules, MasterPasswordRule } from '../session';
import { pickBoolean, pickNumber, pickText } from '../wire';

/** More than anybody waits. Minutes. */
const LONGEST = 60 * 24 * 365;

/** When the vault is to be locked, and whether that is a sign-out. */
export function readTimeout(data: unknown): Pick<AccountRules, 'maxLockMinutes' | 'signsOut'> {
  const minutes = pickNumber(data, 'minutes');
  const isGood = minutes !== null && minutes >= 1 && minutes <= LONGEST;
  return {
    maxLockMinutes: isGood ? Math.floor(minutes) : null,
    signsOut: pickText(data, 'action')?.toLowerCase() === 'logout',
  };
}

/** A whole number from 0 to what we can keep. */
function readLeast(data: unknown, name: string, most: number): number {
  const value = pickNumber(data, name);
  return value !== null && value > 0 ? Math.min(Math.ceil(value), most) : 0;
}

const KINDS: ReadonlyMap<string, GeneratorFloor['kind']> = new Map([
  ['password', 'password'],
  ['passphrase', 'passphrase'],
]);

/** What is generated at least. */
export function readFloor(data: unknown): GeneratorFloor {
  const isOn = (name: string) => pickBoolean(data, name, false);
  const countOf = (use: string, name: string) =>
    Math.max(isOn(use) ? 1 : 0, readLeast(data, name, LIMITS.least[1]));
  const forced = pickText(data, 'overridePasswordType')?.toLowerCase();
  return {
    ...NO_FLOOR,
    kind: KINDS.get(forced ?? '') ?? null,
    length: readLeast(data, 'minLength', LIMITS.length[1]),
    least: {
      upper: isOn('useUpper') ? 1 : 0,
      lower: isOn('useLower') ? 1 : 0,
      digits: countOf('useNumbers', 'minNumbers'),
      symbols: countOf('useSpecial', 'minSpecial'),
    },
    words: readLeast(data, 'minNumberWords', LIMITS.words[1]),
    capitalise: isOn('capitalize'),
    number: isOn('includeNumber'),
  };
}

/** An organisation that names none means cards (bitwarden/clients RestrictedItemTypesService). */
const WHERE_NONE_IS_NAMED = [3];
/** More than there are. */
const MOST_KINDS = 100;

/** The kinds that nothing new is made of. */
export function readKinds(data: unknown): readonly number[] {
  if (data === null || data === undefined) return WHERE_NONE_IS_NAMED;
  return Array.isArray(data) ? data.slice(0, MOST_KINDS).filter(Number.isInteger) : [];
}

const HIGHEST_SCORE = 4;
/** Longer than any that is typed. */
const LONGEST_PASSWORD = 128;

const NO_PASSWORD_RULE: MasterPasswordRule = {
  score: 0,
  length: 0,
  upper: false,
  lower: false,
  digits: false,
  symbols: false,
};

const either = (one: MasterPasswordRule, other: MasterPasswordRule): MasterPasswordRule => ({
  score: Math.max(one.score, other.score),
  length: Math.max(one.length, other.length),
  upper: one.upper || other.upper,
  lower: one.lower || other.lower,
  digits: one.digits || other.digits,
  symbols: one.symbols || other.symbols,
});

/** What the master password is to be; null where none of the organisations asks for it when the vault is opened. */
export function readMasterPassword(all: readonly unknown[]): MasterPasswordRule | null {
  if (!all.some((data) => pickBoolean(data, 'enforceOnLogin', false))) return null;
  return all
    .map((data) => ({
      score: readLeast(data, 'minComplexity', HIGHEST_SCORE),
      length: readLeast(data, 'minLength', LONGEST_PASSWORD),
      upper: pickBoolean(data, 'requireUpper', false),
      lower: pickBoolean(data, 'requireLower', false),
      digits: pickBoolean(data, 'requireNumbers', false),
      symbols: pickBoolean(data, 'requireSpecial', false),
    }))
    .reduce(either, NO_PASSWORD_RULE);
}
