/** Letters with a stroke or without a dot do not come apart by themselves. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/** Without accents, and with wide and narrow letters alike; words and texts go through the same fold. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[ıłđøßæœ]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .normalize('NFC');

/** A text ready for comparing: `userName[Login_ID]` and `Contraseña:` become `user name login id` and `contrasena`. */
export function plainWords(text: string): string {
  const apart = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return fold(apart.toLowerCase())
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/**
 * How pages name one thing, in many languages: parts of regular expressions on `plainWords`, with `<` and `>` for the borders of a
 * word (`\b` knows Latin letters only).
 */
export interface WordList {
  readonly is: readonly string[];
  /** Words that make the same words mean something else. */
  readonly isNot?: readonly string[];
}

/** In plain words nothing but a space parts words; a class of all letters would take long to compile. */
const borders = (pattern: string): string =>
  pattern.replace(/<(?![=!])/g, '(?<![^ ])').replace(/>/g, '(?![^ ])');

const compile = (words: readonly string[]): RegExp => new RegExp(borders(fold(words.join('|'))), 'u');

type WordTest = (words: string) => boolean;

/** Built when it is first asked: most starts of the background look at no page. */
function createTest({ is, isNot }: WordList): WordTest {
  let patterns: { yes: RegExp; no: RegExp | null } | null = null;
  return (words) => {
    patterns ??= { yes: compile(is), no: isNot ? compile(isNot) : null };
    return patterns.yes.test(words) && !patterns.no?.test(words);
  };
}

/** A test of plain words for each list of a table. */
export function compileWords<Name extends string>(
  lists: Readonly<Record<Name, WordList>>,
): Readonly<Record<Name, WordTest>> {
  const tests = Object.entries<WordList>(lists).map(([name, list]) => [name, createTest(list)]);
  return Object.fromEntries(tests) as Readonly<Record<Name, WordTest>>;
}
