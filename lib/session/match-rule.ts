import type { SessionStatus } from './session';

/** From the loosest to the strictest, by the wire's numbers: what fits by one of them fits by all before it (lib/match). */
const MATCHES: readonly number[] = [0, 1, 2, 3, 5];

/** The stricter of two ways of comparing addresses; another than these asks for nothing. */
export const stricterMatch = (one: number, other: number): number =>
  MATCHES.indexOf(other) > MATCHES.indexOf(one) ? other : one;

/**
 * How addresses without a mode of their own are compared for an account's items: as the person likes, or as an organisation wants it if that
 * is stricter.
 * @param account its id.
 */
export function matchFor(
  { accounts }: Pick<SessionStatus, 'accounts'>,
  account: string,
  own: number,
): number {
  const found = accounts.find((one) => one.account.id === account);
  return stricterMatch(own, found?.rules.defaultMatch ?? 0);
}
