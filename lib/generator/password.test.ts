import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHARACTERS, type CharacterClass, makePassword, type PasswordOptions } from './index';

const CLASSES = Object.keys(CHARACTERS) as CharacterClass[];

const options: fc.Arbitrary<PasswordOptions> = fc.record({
  length: fc.integer({ min: 5, max: 128 }),
  least: fc.record({
    upper: fc.integer({ min: 0, max: 9 }),
    lower: fc.integer({ min: 0, max: 9 }),
    digits: fc.integer({ min: 0, max: 9 }),
    symbols: fc.integer({ min: 0, max: 9 }),
  }),
  avoidLookAlikes: fc.boolean(),
});

const count = (text: string, name: CharacterClass): number =>
  [...text].filter((character) => CHARACTERS[name].includes(character)).length;

const BARE = { upper: 0, lower: 0, digits: 0, symbols: 0 };

describe('a password', () => {
  it('has the length and the classes that were asked for, and nothing else', () => {
    fc.assert(
      fc.property(options, (wanted) => {
        const text = makePassword(wanted);
        const sum = CLASSES.reduce((all, name) => all + wanted.least[name], 0);
        expect(text).toHaveLength(Math.max(wanted.length, sum));
        for (const name of CLASSES) {
          expect(count(text, name)).toBeGreaterThanOrEqual(wanted.least[name]);
          if (wanted.least[name] === 0 && sum > 0) expect(count(text, name)).toBe(0);
        }
        if (wanted.avoidLookAlikes) expect(text).not.toMatch(/[0O1lI|]/);
      }),
      { numRuns: 300 },
    );
  });

  it('has lower-case letters where no class is chosen', () => {
    expect(makePassword({ length: 12, least: BARE, avoidLookAlikes: false })).toMatch(/^[a-z]{12}$/);
  });

  it('has every character as often as any other of its class, at every place', () => {
    const rounds = 20_000;
    const least = { ...BARE, upper: 1, digits: 1 };
    const places = Array.from({ length: 6 }, () => new Map<string, number>());
    for (let round = 0; round < rounds; round += 1)
      [...makePassword({ length: 6, least, avoidLookAlikes: false })].forEach((character, at) => {
        places[at]?.set(character, (places[at]?.get(character) ?? 0) + 1);
      });
    const letters = new Set(CHARACTERS.upper);
    for (const seen of places) {
      const ofLetters = [...seen].flatMap(([character, times]) => (letters.has(character) ? times : []));
      const ofDigits = [...seen].flatMap(([character, times]) => (letters.has(character) ? [] : times));
      // Beyond these once in far more than a million runs: 26 and 10 values, chi-square with 25 and 9 degrees of freedom.
      expect(chiSquare(ofLetters)).toBeLessThan(90);
      expect(chiSquare(ofDigits)).toBeLessThan(60);
    }
  });
});

function chiSquare(counts: readonly number[]): number {
  const mean = counts.reduce((sum, one) => sum + one, 0) / counts.length;
  return counts.reduce((sum, one) => sum + (one - mean) ** 2 / mean, 0);
}
