import { drawText, type Share } from './draw-text';
import { type GeneratorFloor, isAbove, leastLength, NO_FLOOR, ofClass } from './floor';
import type { CharacterClass } from './password';
import type { PasswordRules } from './rules';

const SHORTEST = 1;
const TRIES = 500;

const without = (characters: string, taken: ReadonlySet<string>): string =>
  [...characters].filter((character) => !taken.has(character)).join('');

/**
 * The sets of which so many characters are wanted: one of each that the site requires, and of its characters as many of each class as the
 * floor asks for.
 */
function wantedSets({ required, allowed }: PasswordRules, { least }: GeneratorFloor): [string, number][] {
  const sets = new Map(required.map((set) => [set, 1]));
  const all = [...new Set([...required, allowed].join(''))].sort().join('');
  for (const [name, count] of Object.entries(least))
    if (count > 0) sets.set(ofClass(name as CharacterClass, all), count);
  return [...sets].sort(([a], [b]) => a.length - b.length);
}

const isImpossible = ([set, least]: [string, number]): boolean => set === '' && least > 0;

/**
 * The sets of the rules without a character in common. Where sets overlap the smaller one keeps what both have: whoever has one of each
 * part then has one of each set. Null where the site has no character of a class that the floor asks for.
 */
function toShares(rules: PasswordRules, floor: GeneratorFloor): Share[] | null {
  const wanted = wantedSets(rules, floor);
  if (wanted.some(isImpossible)) return null;
  const taken = new Set<string>();
  const shares = [...wanted, [rules.allowed, 0] as const].map(([set, least]) => {
    const characters = without(set, taken);
    for (const character of characters) taken.add(character);
    return { characters, least };
  });
  return shares.filter(({ characters }) => characters !== '');
}

const keepsRuns = (text: string, most: number | null): boolean =>
  most === null || !new RegExp(`([\\s\\S])\\1{${most}}`).test(text);

const keepsSets = (text: string, required: readonly string[]): boolean =>
  required.every((set) => [...set].some((character) => text.includes(character)));

/**
 * A password that keeps a site's rules.
 * @param wanted length; the site's own limits come first.
 * @param maxLength what the field takes at most, null where it says nothing.
 * @param floor the least that may be made.
 * @returns null where no password keeps them, or next to none.
 */
export function makeByRules(
  rules: PasswordRules,
  wanted: number,
  maxLength: number | null = null,
  floor = NO_FLOOR,
): string | null {
  const most = Math.min(rules.maxLength ?? Number.POSITIVE_INFINITY, maxLength ?? Number.POSITIVE_INFINITY);
  const shortest = Math.max(rules.minLength ?? SHORTEST, leastLength(floor));
  const length = Math.min(Math.max(wanted, shortest), most);
  if (length < shortest) return null;
  const shares = toShares(rules, floor);
  if (!shares) return null;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const text = drawText(shares, length);
    if (text === null) return null;
    const isKept = keepsRuns(text, rules.maxConsecutive) && keepsSets(text, rules.required);
    if (isKept && isAbove(text, floor)) return text;
  }
  return null;
}
