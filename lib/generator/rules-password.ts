import { drawText, type Share } from './draw-text';
import type { PasswordRules } from './rules';

const SHORTEST = 1;
const TRIES = 500;

const without = (characters: string, taken: ReadonlySet<string>): string =>
  [...characters].filter((character) => !taken.has(character)).join('');

/**
 * The sets of the rules without a character in common. Where sets overlap the smaller one keeps what both have: whoever has one of each
 * part then has one of each set.
 */
function toShares({ required, allowed }: PasswordRules): Share[] {
  const taken = new Set<string>();
  const sets = [...new Set(required)].sort((a, b) => a.length - b.length);
  const shares = [...sets.map((set) => [set, 1] as const), [allowed, 0] as const].map(([set, least]) => {
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
 * @returns null where no password keeps them, or next to none.
 */
export function makeByRules(
  rules: PasswordRules,
  wanted: number,
  maxLength: number | null = null,
): string | null {
  const most = Math.min(rules.maxLength ?? Number.POSITIVE_INFINITY, maxLength ?? Number.POSITIVE_INFINITY);
  const length = Math.min(Math.max(wanted, rules.minLength ?? SHORTEST), most);
  if (length < (rules.minLength ?? SHORTEST)) return null;
  const shares = toShares(rules);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const text = drawText(shares, length);
    if (text === null) return null;
    if (keepsRuns(text, rules.maxConsecutive) && keepsSets(text, rules.required)) return text;
  }
  return null;
}
