import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, NO_FLOOR, parseRules } from '../../lib/generator';
import { makeValue, type Wish } from './make';

const WISH: Wish = {
  kind: 'password',
  options: DEFAULT_OPTIONS,
  words: ['abacus'],
  email: 'pat@hollis.dev',
  site: null,
  floor: NO_FLOOR,
};

const siteOf = (rules: string, maxLength: number | null = null) => ({
  host: 'shop.example',
  rules: parseRules(rules),
  maxLength,
});

describe('what is made', () => {
  it('is as long as the options say, where no site is known', () => {
    expect(makeValue(WISH)).toHaveLength(20);
  });

  it('keeps the rules of the site and the length of its field', () => {
    expect(makeValue({ ...WISH, site: siteOf('minlength: 6; maxlength: 12; allowed: digit') })).toMatch(
      /^\d{12}$/,
    );
    expect(makeValue({ ...WISH, site: siteOf('allowed: digit', 8) })).toMatch(/^\d{8}$/);
    expect(makeValue({ ...WISH, site: siteOf('', 9) })).toHaveLength(9);
  });

  it('is as short as the site allows where its rules leave no longer one', () => {
    const site = siteOf('allowed: [ab]; max-consecutive: 1; minlength: 6');
    expect(makeValue({ ...WISH, site })).toMatch(/^(ab){3}$|^(ba){3}$/);
  });

  it('is an ordinary password where no password keeps the rules', () => {
    expect(makeValue({ ...WISH, site: siteOf('minlength: 9; maxlength: 8') })).toHaveLength(20);
  });

  it('waits for what it needs', () => {
    const { options } = WISH;
    expect(makeValue({ ...WISH, kind: 'passphrase', words: null })).toBeNull();
    expect(makeValue({ ...WISH, kind: 'passphrase' })).toBe('abacus-abacus-abacus-abacus-abacus');
    expect(makeValue({ ...WISH, kind: 'username' })).toMatch(/^abacus\d{4}$/);
    const plus = { ...options, userKind: 'plus' } as const;
    expect(makeValue({ ...WISH, kind: 'username', options: plus })).toMatch(/^pat\+.{8}@hollis\.dev$/);
    const own = { ...plus, address: 'ada@birch.example' };
    expect(makeValue({ ...WISH, kind: 'username', options: own })).toMatch(/^ada\+.{8}@birch\.example$/);
    expect(
      makeValue({ ...WISH, kind: 'username', options: { ...options, userKind: 'catchAll' } }),
    ).toBeNull();
  });
});
