import { utf8Decode } from '../bytes';
import { OpenError } from './open-error';

/** What COSE and item envelopes are made of. Maps stay maps: no name in them can reach a prototype. */
export type CborValue = number | string | boolean | null | Uint8Array | readonly CborValue[] | CborMap;
export type CborMap = ReadonlyMap<number | string, CborValue>;

const MOST_DEPTH = 16;
/** The simple values that may stand, by their byte (RFC 8949, section 3.3). */
const SIMPLE: ReadonlyMap<number, boolean | null> = new Map([
  [0xf4, false],
  [0xf5, true],
  [0xf6, null],
]);

interface Source {
  readonly bytes: Uint8Array;
  at: number;
}

const refuse = (): never => {
  throw new OpenError('tampered');
};

function take(source: Source, length: number): Uint8Array {
  if (length > source.bytes.length - source.at) refuse();
  source.at += length;
  return source.bytes.subarray(source.at - length, source.at);
}

/** The argument behind an initial byte: in the shortest form only, and no larger than a number holds exactly. */
function readArgument(source: Source, info: number): number {
  if (info < 24) return info;
  if (info > 27) refuse();
  const size = 2 ** (info - 24);
  const value = take(source, size).reduce((sum, byte) => sum * 256 + byte, 0);
  const least = size === 1 ? 24 : 256 ** (size / 2);
  return value >= least && Number.isSafeInteger(value) ? value : refuse();
}

/** Every entry takes a byte at least: a count beyond what is left is refused before anything is made for it. */
function readCount(source: Source, info: number): number {
  const count = readArgument(source, info);
  return count <= source.bytes.length - source.at ? count : refuse();
}

function readMap(source: Source, count: number, depth: number): CborMap {
  const map = new Map<number | string, CborValue>();
  for (let entry = 0; entry < count; entry += 1) {
    const key = readValue(source, depth);
    if (typeof key !== 'number' && typeof key !== 'string') return refuse();
    if (map.has(key)) refuse();
    map.set(key, readValue(source, depth));
  }
  return map;
}

function readList(source: Source, count: number, depth: number): CborValue[] {
  const list: CborValue[] = [];
  for (let entry = 0; entry < count; entry += 1) list.push(readValue(source, depth));
  return list;
}

function readValue(source: Source, depth: number): CborValue {
  if (depth > MOST_DEPTH) refuse();
  const [initial = 0] = take(source, 1);
  const info = initial & 31;
  switch (initial >> 5) {
    case 0:
      return readArgument(source, info);
    case 1:
      return -1 - readArgument(source, info);
    case 2:
      return take(source, readCount(source, info));
    case 3:
      return utf8Decode(take(source, readCount(source, info))) ?? refuse();
    case 4:
      return readList(source, readCount(source, info), depth + 1);
    case 5:
      return readMap(source, readCount(source, info), depth + 1);
    default: {
      const simple = SIMPLE.get(initial);
      return simple === undefined ? refuse() : simple;
    }
  }
}

/**
 * One CBOR value (RFC 8949) and nothing behind it. Strict, for what is read is made by few writers: shortest forms, definite
 * lengths, keys that are numbers or texts and stand once; no tags, no fractions. Byte strings are views of `bytes`.
 * @throws OpenError `tampered` for everything else.
 */
export function decodeCbor(bytes: Uint8Array): CborValue {
  const source = { bytes, at: 0 };
  const value = readValue(source, 0);
  return source.at === bytes.length ? value : refuse();
}

/** The same, where only a map will do. @throws OpenError `tampered`. */
export function decodeCborMap(bytes: Uint8Array): CborMap {
  const value = decodeCbor(bytes);
  return value instanceof Map ? value : refuse();
}

/** The initial bytes of a byte string of that length (RFC 8949, section 3.1); at most 65,535. */
export function byteStringHead(length: number): Uint8Array {
  if (length < 24) return Uint8Array.of(0x40 | length);
  return length < 256 ? Uint8Array.of(0x58, length) : Uint8Array.of(0x59, length >> 8, length & 255);
}
