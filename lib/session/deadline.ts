import { lockedWhere } from './locked-where';
import type { SessionStatus } from './session';

/** A clock may be put right by this much without anybody meaning harm. */
const SLACK_MS = 60_000;

/**
 * True once nothing may be opened any more. A clock that stands before the moment at which the deadline was set has been put back
 * and tells nothing: that counts as passed too. The background and the pages ask this before they open anything, because no alarm
 * can be relied upon.
 * @param now Unix milliseconds
 */
export function isPastDeadline(
  { lockAt, lockSetAt }: Pick<SessionStatus, 'lockAt' | 'lockSetAt'>,
  now: number,
): boolean {
  if (lockAt === null) return false;
  return now >= lockAt || (lockSetAt !== null && now < lockSetAt - SLACK_MS);
}

/** The session as it is at a moment: each account is locked once its deadline has passed, whether the background has noticed or not. */
export const statusAt = (status: SessionStatus, now: number): SessionStatus =>
  lockedWhere(status, (one) => isPastDeadline(one, now));
