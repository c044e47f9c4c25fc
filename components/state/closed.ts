import { type AccountStatus, type SessionStatus, splitRef } from '../../lib/session';

/** What a lock has closed. Whatever is not known to have stayed as it was counts as closed. */
export interface Closed {
  /** Nothing is open any more. */
  readonly isAll: boolean;
  /** True for an account, by its id. */
  account(id: string): boolean;
  /** True for an item, or what else has an id, by the account that it is of. */
  item(ref: string): boolean;
}

/** What was locked, or left, between one word of the session and the next. */
export function closedBetween(before: SessionStatus, after: SessionStatus): Closed {
  const isAll = after.state !== 'unlocked';
  const isSame = ({ account, state, lastLock }: AccountStatus) =>
    before.accounts.some(
      (one) =>
        one.account.id === account.id &&
        one.lastLock === lastLock &&
        (one.state === 'locked' || state === 'unlocked'),
    );
  const same = isAll ? [] : after.accounts.filter(isSame).map(({ account }) => account);
  return {
    isAll,
    account: (id) => !same.some((one) => one.id === id),
    item: (ref) => !same.some(({ tag }) => tag === splitRef(ref).tag),
  };
}
