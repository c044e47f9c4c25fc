import { type GeneratorFloor, leastLength, NO_FLOOR, passwordAbove } from './floor';
import { makePassword, type PasswordOptions } from './password';
import { type PasswordRules, parseRules } from './rules';
import { makeByRules } from './rules-password';

/** Where a site names no least length. */
const SHORTEST = 6;

/** What a site wants its passwords to be, as far as that is known. */
export interface SiteRules {
  readonly host: string;
  /** Null where only the length is known. */
  readonly rules: PasswordRules | null;
  readonly maxLength: number | null;
}

/** As long as wanted, or as short as the site allows where rules leave no longer one; null where there are none. */
function keepRules({ rules, maxLength }: SiteRules, length: number, floor = NO_FLOOR): string | null {
  if (rules === null) return null;
  const most = makeByRules(rules, length, maxLength, floor);
  return most ?? makeByRules(rules, rules.minLength ?? SHORTEST, maxLength, floor);
}

const isTooShort = ({ maxLength }: SiteRules, floor: GeneratorFloor): boolean =>
  maxLength !== null && maxLength < leastLength(floor);

/** True where the site takes some password that is no less than the floor. */
export const takesFloor = (site: SiteRules, floor: GeneratorFloor): boolean =>
  site.rules === null ? !isTooShort(site, floor) : keepRules(site, 0, floor) !== null;

/**
 * A password that the site takes; one as the person wants it where no password keeps the site's rules.
 * @param floor the least that may be made: a site that does not take as much is passed over.
 */
export function makeForSite(chosen: PasswordOptions, site: SiteRules | null, floor = NO_FLOOR): string {
  const options = passwordAbove(chosen, floor);
  const made = site && keepRules(site, options.length, floor);
  if (made != null) return made;
  const most = site && !isTooShort(site, floor) ? site.maxLength : null;
  return makePassword({ ...options, length: Math.min(options.length, most ?? options.length) });
}

/**
 * Rules that some password keeps, of those that a page has written; null where nothing is left of them.
 * @param page as the page wrote them.
 */
export function readSiteRules(page: {
  readonly host: string;
  readonly rules: string;
  readonly maxLength: number | null;
}): SiteRules | null {
  // The shortest that a field may ask for and still be taken seriously.
  const maxLength = page.maxLength !== null && page.maxLength >= SHORTEST ? page.maxLength : null;
  const known = { host: page.host, rules: parseRules(page.rules), maxLength };
  const rules = keepRules(known, 0) === null ? null : known.rules;
  return rules || maxLength !== null ? { ...known, rules } : null;
}
