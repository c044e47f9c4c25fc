import { pick, randomBelow } from './random';

export interface PassphraseOptions {
  readonly words: number;
  readonly separator: string;
  readonly capitalise: boolean;
  /** A digit behind one of the words. */
  readonly number: boolean;
}

export const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/**
 * Words of a list by chance, each word at each place equally likely.
 * @param list see `loadWords`.
 */
export function makePassphrase(
  { words, separator, capitalise, number }: PassphraseOptions,
  list: readonly string[],
): string {
  const numbered = number ? randomBelow(words) : -1;
  return Array.from({ length: words }, (_, at) => {
    const word = pick(list);
    return (capitalise ? capitalised(word) : word) + (at === numbered ? randomBelow(10) : '');
  }).join(separator);
}
