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
function keepRules({ rules, maxLength }: SiteRules, length: number): string | null {
  if (rules === null) return null;
  return makeByRules(rules, length, maxLength) ?? makeByRules(rules, rules.minLength ?? SHORTEST, maxLength);
}

/** A password that the site takes; one as the person wants it where no password keeps the site's rules. */
export function makeForSite(options: PasswordOptions, site: SiteRules | null): string {
  const made = site && keepRules(site, options.length);
  if (made != null) return made;
  const length = Math.min(options.length, site?.maxLength ?? options.length);
  return makePassword({ ...options, length });
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
