import type { AccountStatus, SessionStatus } from './session';
import { together } from './together';

/**
 * The session once some of its open accounts are locked, as the background is going to tell it. Counted as it will count: its word is no
 * second lock then, which would empty what was typed meanwhile. The same object where none is locked by this.
 */
export function lockedWhere(status: SessionStatus, isLocked: (one: AccountStatus) => boolean): SessionStatus {
  let { locks } = status;
  const accounts = status.accounts.map((one): AccountStatus => {
    if (one.state !== 'unlocked' || !isLocked(one)) return one;
    locks += 1;
    return { ...one, state: 'locked', lockAt: null, lockSetAt: null, lastLock: locks };
  });
  if (locks === status.locks) return status;
  return { ...status, ...together(accounts, status.account?.id ?? null), locks };
}
