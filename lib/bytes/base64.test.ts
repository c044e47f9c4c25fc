import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeBase64Url, encodeBase64, encodeBase64Url } from './index';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('base64', () => {
  /** RFC 4648, section 10. */
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('%j is %j', (plain, text) => {
    expect(encodeBase64(ascii(plain))).toBe(text);
    expect(decodeBase64(text)).toEqual(ascii(plain));
    expect(encodeBase64Url(ascii(plain))).toBe(text.replaceAll('=', ''));
    expect(decodeBase64Url(text)).toEqual(ascii(plain));
    expect(decodeBase64Url(text.replaceAll('=', ''))).toEqual(ascii(plain));
  });

  it('knows every digit of both alphabets', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(encodeBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
    expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(bytes);
  });

  it.each([
    ['Zg', 'missing padding'],
    ['Zg=', 'short padding'],
    ['Zg===', 'long padding'],
    ['Z===', 'a lone digit'],
    ['Z', 'a lone digit without padding'],
    ['====', 'nothing but padding'],
    ['=', 'padding alone'],
    ['Zh==', 'bits left over'],
    ['Zm9=', 'bits left over in the third digit'],
    ['Zm=v', 'padding inside'],
    ['Zg==Zg==', 'padding in the middle'],
    [' Zm9v', 'white space before'],
    ['Zm9v\n', 'white space after'],
    ['Zm 9v', 'white space inside'],
    ['Zm9v\0\0\0\0', 'NUL'],
    ['-_-_', 'the URL alphabet'],
    ['Zm9é', 'a letter beyond ASCII'],
    ['Zm9\u0176', 'a letter whose low byte is a digit'],
    ['😀😀', 'emoji'],
  ])('refuses %j: %s', (text) => {
    expect(decodeBase64(text)).toBeNull();
  });

  it.each(['+/+/', 'Zg=', 'Zg===', 'Z', 'Zh', 'Z m8', 'Zm8=\n', 'AAA==', '='])(
    'base64url refuses %j',
    (text) => {
      expect(decodeBase64Url(text)).toBeNull();
    },
  );

  it('takes megabytes, and a part of a larger array', () => {
    const bytes = new Uint8Array(20_000_001).map((_, at) => at * 7);
    const text = encodeBase64(bytes);
    expect(Buffer.from(decodeBase64(text) ?? []).equals(Buffer.from(bytes))).toBe(true);
    expect(decodeBase64(`${text.slice(0, -4)}!AAA`)).toBeNull();
    expect(encodeBase64(bytes.subarray(1, 4))).toBe(Buffer.from([7, 14, 21]).toString('base64'));
  });
});
