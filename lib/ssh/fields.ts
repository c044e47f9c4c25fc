import { concatBytes, utf8Encode } from '../bytes';

/** Four bytes, the highest first (RFC 4251, section 5). */
export function uint32(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** A `string` of RFC 4251: its length, then its bytes. */
export function field(content: Uint8Array | string): Uint8Array<ArrayBuffer> {
  const bytes = typeof content === 'string' ? utf8Encode(content) : content;
  return concatBytes(uint32(bytes.length), bytes);
}

/** Takes one piece after the other from a file; null where there are not that many bytes left. */
export interface FieldReader {
  raw(length: number): Uint8Array<ArrayBuffer> | null;
  number(): number | null;
  field(): Uint8Array<ArrayBuffer> | null;
}

/** @see FieldReader */
export function createFieldReader(bytes: Uint8Array<ArrayBuffer>): FieldReader {
  let at = 0;
  const raw = (length: number) => {
    if (length > bytes.length - at) return null;
    at += length;
    return bytes.slice(at - length, at);
  };
  const number = () => {
    const found = raw(4);
    return found && new DataView(found.buffer).getUint32(0);
  };
  return {
    raw,
    number,
    field: () => {
      const length = number();
      return length === null ? null : raw(length);
    },
  };
}
