/** Fewer letters have too many neighbours; more are no word that a person mistyped. */
const LETTERS = { fewest: 4, most: 32 };

const PARTS = /[\p{L}\p{N}]+/gu;

/** Numbers are right or they are another number. */
const mayBeMisspelled = (part: string): boolean =>
  part.length >= LETTERS.fewest && part.length <= LETTERS.most && !/^\p{N}+$/u.test(part);

const ANY = '[\\p{L}\\p{N}]';

/** From the start of a word on, with one letter too many, too few, wrong, or swapped with the next. */
function nearPattern(letters: readonly string[]): RegExp {
  const spellings = letters.flatMap((letter, at) => {
    const [before, after] = [letters.slice(0, at).join(''), letters.slice(at + 1).join('')];
    const [next = '', ...rest] = letters.slice(at + 1);
    const without = after === '' ? `${before}(?!${ANY})` : before + after;
    return [
      before + ANY + letter + after,
      without,
      before + ANY + after,
      before + next + letter + rest.join(''),
    ];
  });
  return new RegExp(`(?<!${ANY})(?:${[...new Set(spellings)].join('|')})`, 'u');
}

/**
 * A test for texts in which something like this part of a word stands. One error leaves one half of the part as it is, or swaps
 * the letters between both: that is looked for first, because it is many times quicker than the pattern.
 */
function createNearTest(part: string): (text: string) => boolean {
  const letters = [...part];
  const middle = letters.length >> 1;
  const [first, second] = [letters.slice(0, middle), letters.slice(middle)].map((half) => half.join(''));
  const swapped = letters
    .with(middle - 1, letters[middle] ?? '')
    .with(middle, letters[middle - 1] ?? '')
    .join('');
  const pattern = nearPattern(letters);
  return (text) =>
    (text.includes(first ?? '') || text.includes(second ?? '') || text.includes(swapped)) &&
    pattern.test(text);
}

/** True when a folded word has a part in which one error is forgiven. */
export const isTolerant = (word: string): boolean => (word.match(PARTS) ?? []).some(mayBeMisspelled);

/** A test for folded texts in which something like this word stands: with one error in each part of four letters or more. */
export function createWordTest(word: string): (text: string) => boolean {
  const tests = (word.match(PARTS) ?? []).map((part) =>
    mayBeMisspelled(part) ? createNearTest(part) : (text: string) => text.includes(part),
  );
  return (text) => tests.every((test) => test(text));
}
