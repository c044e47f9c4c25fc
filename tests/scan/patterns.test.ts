import { describe, expect, it } from 'vitest';
import { base64At, createSearch, patternsOf } from './patterns';

const TEXT = 'Marker-7f3a~value/+?';
const KEY = Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 251) % 256);
const search = createSearch(
  patternsOf([
    { name: 'text', value: TEXT },
    { name: 'key', value: KEY },
  ]),
);
const found = (bytes: string | Uint8Array) => [
  ...new Set(search(Buffer.from(bytes as string)).map(({ secret }) => secret)),
];

/** How a program might write it, somewhere in a longer text. */
const WRITINGS: readonly (readonly [string, (before: Buffer) => string | Uint8Array])[] = [
  ['as it is', (all) => all],
  ['in UTF-16', (all) => Buffer.from(all.toString('utf8'), 'utf16le')],
  ['in base64', (all) => all.toString('base64')],
  ['in base64 for URLs', (all) => all.toString('base64url')],
  ['in base64, in UTF-16', (all) => Buffer.from(all.toString('base64'), 'utf16le')],
  ['in base64 of UTF-16', (all) => Buffer.from(all.toString('utf8'), 'utf16le').toString('base64')],
  ['in hexadecimal', (all) => all.toString('hex')],
  ['in capital hexadecimal', (all) => all.toString('hex').toUpperCase()],
  ['in small letters', (all) => all.toString('utf8').toLowerCase()],
  ["as Firefox's database key", (all) => all.map((byte) => byte + 1)],
];

describe('a secret is found', () => {
  for (const [how, write] of WRITINGS)
    it(how, () => {
      for (const before of ['', 'a', 'ab', 'abc', 'abcdefg'])
        expect(found(write(Buffer.from(`${before}${TEXT} and more`)))).toEqual(['text']);
    });

  it('when it is a key, in bytes, base64 and hexadecimal at every alignment', () => {
    for (let before = 0; before < 7; before += 1) {
      const all = Buffer.concat([Buffer.alloc(before, 9), KEY, Buffer.from([1, 2, 3])]);
      for (const writing of [all, all.toString('base64'), all.toString('base64url'), all.toString('hex')])
        expect(found(writing as Buffer)).toEqual(['key']);
    }
  });
});

it('Nothing is found where nothing is, and half a secret is none', () => {
  expect(found('')).toEqual([]);
  expect(found('abc')).toEqual([]);
  expect(found(TEXT.slice(0, -1))).toEqual([]);
  expect(found(KEY.subarray(1))).toEqual([]);
  expect(found(Buffer.alloc(100_000, 'Mark'))).toEqual([]);
});

it('Letters of base64 in which others have a say are left out', () => {
  expect(base64At(Buffer.from('abc'), 0)).toBe('YWJj');
  expect(Buffer.from('xabcy').toString('base64')).toContain(base64At(Buffer.from('abc'), 1));
  expect(base64At(Buffer.from('abc'), 2)).toHaveLength(3);
});

it('What is too short to mean anything is refused', () => {
  expect(() => createSearch(patternsOf([{ name: 'short', value: 'abc' }]))).toThrow('too short');
});
