import { drawText } from './draw-text';

/** What a password is made of. Symbols are those that nearly all sites take. */
export const CHARACTERS = {
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  lower: 'abcdefghijklmnopqrstuvwxyz',
  digits: '0123456789',
  symbols: '!@#$%^&*-_=+?.:~',
} as const;

export type CharacterClass = keyof typeof CHARACTERS;

const CLASSES = Object.keys(CHARACTERS) as CharacterClass[];

/** Characters that are taken for one another when a password is read off. */
const LOOK_ALIKES = new Set('O0Il1|B8S5Z2G6.:');

export interface PasswordOptions {
  readonly length: number;
  /** How many of each class there are at least; 0: none at all. */
  readonly least: Readonly<Record<CharacterClass, number>>;
  readonly avoidLookAlikes: boolean;
}

/**
 * A password by chance: as long as asked for, of the chosen classes, with at least so many of each. Every password that fits is equally
 * likely. Longer than asked for only where the least numbers together are more; lower-case letters where no class is chosen.
 */
export function makePassword({ length, least, avoidLookAlikes }: PasswordOptions): string {
  const chosen = CLASSES.filter((name) => least[name] > 0);
  const shares = (chosen.length > 0 ? chosen : (['lower'] as const)).map((name) => ({
    characters: avoidLookAlikes
      ? [...CHARACTERS[name]].filter((character) => !LOOK_ALIKES.has(character)).join('')
      : CHARACTERS[name],
    least: least[name],
  }));
  const needed = shares.reduce((sum, share) => sum + share.least, 0);
  return drawText(shares, Math.max(length, needed)) ?? '';
}
