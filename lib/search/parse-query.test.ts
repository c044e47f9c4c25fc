import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedWords, parseQuery } from './parse-query';

const NOTHING = { words: [], phrases: [], without: [], qualifiers: [], isEmpty: true };
const qualifier = (name: string, value: string, negated = false) => ({ name, value, negated });

describe('what is typed is taken apart:', () => {
  it.each([
    ['Hol  GÎT', { words: ['hol', 'git'] }],
    ['"North  Wind" bank', { phrases: ['north wind'], words: ['bank'] }],
    ['"not closed yet', { phrases: ['not closed yet'] }],
    ['-old -"very old"', { without: ['old', 'very old'] }],
    ['in:Work/Servers', { qualifiers: [qualifier('in', 'work/servers')] }],
    ['in:"Two Words" KIND:Card', { qualifiers: [qualifier('in', 'two words'), qualifier('kind', 'card')] }],
    [
      '-has:totp -is:"favourite"',
      { qualifiers: [qualifier('has', 'totp', true), qualifier('is', 'favourite', true)] },
    ],
    ['user:pat https://a.example:8443', { words: ['user:pat', 'https://a.example:8443'] }],
    ['account:"Kim and Pat"', { qualifiers: [qualifier('account', 'kim and pat')] }],
    ['-site:x', { without: ['site:x'] }],
    ['wi-fi a"b', { words: ['wi-fi', 'a"b'] }],
    ['--x', { without: ['-x'] }],
  ])('%s', (typed, parts) => {
    expect(parseQuery(typed)).toEqual({ ...NOTHING, ...parts, isEmpty: false });
  });

  it.each(['', '  ', '-', '--', '"', '""', '-"', 'in:', 'account:', '-kind:', 'has:""', ' in: - "'])(
    'nothing is asked for yet with %j',
    (typed) => {
      expect(parseQuery(typed)).toEqual(NOTHING);
    },
  );

  it('marks words and phrases, never what is left out', () => {
    expect(markedWords(parseQuery('git -hub "two words" in:x'))).toEqual(['git', 'two words']);
  });
});

const pieces = fc.constantFrom(
  '-',
  '"',
  ':',
  ' ',
  'in',
  'kind:',
  'has:',
  'is',
  'É',
  'ß',
  'İ',
  '\u0000',
  '\n',
  '🔑',
  '/',
);
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces).map((some) => some.join('')),
);

describe('whatever is typed,', () => {
  it('it is taken apart without a throw, into texts that can be compared with folded ones', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const { words, phrases, without, qualifiers, isEmpty } = parseQuery(typed);
        const texts = [...words, ...phrases, ...without, ...qualifiers.map(({ value }) => value)];
        for (const text of texts) {
          expect(text).not.toBe('');
          expect(text).toBe(text.trim());
          expect(text).not.toMatch(/\p{Cc}/u);
        }
        expect(isEmpty).toBe(texts.length === 0);
        expect(words.filter((word) => word.includes(' '))).toEqual([]);
      }),
    );
  });

  it('plain words come back as they are', () => {
    const word = fc.stringMatching(/^[a-z0-9.@]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        expect(parseQuery(words.join(' '))).toEqual({ ...NOTHING, words, isEmpty: false });
      }),
    );
  });
});
