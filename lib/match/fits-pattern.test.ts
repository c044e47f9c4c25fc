import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsPattern } from './fits-pattern';
import { PatternError, parsePattern } from './pattern-parser';
import { compilePattern, hasMatchBeyond } from './pattern-program';

const fits = (pattern: string, page: string) => fitsPattern(pattern, new URL(page));

const ACCEPTED: readonly (readonly [string, string])[] = [
  ['^https://bank\\.example', 'https://bank.example/'],
  ['https://bank\\.example/', 'https://bank.example/login?x'],
  ['^HTTPS://BANK\\.example/LOGIN$', 'https://bank.example/login'],
  ['^https?://(www\\.)?bank\\.example(/|$)', 'https://www.bank.example/'],
  ['^https?://(?:www\\.)?bank\\.example/', 'http://bank.example/'],
  ['^https://[a-z]+\\.bank\\.example/.*', 'https://login.bank.example/a/b'],
  ['^https://([a-z0-9-]+\\.)*bank\\.example/', 'https://a.b-1.bank.example/'],
  ['^https://.*\\.bank\\.example/', 'https://login.bank.example/'],
  ['^https://bank\\.(com|de|fr)/', 'https://bank.de/'],
  ['^https://bank\\.example:8443/', 'https://bank.example:8443/x'],
  ['^http://192\\.168\\.1\\.\\d{1,3}/', 'http://192.168.1.77/'],
  ['^http://localhost:[0-9]+/', 'http://localhost:3000/'],
  ['^https://bank\\.example/(en|de)/login', 'https://bank.example/de/login/2'],
];

const REFUSED: readonly (readonly [string, string, string])[] = [
  [
    'a saved address read as a pattern, in a query',
    'https://bank.example',
    'https://evil.example/?https://bank.example',
  ],
  [
    'a saved address read as a pattern, in a path',
    'https://bank.example',
    'https://evil.example/https://bank.example',
  ],
  ['a prefix that runs into another host', '^https://bank\\.example', 'https://bank.example.evil.example/'],
  ['a prefix that runs into user info', '^https://bank\\.example', 'https://bank.example@evil.example/'],
  ['a prefix that runs into a port', '^https://bank\\.example', 'https://bank.example:8443/'],
  ['no beginning', 'bank\\.example', 'https://bank.example/'],
  ['no beginning, in a path', 'bank\\.example', 'https://evil.example/bank.example'],
  ['any host at all', '^https?://.*$', 'https://bank.example/'],
  ['any host with a path', '^https://[^/]+/admin', 'https://bank.example/admin'],
  ['any host by choice', '^(https://bank\\.example/|.*)', 'https://bank.example/'],
  ['any host by option', '^(https://bank\\.example/)?.*', 'https://bank.example/'],
  ['a host that only ends alike', '^https://.*bank\\.example/', 'https://bank.example/'],
  ['a host that only begins alike', '^https://bank\\.example.*', 'https://bank.example/'],
  [
    'a wildcard over the border of the host',
    '^https://.*/bank\\.example/',
    'https://evil.example/bank.example/',
  ],
  [
    'a wildcard that could be the path',
    '^https://.*\\.bank\\.example/',
    'https://evil.example/x.bank.example/',
  ],
  [
    'any character, spelled as a class',
    '^https://[\\s\\S]*bank\\.example/',
    'https://evil.example/bank.example/',
  ],
  ['a class with the slash in it', '^https://[a-z./]*bank\\.example/', 'https://bank.example/'],
  [
    'a class with the slash in it, below a host',
    '^https://[a-z./]*\\.bank\\.example/',
    'https://mail.bank.example/',
  ],
  ['any short name', '^https://[a-z]{1,8}\\.[a-z]{1,7}/', 'https://bank.example/'],
  ['an open name below a host', '^https://mail\\.[a-z]*bank\\.example/', 'https://mail.bank.example/'],
  ['an open name before a host', '^https://[a-z]*(mail\\.)?bank\\.example/', 'https://mail.bank.example/'],
  ['another scheme', '^https://bank\\.example/', 'http://bank.example/'],
  ['every tenant of a host', '^https://[a-z]+\\.github\\.io/', 'https://alice.github.io/'],
  ['looking ahead', '^https://(?=bank)bank\\.example/', 'https://bank.example/'],
  ['looking behind', '^https://bank(?<=bank)\\.example/', 'https://bank.example/'],
  ['references', '^https://(b)ank\\.example/\\1?', 'https://bank.example/'],
  ['an open group', '^https://(bank\\.example/', 'https://bank.example/'],
  ['an open class', '^https://[bank\\.example/', 'https://bank.example/'],
  ['a stray star', '*', 'https://bank.example/'],
  ['a trailing backslash', '^https://bank\\.example\\', 'https://bank.example/'],
  ['nothing', '', 'https://bank.example/'],
  ['more than 256 characters', `^https://bank\\.example/${'a?'.repeat(120)}`, 'https://bank.example/'],
  ['counts that explode', '^https://((a{99}){99}){99}', 'https://bank.example/'],
  ['counts of nothing', '^https://((){999}){999}bank', 'https://bank.example/'],
];

/** Patterns on which a backtracking engine does not come back. */
const EXPLOSIVE = [
  '^https://(a+)+$',
  '^https://(a*)*$',
  '^https://(a|a)*$',
  '^https://(a|aa)+$',
  '^https://([a-z]+)*$',
  '^https://(.*)*$',
  '^https://(.*a){20}$',
  '^https://(a?){50}a{50}$',
  '^https://.*.*.*.*.*.*.*.*=$',
  '^https://(\\w+\\.?)+$',
  '^https://((a+)+)+$',
  '^https://([a-z0-9]+[-.]?)*!$',
  '^https://(x+x+)+y$',
  '^(https?://)?([\\da-z.-]+)\\.([a-z.]{2,6})([/\\w .-]*)*/?!$',
  '^https://(([a-z])+.)+[A-Z]([a-z])+$',
  '^https://(a|b|ab)*c$',
  '^https://(.+)+$!',
  '^https://[^/]*[^/]*[^/]*[^/]*!',
  '^(.|..|...)*!$',
  '^https://(\\S+)*!$',
];

describe('a pattern and a page', () => {
  it.each(ACCEPTED)('%s accepts %s', (pattern, page) => expect(fits(pattern, page)).toBe(true));
  it.each(REFUSED)('refuses %s', (_why, pattern, page) => expect(fits(pattern, page)).toBe(false));

  it.each(EXPLOSIVE)('comes back from %s', (pattern) => {
    expect(fits(pattern, `https://${'a'.repeat(60)}.example/${'a'.repeat(1500)}`)).toBe(false);
  });

  it('sees neither query nor fragment', () => {
    expect(fits('^https://bank\\.example/.*secret', 'https://bank.example/?secret')).toBe(false);
    expect(fits('^https://bank\\.example/.*secret', 'https://bank.example/#secret')).toBe(false);
  });

  it('never crosses to another site, whatever the saved address was', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    fc.assert(
      fc.property(label, label, fc.stringMatching(/^[a-z/]{0,12}$/), (name, evil, path) => {
        fc.pre(name !== evil);
        const saved = `https://${name}.example/${path}`;
        for (const page of [
          `https://${evil}.test/${saved}`,
          `https://${name}.example.${evil}.test/${path}`,
          `https://${evil}.test/${path}?${saved}`,
        ]) {
          expect(fits(saved, page)).toBe(false);
        }
      }),
    );
  });
});

const plenty = () => ({ left: 1_000_000 });

describe('the automaton', () => {
  it('gives up when its budget is used up, and takes no more than the pattern and the text are long', () => {
    const program = compilePattern(parsePattern('(a|aa)+$'));
    const budget = plenty();
    expect(hasMatchBeyond(program, `${'a'.repeat(1000)}b`, 1001, budget)).toBe(false);
    const used = plenty().left - budget.left;
    expect(used).toBeLessThan(2 * program.length * 1001);
    expect(() => hasMatchBeyond(program, `${'a'.repeat(1000)}b`, 1001, { left: used - 1 })).toThrow(
      PatternError,
    );
  });

  it('leaves a pattern that is too much work alone, though it would fit', () => {
    const pattern = (count: number) => `^https://bank\\.example/((a?){90}){${count}}$`;
    const page = `https://bank.example/${'a'.repeat(900)}`;
    expect(fits(pattern(1), 'https://bank.example/aaa')).toBe(true);
    expect(fits(pattern(20), page)).toBe(false);
  });

  const atom = fc.constantFrom(
    'a',
    'b',
    '.{1}', // a single one is a dot in front of the wall
    '[ab]',
    '[^a]',
    '\\d',
    '(a|b)',
    '(ab)',
    'a*',
    'b+',
    '(ab)*',
    'a?',
    'b{2}',
    'a{1,2}',
    '(a|bb)+',
    '$',
    '^a',
  );
  const pattern = fc.array(atom, { minLength: 1, maxLength: 6 }).map((atoms) => atoms.join(''));

  it('agrees with the language itself on which texts match from the beginning', () => {
    fc.assert(
      fc.property(pattern, fc.stringMatching(/^[ab1]{0,8}$/), (source, text) => {
        const program = compilePattern(parsePattern(source));
        // A wall behind the text asks for a match of all of it.
        expect(hasMatchBeyond(program, text, text.length, plenty())).toBe(
          new RegExp(`^(?:${source})$`, 'i').test(text),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('agrees about classes in any case', () => {
    for (const source of [
      '[A-F]',
      '[a-f0-9]',
      '[^A-F]',
      '\\w',
      '\\W',
      '\\D',
      '[-a]',
      '[a-]',
      '[.]',
      '[\\].]',
    ]) {
      const program = compilePattern(parsePattern(source));
      for (const char of 'afgz09-._]/:é'.split('')) {
        const told = new RegExp(`^${source}$`, 'i').test(char);
        expect([source, char, hasMatchBeyond(program, char, 1, plenty())]).toEqual([source, char, told]);
      }
    }
  });
});
