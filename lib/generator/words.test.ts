import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  estimateStrength,
  loadWords,
  makeAliasAt,
  makePassphrase,
  makePlusAddress,
  makeUserName,
  readOptions,
} from './index';

describe('the word list', () => {
  it("is the EFF's long one: 7776 different words of small letters", async () => {
    const words = await loadWords();
    expect(new Set(words).size).toBe(7776);
    expect(words.every((word) => /^[a-z]{3,9}$/.test(word))).toBe(true);
    expect([words[0], words.at(-1)]).toEqual(['abacus', 'zoom']);
  });
});

describe('a passphrase', () => {
  it('has as many words as asked for, each from the list, as they are wanted', async () => {
    const words = await loadWords();
    const known = new Set(words);
    const options = fc.record({
      words: fc.integer({ min: 3, max: 20 }),
      separator: fc.constantFrom('-', ' ', '.', '_'),
      capitalise: fc.boolean(),
      number: fc.boolean(),
    });
    fc.assert(
      fc.property(options, (wanted) => {
        const parts = makePassphrase(wanted, words).split(wanted.separator);
        expect(parts).toHaveLength(wanted.words);
        expect(parts.filter((part) => /\d$/.test(part))).toHaveLength(wanted.number ? 1 : 0);
        for (const part of parts) {
          expect(known.has(part.replace(/\d$/, '').toLowerCase())).toBe(true);
          expect(/^[A-Z]/.test(part)).toBe(wanted.capitalise);
        }
      }),
    );
  });
});

describe('a user name', () => {
  it('is a word and four digits', async () => {
    const words = await loadWords();
    expect(makeUserName(words, { capitalise: false, number: true })).toMatch(/^[a-z]+\d{4}$/);
    expect(makeUserName(words, { capitalise: true, number: false })).toMatch(/^[A-Z][a-z]+$/);
  });

  it('is an address that arrives where the plain one does', () => {
    expect(makePlusAddress(' pat@hollis.dev ')).toMatch(/^pat\+[a-z0-9]{8}@hollis\.dev$/);
    expect(makePlusAddress('"a@b"@hollis.dev')).toMatch(/^"a@b"\+[a-z0-9]{8}@hollis\.dev$/);
    for (const none of ['', 'pat', '@hollis.dev', 'pat@']) expect(makePlusAddress(none)).toBeNull();
  });

  it('is an address at a domain that takes all mail', () => {
    expect(makeAliasAt('hollis.dev')).toMatch(/^[a-z0-9]{8}@hollis\.dev$/);
    expect(makeAliasAt('@hollis.dev')).toMatch(/^[a-z0-9]{8}@hollis\.dev$/);
    for (const none of ['', '  ', 'two words']) expect(makeAliasAt(none)).toBeNull();
  });
});

describe('the estimator', () => {
  it('tells what is tried first from what nobody gets to', async () => {
    const estimate = await estimateStrength();
    expect(estimate('password').score).toBe(0);
    expect(estimate('correcthorse1').score).toBeLessThan(4);
    expect(estimate('Rq7!sandbar-92Kex&tulip').score).toBe(4);
    expect(estimate('Rq7!sandbar-92Kex&tulip').secondsToGuess).toBeGreaterThan(1e10);
  });

  it('knows what whoever guesses knows', async () => {
    const estimate = await estimateStrength();
    const name = 'hollisandpatriciacupboard';
    expect(estimate(name, [name]).score).toBeLessThan(estimate(name).score);
  });

  it('answers at once whatever the length', async () => {
    const estimate = await estimateStrength();
    expect(estimate('aB3$'.repeat(5000)).score).toBeLessThanOrEqual(4);
  });
});

describe('stored options', () => {
  it('are read as far as they make sense', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { password, passphrase } = readOptions(stored);
        expect(password.length).toBeGreaterThanOrEqual(5);
        expect(password.length).toBeLessThanOrEqual(128);
        expect(passphrase.words).toBeGreaterThanOrEqual(3);
      }),
    );
    expect(readOptions({ password: { length: 900, least: { digits: 3 } }, kind: 'odd' })).toMatchObject({
      kind: 'password',
      password: { length: 128, least: { upper: 1, digits: 3 } },
    });
    expect(readOptions(readOptions({ kind: 'passphrase' })).kind).toBe('passphrase');
  });
});
