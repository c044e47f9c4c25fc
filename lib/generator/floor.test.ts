import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_OPTIONS,
  type GeneratorFloor,
  makeForSite,
  NO_FLOOR,
  optionsAbove,
  parseRules,
  strictestFloor,
  takesFloor,
} from '.';
import { isAbove } from './floor';

const least = (part: Partial<GeneratorFloor['least']> = {}) => ({ ...NO_FLOOR.least, ...part });
const siteOf = (rules: string, maxLength: number | null = null) => ({
  host: 'shop.example',
  rules: parseRules(rules),
  maxLength,
});

const floors = fc.record({
  kind: fc.constantFrom(null, 'password' as const, 'passphrase' as const),
  length: fc.integer({ min: 0, max: 40 }),
  least: fc.record({
    upper: fc.integer({ min: 0, max: 1 }),
    lower: fc.integer({ min: 0, max: 1 }),
    digits: fc.integer({ min: 0, max: 9 }),
    symbols: fc.integer({ min: 0, max: 9 }),
  }),
  words: fc.integer({ min: 0, max: 20 }),
  capitalise: fc.boolean(),
  number: fc.boolean(),
});

/** Rules of all sorts, those that no password can keep among them. */
const sites = fc.constantFrom(
  null,
  siteOf('', 8),
  siteOf('', 24),
  siteOf('minlength: 6; maxlength: 12; allowed: digit'),
  siteOf('minlength: 8; required: lower; required: [-+&]'),
  siteOf('minlength: 8; maxlength: 30; required: lower, upper; required: digit; max-consecutive: 2'),
  siteOf('required: ascii-printable', 64),
  siteOf('minlength: 8; required: [01234]; required: [56789]; allowed: lower, upper, [-]'),
);

const SMALL = { ...DEFAULT_OPTIONS.password, length: 5, least: least({ lower: 1 }) };

describe('the least that may be made', () => {
  it('is kept by every password, whatever the person and the site want', () => {
    fc.assert(
      fc.property(floors, sites, (floor, site) => {
        expect(isAbove(makeForSite(SMALL, site, floor), floor)).toBe(true);
      }),
    );
  });

  it('of several is what keeps each of them, and what the person wants beyond stays', () => {
    fc.assert(
      fc.property(floors, floors, (one, other) => {
        const { password, passphrase } = optionsAbove(DEFAULT_OPTIONS, strictestFloor([one, other]));
        for (const floor of [one, other]) {
          expect(password.length).toBeGreaterThanOrEqual(Math.max(floor.length, 20));
          expect(password.least.digits).toBeGreaterThanOrEqual(Math.max(floor.least.digits, 1));
          expect(passphrase.words).toBeGreaterThanOrEqual(Math.max(floor.words, 5));
          expect(passphrase.capitalise || !floor.capitalise).toBe(true);
          expect(passphrase.number || !floor.number).toBe(true);
        }
      }),
    );
  });

  it('takes passwords before passphrases where one asks for each', () => {
    const kinds = (['passphrase', 'password', null] as const).map((kind) => ({ ...NO_FLOOR, kind }));
    expect(strictestFloor(kinds).kind).toBe('password');
    expect(strictestFloor(kinds.slice(2)).kind).toBeNull();
    expect(optionsAbove(DEFAULT_OPTIONS, kinds[0]!).kind).toBe('passphrase');
  });

  it('goes together with the rules of a site that takes as much', () => {
    const floor = { ...NO_FLOOR, length: 14, least: least({ digits: 9, symbols: 3 }) };
    const site = siteOf('maxlength: 20; required: [-+]; required: digit; allowed: lower');
    expect(takesFloor(site, floor)).toBe(true);
    expect(makeForSite(SMALL, site, floor)).toMatch(/^(?=(.*\d){9})(?=(.*[-+]){3})[a-z\d+-]{14}$/);
  });

  it.each([
    ['longer than the field', siteOf('', 8), { length: 9 }],
    ['longer than the rules', siteOf('maxlength: 8; allowed: lower'), { length: 9 }],
    ['of a class that the site has not', siteOf('allowed: lower'), { least: least({ digits: 1 }) }],
    ['of more than the field holds together', siteOf('', 8), { least: least({ digits: 5, symbols: 4 }) }],
  ])('is above what a site takes where it is %s', (_, site, part) => {
    expect(takesFloor(site, { ...NO_FLOOR, ...part })).toBe(false);
    expect(takesFloor(site, NO_FLOOR)).toBe(true);
  });
});
