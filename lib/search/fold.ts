const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Text without case and accents, for comparing: "Éclair" and "eclair" fold to the same. Blanks of every sort become spaces,
 * one for one, so that no folded text has a line break.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s/g, ' ')
    .toLowerCase();
}

/** The words of a plain search, folded; each has to be found somewhere. */
export const searchWords = (search: string): string[] => fold(search).split(' ').filter(Boolean);

/** A folded text, and for each of its characters which one of the original it came from. */
export interface Folded {
  readonly text: string;
  readonly origin: readonly number[];
}

/** Folds piece by piece, so that a place in the folded text can be found again in the original. */
export function foldWithOrigin(characters: readonly string[]): Folded {
  const origin: number[] = [];
  let text = '';
  characters.forEach((character, index) => {
    const folded = fold(character);
    text += folded;
    for (let i = 0; i < folded.length; i += 1) origin.push(index);
  });
  return { text, origin };
}
