/** What can be written as CBOR here: whole numbers, texts, bytes, lists, maps (of arrays of pairs or plain objects), true, false and null. */
export type CborInput =
  | number
  | string
  | boolean
  | null
  | Uint8Array
  | readonly CborInput[]
  | ReadonlyMap<number | string, CborInput>
  | { readonly [name: string]: CborInput };

function head(major: number, argument: number): Buffer {
  const first = major << 5;
  if (argument < 24) return Buffer.from([first | argument]);
  const size = argument < 256 ? 1 : argument < 65_536 ? 2 : 4;
  const bytes = Buffer.alloc(1 + size);
  bytes[0] = first | (24 + Math.log2(size));
  bytes.writeUIntBE(argument, 1, size);
  return bytes;
}

/** A value as CBOR in its shortest form (RFC 8949). Written apart from the product's reader, so that neither can hide a mistake of the other. */
export function encodeCbor(value: CborInput): Buffer {
  if (value === null) return Buffer.from([0xf6]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(encodeCbor)]);
  const pairs = value instanceof Map ? [...value] : Object.entries(value);
  return Buffer.concat([head(5, pairs.length), ...pairs.flat().map(encodeCbor)]);
}
