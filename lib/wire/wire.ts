/** The server's JSON as it came: nothing about it is known yet. */
export type Wire = Readonly<Record<string, unknown>>;

const flipFirst = (name: string): string => {
  const first = name.charAt(0);
  const flipped = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return flipped + name.slice(1);
};

/** Any value as a wire object; null for everything that is none (arrays included). */
export function asWire(value: unknown): Wire | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Wire) : null;
}

/** Far more than there are names; a server that makes up its own must not fill the memory. */
const MOST_NAMES = 1_000;
const spellings = new Map<string, readonly string[]>();

/** The spellings of a name in the order in which they are looked for; kept, for every item is asked for the same few dozen names. */
export function spellingsOf(name: string): readonly string[] {
  const known = spellings.get(name);
  if (known) return known;
  const made = [name, flipFirst(name), name.toLowerCase(), name.toUpperCase()];
  if (spellings.size < MOST_NAMES) spellings.set(name, made);
  return made;
}

const isGiven = (wire: Wire, key: string): boolean => Object.hasOwn(wire, key) && wire[key] !== null;

/**
 * A property by its camelCase name, in whichever letter case this server uses: as named, first letter flipped, all lower,
 * all upper (the look-up order of the official clients' response models). Undefined when it is missing or null.
 */
export function pick(object: unknown, name: string): unknown {
  const wire = asWire(object);
  if (!wire) return undefined;
  if (isGiven(wire, name)) return wire[name];
  const key = spellingsOf(name).find((spelling) => isGiven(wire, spelling));
  return key === undefined ? undefined : wire[key];
}

/** Levels of nesting that are read; what servers send has a handful. */
const MOST_LEVELS = 64;

/**
 * True when a value is nested no deeper than any real one. A deeper one parses, but writing or storing it, which walk it by
 * recursion, would run out of stack: it has to be left out first.
 */
export function isShallow(value: unknown, levels = MOST_LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

/** A nested object by name, or null. */
export function pickWire(object: unknown, name: string): Wire | null {
  return asWire(pick(object, name));
}

/** A list by name; missing, null and everything that is no list count as empty. */
export function pickList(object: unknown, name: string): readonly unknown[] {
  const value = pick(object, name);
  return Array.isArray(value) ? value : [];
}

/** A text by name, or null; a number is taken as its decimal text. */
export function pickText(object: unknown, name: string): string | null {
  const value = pick(object, name);
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** No list of ids in one row comes near. */
const MOST_TEXTS = 1_000;

/** The texts in a list by name; other entries are left out, and so is what comes after the first thousand. */
export function pickTexts(object: unknown, name: string): readonly string[] {
  return pickList(object, name)
    .slice(0, MOST_TEXTS)
    .filter((entry) => typeof entry === 'string');
}

/** A number by name, or null; a decimal text is taken as its number (sizes are texts on most servers). */
export function pickNumber(object: unknown, name: string): number | null {
  const value = pick(object, name);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A truth by name; `fallback` when it is missing or no truth. */
export function pickBoolean(object: unknown, name: string, fallback: boolean): boolean {
  const value = pick(object, name);
  return typeof value === 'boolean' ? value : fallback;
}

const HAS_ZONE = /(?:z|[+-]\d{2}:?\d{2})$/i;

/**
 * An ISO date as the servers write it (no fraction, six or seven digits, with or without zone) as Unix milliseconds.
 * Without a zone it is UTC. Null when it is no date.
 */
export function parseDate(text: string | null): number | null {
  if (text === null) return null;
  const trimmed = text.trim().replace(/(\.\d{3})\d+/, '$1');
  const time = Date.parse(HAS_ZONE.test(trimmed) ? trimmed : `${trimmed}Z`);
  return Number.isNaN(time) ? null : time;
}
