import {
  type Generated,
  type GeneratorOptions,
  makeAliasAt,
  makeByRules,
  makePassphrase,
  makePassword,
  makePlusAddress,
  makeUserName,
  type PasswordRules,
} from '../../lib/generator';

/** Where a site names no least length. */
const SHORTEST = 6;

export type Kind = Generated['kind'];

/** What a site wants its passwords to be, as far as that is known. */
export interface SiteRules {
  readonly host: string;
  /** Null where only the length is known. */
  readonly rules: PasswordRules | null;
  readonly maxLength: number | null;
}

export interface Wish {
  readonly kind: Kind;
  readonly options: GeneratorOptions;
  readonly words: readonly string[] | null;
  /** The account's own address. */
  readonly email: string;
  readonly site: SiteRules | null;
}

function makeName({ options: { userKind, address, domain }, words, email }: Wish): string | null {
  if (userKind === 'plus') return makePlusAddress(address || email);
  if (userKind === 'catchAll') return makeAliasAt(domain);
  return words && makeUserName(words, { capitalise: false, number: true });
}

/** As long as wanted, or as short as the site allows where rules leave no longer one; null where there are none. */
export function keepRules({ rules, maxLength }: SiteRules, length: number): string | null {
  if (rules === null) return null;
  return makeByRules(rules, length, maxLength) ?? makeByRules(rules, rules.minLength ?? SHORTEST, maxLength);
}

/** A password that the site takes; one as the person wants it where no password keeps the site's rules. */
function makeForSite({ options: { password }, site }: Wish): string {
  const made = site && keepRules(site, password.length);
  if (made != null) return made;
  const length = Math.min(password.length, site?.maxLength ?? password.length);
  return makePassword({ ...password, length });
}

/** A new value; null while something is missing for it: the word list, an address, a domain. */
export function makeValue(wish: Wish): string | null {
  if (wish.kind === 'username') return makeName(wish);
  if (wish.kind === 'password') return makeForSite(wish);
  return wish.words && makePassphrase(wish.options.passphrase, wish.words);
}
