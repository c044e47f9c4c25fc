const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_ALPHABET = `${ALPHABET.slice(0, 62)}-_`;
const PADDING = '='.charCodeAt(0);
const decoder = new TextDecoder();
/** The mark of a character outside the alphabet: the one bit that no digit has and that every such entry has. */
const INVALID = 64;

function digitTable(alphabet: string): Uint8Array {
  const table = new Uint8Array(128).fill(INVALID);
  for (let digit = 0; digit < alphabet.length; digit += 1) table[alphabet.charCodeAt(digit)] = digit;
  return table;
}

const letterTable = (alphabet: string): Uint8Array =>
  Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));

const LETTERS = letterTable(ALPHABET);
const URL_LETTERS = letterTable(URL_ALPHABET);
const STANDARD = digitTable(ALPHABET);
const URL_SAFE = digitTable(URL_ALPHABET);

/** Bytes as standard base64 with padding (RFC 4648, section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  return encodeDigits(bytes, LETTERS, true);
}

/** Standard base64 as bytes; null for anything else: other alphabets, white space, missing or loose padding. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  return text.length % 4 === 0 ? decodeDigits(text, text.length - paddingOf(text), STANDARD) : null;
}

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encodeDigits(bytes, URL_LETTERS, false);
}

/** Base64url as bytes, with or without padding; null for anything else. */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  const padding = paddingOf(text);
  if (padding > 0 && text.length % 4 !== 0) return null;
  return decodeDigits(text, text.length - padding, URL_SAFE);
}

const paddingOf = (text: string): number => (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);

/** Writes ASCII codes and reads them as text at once: a string that grows letter by letter takes ten times as long. */
function encodeDigits(bytes: Uint8Array, letters: Uint8Array, isPadded: boolean): string {
  const rest = bytes.length % 3;
  const whole = bytes.length - rest;
  const length = Math.ceil((bytes.length * 4) / 3);
  const codes = new Uint8Array(isPadded ? Math.ceil(length / 4) * 4 : length).fill(PADDING, length);
  const digit = (value: number): number => letters[value & 63] ?? 0;
  let to = 0;
  for (let at = 0; at < whole; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    codes[to] = digit(group >> 18);
    codes[to + 1] = digit(group >> 12);
    codes[to + 2] = digit(group >> 6);
    codes[to + 3] = digit(group);
    to += 4;
  }
  if (rest > 0) {
    const group = ((bytes[whole] ?? 0) << 16) | ((bytes[whole + 1] ?? 0) << 8);
    codes[to] = digit(group >> 18);
    codes[to + 1] = digit(group >> 12);
    if (rest === 2) codes[to + 2] = digit(group >> 6);
  }
  return decoder.decode(codes);
}

/**
 * A table walk instead of `atob` behind a pattern: it needs no copy, and a pattern over megabytes can run out of stack.
 * The bits that a last short group leaves over must be zero, else two texts would stand for the same bytes.
 */
function decodeDigits(text: string, length: number, table: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const rest = length % 4;
  if (rest === 1) return null;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let seen = 0;
  let group = 0;
  let to = 0;
  for (let at = 0; at < length; at += 1) {
    const digit = table[text.charCodeAt(at)] ?? INVALID;
    seen |= digit;
    group = (group << 6) | digit;
    if ((at & 3) === 3) {
      bytes[to] = group >> 16;
      bytes[to + 1] = group >> 8;
      bytes[to + 2] = group;
      to += 3;
      group = 0;
    }
  }
  if (rest === 2) bytes[to] = group >> 4;
  if (rest === 3) {
    bytes[to] = group >> 10;
    bytes[to + 1] = group >> 2;
  }
  const left = rest === 2 ? group & 15 : rest === 3 ? group & 3 : 0;
  return (seen & INVALID) === 0 && left === 0 ? bytes : null;
}
