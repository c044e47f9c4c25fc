/** What a site says about its passwords. */
export interface PasswordRules {
  /** Of each of these sets at least one character. */
  readonly required: readonly string[];
  /** What else may stand in it. */
  readonly allowed: string;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  /** How often the same character may follow itself; 1: never twice. */
  readonly maxConsecutive: number | null;
}

const between = (from: number, to: number): string =>
  String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, at) => from + at));

const PRINTABLE = between(0x20, 0x7e);
const LETTERS_AND_DIGITS = /[A-Za-z0-9]/;

/** The classes that rules name. Of all that `unicode` allows, what every keyboard has. */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['upper', between(0x41, 0x5a)],
  ['lower', between(0x61, 0x7a)],
  ['digit', between(0x30, 0x39)],
  ['special', [...PRINTABLE].filter((character) => !LETTERS_AND_DIGITS.test(character)).join('')],
  ['ascii-printable', PRINTABLE],
  ['unicode', PRINTABLE],
]);

/** Each character once, in the order of their codes. */
const distinct = (characters: string): string => [...new Set(characters)].sort().join('');

/** Cut where `separator` stands outside of brackets. In a custom class `]` is the last character, or it is one of the class. */
function cut(text: string, separator: string): string[] {
  const parts = [''];
  let isCustom = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (isCustom) {
      const closes = character === ']' && text[at + 1] !== ']';
      if (closes) isCustom = false;
    } else if (character === '[') isCustom = true;
    else if (character === separator) {
      parts.push('');
      continue;
    }
    parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

/** A class by its name, or the characters between brackets; null for what is neither. */
function readClass(text: string): string | null {
  if (!text.startsWith('[') || !text.endsWith(']')) return CLASSES.get(text.toLowerCase()) ?? null;
  const own = [...text.slice(1, -1)].filter((character) => PRINTABLE.includes(character)).join('');
  return own === '' ? null : own;
}

/** The characters of a list of classes; null where none of them is known. */
function readClasses(text: string): string | null {
  const sets = cut(text, ',').flatMap((part) => readClass(part) ?? []);
  return sets.length === 0 ? null : distinct(sets.join(''));
}

const LARGEST = 1024;

function readNumber(text: string): number | null {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= LARGEST ? value : null;
}

const tighter = (one: number | null, other: number | null, of: typeof Math.min): number | null =>
  one === null || other === null ? (one ?? other) : of(one, other);

type Reader = (rules: PasswordRules, value: string) => PasswordRules;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [
    'required',
    (rules, value) => {
      const set = readClasses(value);
      return set === null ? rules : { ...rules, required: [...rules.required, set] };
    },
  ],
  [
    'allowed',
    (rules, value) => ({ ...rules, allowed: distinct(rules.allowed + (readClasses(value) ?? '')) }),
  ],
  [
    'minlength',
    (rules, value) => ({ ...rules, minLength: tighter(rules.minLength, readNumber(value), Math.max) }),
  ],
  [
    'maxlength',
    (rules, value) => ({ ...rules, maxLength: tighter(rules.maxLength, readNumber(value), Math.min) }),
  ],
  [
    'max-consecutive',
    (rules, value) => ({
      ...rules,
      maxConsecutive: tighter(rules.maxConsecutive, readNumber(value), Math.min),
    }),
  ],
]);

const NONE: PasswordRules = {
  required: [],
  allowed: '',
  minLength: null,
  maxLength: null,
  maxConsecutive: null,
};

const LONGEST = 4096;

/**
 * Reads rules as sites write them in the `passwordrules` attribute (https://developer.apple.com/password-rules/): `minlength: 8; required:
 * lower; required: [-+&]; max-consecutive: 2`. What is not understood is passed over. Never throws.
 * @returns null where nothing in it says anything.
 */
export function parseRules(text: string): PasswordRules | null {
  let rules = NONE;
  for (const property of cut(text.slice(0, LONGEST), ';')) {
    const colon = property.indexOf(':');
    const read = READERS.get(property.slice(0, Math.max(colon, 0)).trim().toLowerCase());
    rules = read?.(rules, property.slice(colon + 1).trim()) ?? rules;
  }
  if (JSON.stringify(rules) === JSON.stringify(NONE)) return null;
  const saysCharacters = rules.required.length > 0 || rules.allowed !== '';
  return saysCharacters ? rules : { ...rules, allowed: PRINTABLE };
}
