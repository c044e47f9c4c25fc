/** A pattern as a tree. Only what a finite automaton can run: no references, no looking around. */
export type PatternNode =
  | {
      readonly kind: 'take';
      readonly accepts: (char: string) => boolean;
      readonly isWild: boolean;
      /** A single `.`, which most people mean as a dot. */
      readonly isBareDot?: true;
    }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number };

type Take = Extract<PatternNode, { kind: 'take' }>;

/** Thrown inside this room for a pattern that is malformed or of a kind that is not run. */
export class PatternError extends Error {}

interface Cursor {
  readonly text: string;
  at: number;
}

const ANY: Take = { kind: 'take', accepts: () => true, isWild: true };
const BARE_DOT: Take = { ...ANY, isBareDot: true };

const peek = (cursor: Cursor): string => cursor.text[cursor.at] ?? '';

function next(cursor: Cursor): string {
  const char = peek(cursor);
  if (char === '') throw new PatternError('ends too early');
  cursor.at += 1;
  return char;
}

function eat(cursor: Cursor, text: string): boolean {
  if (!cursor.text.startsWith(text, cursor.at)) return false;
  cursor.at += text.length;
  return true;
}

const literal = (char: string): Take => {
  const folded = char.toLowerCase();
  return { kind: 'take', accepts: (other) => other === folded, isWild: false };
};

const SHORTHANDS: Readonly<Record<string, RegExp>> = { d: /\d/, w: /\w/, s: /\s/, D: /\D/, W: /\W/, S: /\S/ };

/** After a backslash: a class by its letter, or a sign that stands for itself. Letters with other meanings are refused. */
function parseEscape(cursor: Cursor): Take {
  const char = next(cursor);
  const shorthand = SHORTHANDS[char];
  if (shorthand)
    return { kind: 'take', accepts: (other) => shorthand.test(other), isWild: /[A-Z]/.test(char) };
  if (/[A-Za-z0-9]/.test(char)) throw new PatternError(`\\${char} is not run`);
  return literal(char);
}

function parseClassRange(cursor: Cursor): Take {
  const first = next(cursor);
  if (first === '\\') return parseEscape(cursor);
  const isRange = peek(cursor) === '-' && cursor.text[cursor.at + 1] !== ']';
  if (!isRange) return literal(first);
  next(cursor);
  const last = next(cursor);
  if (last === '\\' || last < first) throw new PatternError('odd range');
  const isWithin = (char: string) => char >= first && char <= last;
  return { kind: 'take', accepts: (char) => isWithin(char) || isWithin(char.toUpperCase()), isWild: false };
}

function parseClass(cursor: Cursor): Take {
  const isNegated = eat(cursor, '^');
  const ranges: Take[] = [];
  while (!eat(cursor, ']')) ranges.push(parseClassRange(cursor));
  const accepts = (char: string) => ranges.some((range) => range.accepts(char)) !== isNegated;
  return { kind: 'take', accepts, isWild: isNegated || ranges.some((range) => range.isWild) };
}

function parseGroup(cursor: Cursor): PatternNode {
  if (peek(cursor) === '?' && !eat(cursor, '?:')) throw new PatternError('looking around is not run');
  const inner = parseChoice(cursor);
  if (!eat(cursor, ')')) throw new PatternError('group without end');
  return inner;
}

function parseAtom(cursor: Cursor): PatternNode {
  const char = next(cursor);
  if (char === '(') return parseGroup(cursor);
  if (char === '[') return parseClass(cursor);
  if (char === '\\') return parseEscape(cursor);
  if (char === '.') return BARE_DOT;
  if (char === '^') return { kind: 'start' };
  if (char === '$') return { kind: 'end' };
  if ('*+?{}])'.includes(char)) throw new PatternError(`stray ${char}`);
  return literal(char);
}

const COUNTS = /^\{(\d{1,3})(,(\d{1,3})?)?\}/;

function parseRepeat(cursor: Cursor, part: PatternNode): PatternNode {
  const bounds = readBounds(cursor);
  if (bounds === null) return part;
  eat(cursor, '?'); // lazy or greedy: the same texts match
  return { kind: 'repeat', part: part === BARE_DOT ? ANY : part, ...bounds };
}

function readBounds(cursor: Cursor): { min: number; max: number } | null {
  if (eat(cursor, '*')) return { min: 0, max: Number.POSITIVE_INFINITY };
  if (eat(cursor, '+')) return { min: 1, max: Number.POSITIVE_INFINITY };
  if (eat(cursor, '?')) return { min: 0, max: 1 };
  const counts = COUNTS.exec(cursor.text.slice(cursor.at));
  if (!counts) return null;
  cursor.at += counts[0].length;
  const min = Number(counts[1]);
  if (counts[2] === undefined) return { min, max: min };
  const max = counts[3] === undefined ? Number.POSITIVE_INFINITY : Number(counts[3]);
  if (max < min) throw new PatternError('counts the wrong way round');
  return { min, max };
}

function parseSequence(cursor: Cursor): PatternNode {
  const parts: PatternNode[] = [];
  while (peek(cursor) !== '' && peek(cursor) !== '|' && peek(cursor) !== ')') {
    parts.push(parseRepeat(cursor, parseAtom(cursor)));
  }
  return { kind: 'sequence', parts };
}

function parseChoice(cursor: Cursor): PatternNode {
  const options = [parseSequence(cursor)];
  while (eat(cursor, '|')) options.push(parseSequence(cursor));
  return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
}

/**
 * Reads a regular expression of the common kind: literals, classes, groups, choices, repeats, `^` and `$`. Case is ignored:
 * the text that it will meet must be in lower case.
 * @throws PatternError for anything else.
 */
export function parsePattern(text: string): PatternNode {
  const cursor = { text, at: 0 };
  const tree = parseChoice(cursor);
  if (cursor.at !== text.length) throw new PatternError('stray )');
  return tree;
}
