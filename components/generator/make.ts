import {
  type Generated,
  type GeneratorFloor,
  type GeneratorOptions,
  makeAliasAt,
  makeForSite,
  makePassphrase,
  makePlusAddress,
  makeUserName,
  optionsAbove,
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
  /** The least that may be made. */
  readonly floor: GeneratorFloor;
}

function makeName({ options: { userKind, address, domain }, words, email }: Wish): string | null {
  if (userKind === 'plus') return makePlusAddress(address || email);
  if (userKind === 'catchAll') return makeAliasAt(domain);
  return words && makeUserName(words, { capitalise: false, number: true });
}

/** A new value; null while something is missing for it: the word list, an address, a domain. */
export function makeValue(wish: Wish): string | null {
  if (wish.kind === 'username') return makeName(wish);
  const { password, passphrase } = optionsAbove(wish.options, wish.floor);
  if (wish.kind === 'password') return makeForSite(password, wish.site, wish.floor);
  return wish.words && makePassphrase(passphrase, wish.words);
}
