import { capitalised } from './passphrase';
import { pick, randomBelow } from './random';

const ALIAS_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const ALIAS_LENGTH = 8;

const alias = (): string => Array.from({ length: ALIAS_LENGTH }, () => pick(ALIAS_CHARACTERS)).join('');

/** A word and four digits. */
export function makeUserName(
  list: readonly string[],
  { capitalise, number }: { readonly capitalise: boolean; readonly number: boolean },
): string {
  const word = pick(list);
  const digits = number ? String(randomBelow(10_000)).padStart(4, '0') : '';
  return (capitalise ? capitalised(word) : word) + digits;
}

/** An address with a part by chance behind its name (`pat+k3…@hollis.dev`), which arrives where the plain one does; null for what is no address. */
export function makePlusAddress(address: string): string | null {
  const at = address.trim().lastIndexOf('@');
  if (at < 1 || at === address.trim().length - 1) return null;
  const [name, domain] = [address.trim().slice(0, at), address.trim().slice(at + 1)];
  return `${name}+${alias()}@${domain}`;
}

/** An address by chance at a domain that takes all mail; null without a domain. */
export function makeAliasAt(domain: string): string | null {
  const name = domain.trim().replace(/^.*@/, '');
  return name === '' || /\s/.test(name) ? null : `${alias()}@${name}`;
}
