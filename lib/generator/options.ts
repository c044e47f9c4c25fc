import type { PassphraseOptions } from './passphrase';
import { CHARACTERS, type CharacterClass, type PasswordOptions } from './password';

const KINDS = ['password', 'passphrase'] as const;
const USER_KINDS = ['word', 'plus', 'catchAll'] as const;

/** How a person wants things made; kept from one time to the next. */
export interface GeneratorOptions {
  readonly kind: (typeof KINDS)[number];
  readonly password: PasswordOptions;
  readonly passphrase: PassphraseOptions;
  readonly userKind: (typeof USER_KINDS)[number];
  /** The address that plus-addresses are made from; empty: the account's own. */
  readonly address: string;
  /** The domain that takes all mail. */
  readonly domain: string;
}

/** From and to, both included. */
export const LIMITS = {
  length: [5, 128],
  words: [3, 20],
  least: [0, 9],
  /** Characters between two words. */
  separator: [0, 3],
} as const;

export const DEFAULT_OPTIONS: GeneratorOptions = {
  kind: 'password',
  password: {
    length: 20,
    least: { upper: 1, lower: 1, digits: 1, symbols: 1 },
    avoidLookAlikes: false,
  },
  passphrase: { words: 5, separator: '-', capitalise: false, number: false },
  userKind: 'word',
  address: '',
  domain: '',
};

type Loose = Readonly<Record<string, unknown>>;
const loose = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {};

const inRange = (value: unknown, [from, to]: readonly [number, number], fallback: number): number =>
  typeof value === 'number' && Number.isInteger(value) ? Math.min(Math.max(value, from), to) : fallback;
const isOneOf = <T extends string>(value: unknown, all: readonly T[]): value is T =>
  (all as readonly unknown[]).includes(value);
const flag = (value: unknown, fallback: boolean): boolean => (typeof value === 'boolean' ? value : fallback);
const text = (value: unknown, fallback: string): string => (typeof value === 'string' ? value : fallback);

function readPassword(stored: Loose): PasswordOptions {
  const { length, least, avoidLookAlikes } = DEFAULT_OPTIONS.password;
  const counts = loose(stored.least);
  const names = Object.keys(CHARACTERS) as CharacterClass[];
  return {
    length: inRange(stored.length, LIMITS.length, length),
    least: Object.fromEntries(
      names.map((name) => [name, inRange(counts[name], LIMITS.least, least[name])]),
    ) as PasswordOptions['least'],
    avoidLookAlikes: flag(stored.avoidLookAlikes, avoidLookAlikes),
  };
}

function readPassphrase(stored: Loose): PassphraseOptions {
  const { words, separator, capitalise, number } = DEFAULT_OPTIONS.passphrase;
  return {
    words: inRange(stored.words, LIMITS.words, words),
    separator: text(stored.separator, separator).slice(0, LIMITS.separator[1]),
    capitalise: flag(stored.capitalise, capitalise),
    number: flag(stored.number, number),
  };
}

/** Options as they were stored; the default for each that is missing or odd. */
export function readOptions(value: unknown): GeneratorOptions {
  const stored = loose(value);
  const { kind, userKind, address, domain } = DEFAULT_OPTIONS;
  return {
    kind: isOneOf(stored.kind, KINDS) ? stored.kind : kind,
    password: readPassword(loose(stored.password)),
    passphrase: readPassphrase(loose(stored.passphrase)),
    userKind: isOneOf(stored.userKind, USER_KINDS) ? stored.userKind : userKind,
    address: text(stored.address, address),
    domain: text(stored.domain, domain),
  };
}
