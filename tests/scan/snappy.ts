/** Most that anything in a profile can unfold to. */
const MOST_BYTES = 512 * 1024 * 1024;
/** A copy of 64 bytes takes three. */
const MOST_GROWTH = 64;

export interface Varint {
  readonly value: number;
  /** Where the bytes after it start. */
  readonly next: number;
}

/** A number in groups of seven bits, the lowest first; null at the end of the bytes. */
export function readVarint(bytes: Uint8Array, at: number): Varint | null {
  let value = 0;
  for (let index = 0; index < 5; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  return null;
}

function readNumber(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index += 1) value += (bytes[at + index] ?? 0) * 2 ** (8 * index);
  return value;
}

interface Element {
  readonly length: number;
  /** How far back the bytes stand that are copied; null: they follow. */
  readonly back: number | null;
  readonly next: number;
}

/** One element, by the two low bits of its first byte. */
function readElement(bytes: Uint8Array, at: number): Element {
  const tag = bytes[at] ?? 0;
  const high = tag >> 2;
  const kind = tag & 3;
  if (kind === 1)
    return { length: (high & 7) + 4, back: ((tag >> 5) << 8) | (bytes[at + 1] ?? 0), next: at + 2 };
  if (kind !== 0) {
    const width = kind === 2 ? 2 : 4;
    return { length: high + 1, back: readNumber(bytes, at + 1, width), next: at + 1 + width };
  }
  const width = high < 60 ? 0 : high - 59;
  const length = width === 0 ? high : readNumber(bytes, at + 1, width);
  return { length: length + 1, back: null, next: at + 1 + width };
}

/** Unfolds a raw Snappy block (google/snappy, format_description.txt); bytes behind it do not matter. Null where there is none. */
export function unfoldSnappy(bytes: Uint8Array): Buffer | null {
  const size = readVarint(bytes, 0);
  if (!size || size.value > Math.min(MOST_BYTES, bytes.length * MOST_GROWTH)) return null;
  const output = Buffer.alloc(size.value);
  let at = size.next;
  let done = 0;
  while (done < output.length) {
    const { length, back, next } = readElement(bytes, at);
    if (next > bytes.length || done + length > output.length) return null;
    if (back === null) {
      if (next + length > bytes.length) return null;
      output.set(bytes.subarray(next, next + length), done);
    } else {
      if (back === 0 || back > done) return null;
      // Byte by byte: what is copied may be what this copy has just written.
      for (let step = done; step < done + length; step += 1) output[step] = output[step - back] ?? 0;
    }
    done += length;
    at = back === null ? next + length : next;
  }
  return output;
}

const STREAM_START = Buffer.from('ff060000734e61507059', 'hex');

/** Unfolds a stream of Snappy frames (google/snappy, framing_format.txt). Null where there is none. */
export function unfoldSnappyStream(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, STREAM_START.length).equals(STREAM_START)) return null;
  const parts: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const kind = bytes[at];
    const end = at + 4 + readNumber(bytes, at + 1, 3);
    const body = bytes.subarray(at + 8, end);
    const part = kind === 0 ? unfoldSnappy(body) : kind === 1 ? body : Buffer.alloc(0);
    if (part === null) return null;
    parts.push(part);
    at = end;
  }
  return Buffer.concat(parts);
}
