import { type GeneratorFloor, LIMITS, NO_FLOOR } from '../generator';
import { type AccountRules, type MasterPasswordRule, stricterMatch } from '../session';
import { pickBoolean, pickNumber, pickText } from '../wire';

/** More than anybody waits. Minutes. */
const LONGEST = 60 * 24 * 365;

/**
 * What stands in the place of minutes (bitwarden/clients, maximum session timeout). No shorter time is kept here than a minute. Whether the
 * screen is locked is not told to every browser: fifteen minutes of quiet are when screens lock by themselves at the latest. Closing the
 * browser always locks.
 */
const INSTEAD: ReadonlyMap<string, number | null> = new Map([
  ['immediately', 1],
  ['onsystemlock', 15],
  ['onapprestart', null],
  ['never', null],
]);

/** Some servers tell hours beside minutes that hold them already, others in their place. */
function readMinutes(data: unknown): number | null {
  const instead = INSTEAD.get(pickText(data, 'type')?.toLowerCase() ?? '');
  if (instead !== undefined) return instead;
  const [minutes, hours] = [pickNumber(data, 'minutes'), pickNumber(data, 'hours')];
  const told = minutes !== 0 && minutes !== null ? minutes : hours ? hours * 60 : minutes;
  return told !== null && told >= 0 && told <= LONGEST ? Math.max(1, Math.floor(told)) : null;
}

/** When the vault is to be locked, and whether that is a sign-out. */
export const readTimeout = (data: unknown): Pick<AccountRules, 'maxLockMinutes' | 'signsOut'> => ({
  maxLockMinutes: readMinutes(data),
  signsOut: pickText(data, 'action')?.toLowerCase() === 'logout',
});

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

/** How addresses are compared at least that say nothing themselves; 0 asks for nothing. A pattern is no stricter than anything. */
export const readMatch = (all: readonly unknown[]): number =>
  all.map((data) => pickNumber(data, 'uriMatchDetection') ?? 0).reduce(stricterMatch, 0);

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
