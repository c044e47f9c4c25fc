import { bringToFront, nameAccount, type SignIn, type StatusBoard } from '../../lib/account';
import { CodedError } from '../../lib/errors';
import { type AccountColour, isPastDeadline } from '../../lib/session';
import type { Accounts } from './accounts';
import type { OneAccount } from './compose-account';

/** What is done with several accounts at once, or with their order. */
export interface AccountMoves {
  /** @param account left out: all of them, and a sign-in that is under way. */
  lock(account?: string): Promise<void>;
  /** The system's screen was locked. */
  screenLocked(): Promise<void>;
  /**
   * The person did something: the deadlines of all that are open move. Where one of them has passed nobody has done anything for as long
   * as it takes, and a page only asks because it saw that: it is locked, and no other moves.
   * @throws CodedError `locked` when none is open, or one was locked by this.
   */
  touch(): Promise<void>;
  bringToFront(account: string): Promise<void>;
  /** @throws CodedError `signed-out` for one that is not here. */
  name(account: string, title: string, colour: AccountColour): Promise<void>;
}

export interface AccountMovesDeps {
  readonly accounts: Accounts;
  readonly board: StatusBoard;
  readonly signIn: Pick<SignIn, 'cancel'>;
}

/** Each in its turn; one that has been locked meanwhile does not cost the others theirs. */
async function touchAll({ accounts, board }: AccountMovesDeps): Promise<void> {
  const { accounts: known } = await board.read();
  const open = known.filter(({ state }) => state === 'unlocked');
  const isOver = open.some((one) => isPastDeadline(one, Date.now()));
  let isTouched = false;
  for (const { account } of open) {
    const one = await accounts.of(account.id);
    const isOpen = await (isOver ? one.session.assertUnlocked() : one.session.touch()).then(
      () => true,
      () => false,
    );
    isTouched ||= isOpen;
    void one.syncStale();
  }
  if (isOver || !isTouched) throw new CodedError('locked');
}

/** One after the other; what goes wrong with one does not keep the others open. @throws what the first one has thrown, at the end. */
async function withEach(all: readonly OneAccount[], work: (one: OneAccount) => Promise<void>): Promise<void> {
  const faults: unknown[] = [];
  for (const one of all) await work(one).catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw faults[0];
}

/** @see AccountMoves */
export function createAccountMoves(deps: AccountMovesDeps): AccountMoves {
  const { accounts, board, signIn } = deps;
  const lockAll = async () => {
    const known = await accounts.all();
    // A lock of one account ends no other's sign-in: this ends whichever there is, also where an account cannot be locked.
    await withEach(known, ({ session }) => session.lock()).finally(signIn.cancel);
    // One that was just being finished has had its turn before.
    const late = (await accounts.all()).filter((one) => !known.includes(one));
    await withEach(late, ({ session }) => session.lock());
  };
  return {
    lock: async (account) => {
      if (account === undefined) await lockAll();
      else await (await accounts.of(account)).session.lock();
    },
    screenLocked: async () => {
      await withEach(await accounts.all(), ({ session }) => session.screenLocked());
    },
    touch: () => touchAll(deps),
    bringToFront: async (account) => {
      await bringToFront(account);
      await board.tellAccounts();
    },
    name: async (account, title, colour) => {
      await nameAccount(account, title, colour);
      await board.tellAccounts();
    },
  };
}
