import {
  type Generated,
  type GeneratorOptions,
  makeAliasAt,
  makeForSite,
  makePassphrase,
  makePlusAddress,
  makeUserName,
  type SiteRules,
} from '../../lib/generator';

export type Kind = Generated['kind'];

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

/** A new value; null while something is missing for it: the word list, an address, a domain. */
export function makeValue(wish: Wish): string | null {
  if (wish.kind === 'username') return makeName(wish);
  if (wish.kind === 'password') return makeForSite(wish.options.password, wish.site);
  return wish.words && makePassphrase(wish.options.passphrase, wish.words);
}
