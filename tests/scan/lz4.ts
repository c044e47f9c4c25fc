const MAGIC = Buffer.from('mozLz40\0', 'latin1');

/** A length that goes on in further bytes while they are 255. */
function readLength(bytes: Buffer, at: number, first: number): { length: number; next: number } {
  let length = first;
  if (first < 15) return { length, next: at };
  for (let byte = 255; byte === 255; at += 1) {
    byte = bytes[at] ?? 0;
    length += byte;
  }
  return { length, next: at };
}

/** Unfolds one of Firefox's own compressed files (`.jsonlz4`: a magic word, the size, one LZ4 block). Null where there is none. */
export function unfoldMozLz4(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const output = Buffer.alloc(bytes.readUInt32LE(MAGIC.length));
  let at = MAGIC.length + 4;
  let done = 0;
  while (at < bytes.length && done < output.length) {
    const token = bytes[at] ?? 0;
    const literal = readLength(bytes, at + 1, token >> 4);
    bytes.copy(output, done, literal.next, literal.next + literal.length);
    done += literal.length;
    at = literal.next + literal.length;
    if (at + 2 > bytes.length) break;
    const back = bytes.readUInt16LE(at);
    const copy = readLength(bytes, at + 2, token & 15);
    const end = Math.min(output.length, done + copy.length + 4);
    for (; done < end; done += 1) output[done] = output[done - back] ?? 0;
    at = copy.next;
  }
  return output.subarray(0, done);
}
