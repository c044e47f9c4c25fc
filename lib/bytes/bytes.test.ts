import { describe, expect, it } from 'vitest';
import { concatBytes, equalBytes, utf8Decode, utf8Encode, wipe } from './index';

describe('UTF-8', () => {
  it('keeps a byte-order mark and NUL', () => {
    expect(utf8Decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0))).toBe('\ufeffa\0');
  });
  it.each([
    [[0xff], 'no start'],
    [[0xc3], 'cut'],
    [[0xc0, 0x80], 'too long a form'],
    [[0xed, 0xa0, 0x80], 'half of a surrogate pair'],
    [[0xf4, 0x90, 0x80, 0x80], 'beyond Unicode'],
  ])('refuses %j: %s', (bytes) => {
    expect(utf8Decode(Uint8Array.from(bytes))).toBeNull();
    expect(utf8Decode(utf8Encode('still works'))).toBe('still works');
  });
  it('writes U+FFFD for half of a surrogate pair', () => {
    expect(utf8Decode(utf8Encode('a\ud800b'))).toBe('a\ufffdb');
  });
});

describe('arrays', () => {
  it('are joined in new memory', () => {
    const part = Uint8Array.of(1, 2);
    const whole = concatBytes(part, new Uint8Array(), Uint8Array.of(3));
    part[0] = 9;
    expect(whole).toEqual(Uint8Array.of(1, 2, 3));
    expect(concatBytes()).toEqual(new Uint8Array());
  });
  it('are equal when every byte is', () => {
    expect(equalBytes(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 2, 3))).toBe(true);
    expect(equalBytes(new Uint8Array(), new Uint8Array())).toBe(true);
    for (const other of [[0, 2, 3], [1, 2, 131], [1, 2], [1, 2, 3, 0], []])
      expect(equalBytes(Uint8Array.of(1, 2, 3), Uint8Array.from(other))).toBe(false);
  });
  it('are wiped where they stand', () => {
    const secret = Uint8Array.of(1, 2, 3);
    wipe(secret.subarray(0, 2));
    expect(secret).toEqual(Uint8Array.of(0, 0, 3));
  });
});
