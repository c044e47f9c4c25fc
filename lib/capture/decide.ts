import type { Meaning } from './meaning';

/** A login of the site, opened. */
export interface KnownLogin {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  /** False where it may only be read. */
  readonly isOpen: boolean;
}

/** What is asked of the person. */
export type Proposal =
  | { readonly name: 'nothing' }
  | { readonly name: 'save' }
  | { readonly name: 'update'; readonly id: string };

const NOTHING: Proposal = { name: 'nothing' };
const SAVE: Proposal = { name: 'save' };

const fold = (name: string): string => name.trim().toLowerCase();

const only = (logins: readonly KnownLogin[]): KnownLogin | null =>
  logins.length === 1 ? (logins[0] ?? null) : null;

/** Whose password it was, where no name was typed: whoever has the old one, is named on the page, or is the only one here. */
function findOwner({ act, old, shown }: Meaning, logins: readonly KnownLogin[]): KnownLogin | null {
  const names = new Set(shown.map(fold));
  const byName = only(logins.filter(({ username }) => names.has(fold(username))));
  if (act === 'sign-in' || act === 'sign-up') return byName;
  return only(logins.filter(({ password }) => old !== null && password === old)) ?? byName ?? only(logins);
}

/**
 * Whether what was typed is to be saved, or is the new password of a login that is there.
 * @param known the logins that fit the site, best first.
 */
export function decide(meaning: Meaning, known: readonly KnownLogin[]): Proposal {
  const { username, password } = meaning;
  if (password === null) return NOTHING;
  const own = username === null ? known : known.filter((login) => fold(login.username) === fold(username));
  const nameless = known.filter((login) => login.username === '');
  if ([...own, ...nameless].some((login) => login.password === password)) return NOTHING;
  const open = own.filter(({ isOpen }) => isOpen);
  const owner = username === null ? findOwner(meaning, open) : open[0];
  return owner ? { name: 'update', id: owner.id } : SAVE;
}
