import type { GeneratorOptions } from './options';
import { CHARACTERS, type CharacterClass, type PasswordOptions } from './password';

/** The least that may be made, whatever the person has chosen. 0 and false ask for nothing. */
export interface GeneratorFloor {
  /** The one kind of secret that may be made; null: either. */
  readonly kind: GeneratorOptions['kind'] | null;
  readonly length: number;
  readonly least: PasswordOptions['least'];
  readonly words: number;
  readonly capitalise: boolean;
  readonly number: boolean;
}

export const NO_FLOOR: GeneratorFloor = {
  kind: null,
  length: 0,
  least: { upper: 0, lower: 0, digits: 0, symbols: 0 },
  words: 0,
  capitalise: false,
  number: false,
};

const CLASSES = Object.keys(CHARACTERS) as CharacterClass[];

/** Of what sites take: a symbol is whatever is neither letter nor digit. */
const MEMBERS: Readonly<Record<CharacterClass, RegExp>> = {
  upper: /[A-Z]/,
  lower: /[a-z]/,
  digits: /[0-9]/,
  symbols: /[^A-Za-z0-9]/,
};

/** Those of some characters that are of a class. */
export const ofClass = (name: CharacterClass, characters: string): string =>
  [...characters].filter((character) => MEMBERS[name].test(character)).join('');

type Least = PasswordOptions['least'];

const higher = (one: Least, other: Least): Least =>
  Object.fromEntries(CLASSES.map((name) => [name, Math.max(one[name], other[name])])) as Least;

/** Of two demands for one kind of secret each, passwords come first, as in other clients. */
const oneKind = (one: GeneratorFloor['kind'], other: GeneratorFloor['kind']): GeneratorFloor['kind'] =>
  one === 'password' || other === 'password' ? 'password' : (one ?? other);

const stricter = (one: GeneratorFloor, other: GeneratorFloor): GeneratorFloor => ({
  kind: oneKind(one.kind, other.kind),
  length: Math.max(one.length, other.length),
  least: higher(one.least, other.least),
  words: Math.max(one.words, other.words),
  capitalise: one.capitalise || other.capitalise,
  number: one.number || other.number,
});

/** What keeps all of them; null is no floor. */
export const strictestFloor = (floors: readonly (GeneratorFloor | null)[]): GeneratorFloor =>
  floors.reduce<GeneratorFloor>((one, other) => (other ? stricter(one, other) : one), NO_FLOOR);

/** How long a password is at least: the least numbers of its classes count together. */
export const leastLength = ({ length, least }: GeneratorFloor): number =>
  Math.max(
    length,
    CLASSES.reduce((sum, name) => sum + least[name], 0),
  );

export const passwordAbove = (options: PasswordOptions, floor: GeneratorFloor): PasswordOptions => ({
  ...options,
  length: Math.max(options.length, leastLength(floor)),
  least: higher(options.least, floor.least),
});

/** What the person has chosen, raised where that is less than may be made. */
export function optionsAbove(options: GeneratorOptions, floor: GeneratorFloor): GeneratorOptions {
  const { words, capitalise, number } = options.passphrase;
  return {
    ...options,
    kind: floor.kind ?? options.kind,
    password: passwordAbove(options.password, floor),
    passphrase: {
      ...options.passphrase,
      words: Math.max(words, floor.words),
      capitalise: capitalise || floor.capitalise,
      number: number || floor.number,
    },
  };
}

/** True for a password that is no less than asked for. */
export const isAbove = (password: string, { length, least }: GeneratorFloor): boolean =>
  password.length >= length && CLASSES.every((name) => ofClass(name, password).length >= least[name]);
