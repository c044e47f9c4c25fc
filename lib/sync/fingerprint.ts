/** A text longer than this is known by its length and its end: a CipherString ends with its MAC, which changes with every value. */
const LONG = 64;
const END = 16;

/** What lies deeper is not stored either. */
const DEEPEST = 64;

const PRIME_A = 0x9e3779b1;
const PRIME_B = 0x85ebca6b;

interface Hash {
  a: number;
  b: number;
}

function addNumber(hash: Hash, value: number): void {
  hash.a = Math.imul(hash.a ^ value, PRIME_A);
  hash.b = Math.imul(hash.b ^ (value + 0x5bd1), PRIME_B);
  hash.a ^= hash.b >>> 15;
  hash.b ^= hash.a >>> 13;
}

function addText(hash: Hash, text: string): void {
  const { length } = text;
  addNumber(hash, length);
  for (let at = length > LONG ? length - END : 0; at < length; at += 1) addNumber(hash, text.charCodeAt(at));
}

/** Names are the same few in every row: each is read once. */
function createNameNumbers() {
  const known = new Map<string, number>();
  return (name: string): number => {
    const held = known.get(name);
    if (held !== undefined) return held;
    const hash = { a: 1, b: 2 };
    addText(hash, name);
    // Names that a server makes up without end are not kept.
    if (known.size < 1000) known.set(name, hash.a ^ hash.b);
    return hash.a ^ hash.b;
  };
}

const nameNumber = createNameNumbers();

/** Values of different types never feed the same numbers. */
function add(hash: Hash, value: unknown, levels: number): void {
  if (typeof value === 'string') {
    addNumber(hash, 1);
    addText(hash, value);
  } else if (Array.isArray(value)) {
    addNumber(hash, 2);
    addNumber(hash, value.length);
    if (levels > 0) for (const entry of value) add(hash, entry, levels - 1);
  } else if (typeof value === 'object' && value !== null) {
    addNumber(hash, 3);
    for (const name of levels > 0 ? Object.keys(value) : []) {
      addNumber(hash, nameNumber(name));
      add(hash, (value as Record<string, unknown>)[name], levels - 1);
    }
    addNumber(hash, 4);
  } else addText(hash, String(value));
}

/**
 * A number for the state of a wire row: rows that differ have different ones, but for chance (2⁻⁵³). It looks at every member, because
 * servers change folders, favourites and rights without a new revision date; of long texts it looks at length and end. No defence
 * against a server that wants two states to look alike: it could as well not send the newer one.
 */
export function fingerprint(...values: readonly unknown[]): number {
  const hash: Hash = { a: 0x12345678, b: 0x2545f491 };
  for (const value of values) add(hash, value, DEEPEST);
  return (hash.a >>> 0) * 0x200000 + (hash.b >>> 11);
}
