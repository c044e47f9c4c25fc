import { fold } from './fold';

export const QUALIFIERS = ['in', 'collection', 'account', 'kind', 'has', 'is'] as const;
export type QualifierName = (typeof QUALIFIERS)[number];

/** A part of a search that says something about an item instead of a word in it: `kind:card`, `-in:Work`. */
export interface Qualifier {
  readonly name: QualifierName;
  /** Folded; never empty. */
  readonly value: string;
  readonly negated: boolean;
}

/** What was typed, taken apart. All texts are folded. */
export interface Query {
  /** Words of which each has to be found somewhere; one of them may be misspelled. */
  readonly words: readonly string[];
  /** Quoted phrases, found only as they stand. */
  readonly phrases: readonly string[];
  /** Words and phrases that must be nowhere. */
  readonly without: readonly string[];
  readonly qualifiers: readonly Qualifier[];
  /** Nothing is asked for: nothing was typed, or nothing that is complete. */
  readonly isEmpty: boolean;
}

/** One piece: a minus sign, `name:`, and a quoted text (whose end may not have been typed yet) or all up to the next blank. */
const PIECE = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/gi;

const isQualifier = (name: string): name is QualifierName => (QUALIFIERS as readonly string[]).includes(name);

/** `in:` and `-` alone: the person is about to type the rest. */
const isUnfinished = (text: string): boolean =>
  text === '-' || (text.endsWith(':') && isQualifier(text.slice(0, -1)));

/**
 * Takes a search apart: plain words, `"quoted phrases"`, `in:folder`, `collection:finance`, `account:work`, `kind:card`, `has:totp`, `is:favourite`, and
 * any of them with a minus in front. Names that are no qualifier stay part of a plain word. Never throws, whatever is typed.
 */
export function parseQuery(search: string): Query {
  const words: string[] = [];
  const phrases: string[] = [];
  const without: string[] = [];
  const qualifiers: Qualifier[] = [];
  const typed = search.replace(/[\s\p{Cc}]+/gu, ' ');
  for (const [, minus, prefix, quoted, plain] of typed.matchAll(PIECE)) {
    const name = prefix?.toLowerCase() ?? '';
    const negated = minus === '-';
    const value = fold(quoted ?? plain ?? '').trim();
    if (value === '' && prefix === undefined) continue;
    if (isQualifier(name)) {
      if (value !== '') qualifiers.push({ name, value, negated });
      continue;
    }
    const text = prefix === undefined ? value : `${name}:${value}`;
    if (isUnfinished(text)) continue;
    if (negated) without.push(text);
    else (quoted === undefined ? words : phrases).push(text);
  }
  const isEmpty = words.length + phrases.length + without.length + qualifiers.length === 0;
  return { words, phrases, without, qualifiers, isEmpty };
}

/** The words and phrases of a search that are marked where they are found. */
export const markedWords = ({ words, phrases }: Query): string[] => [...words, ...phrases];
