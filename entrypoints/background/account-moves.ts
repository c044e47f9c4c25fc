import { bringToFront, nameAccount, type SignIn, type StatusBoard } from '../../lib/account';
import { CodedError } from '../../lib/errors';
import type { AccountColour } from '../../lib/session';
import type { Accounts } from './accounts';

/** What is done with several accounts at once, or with their order. */
export interface AccountMoves {
  /** @param account left out: all of them, and a sign-in that is under way. */
  lock(account?: string): Promise<void>;
  /** The system's screen was locked. */
  screenLocked(): Promise<void>;
  /** The person did something: the deadlines of all that are open move. @throws CodedError `locked` when none is. */
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
  const open = known.filter(({ state }) => state === 'unlocked').map(({ account }) => account.id);
  let isTouched = false;
  for (const id of open) {
    const one = await accounts.of(id);
    const isOpen = await one.session.touch().then(
      () => true,
      () => false,
    );
    isTouched ||= isOpen;
    void one.syncStale();
  }
  if (!isTouched) throw new CodedError('locked');
}

/** @see AccountMoves */
export function createAccountMoves(deps: AccountMovesDeps): AccountMoves {
  const { accounts, board, signIn } = deps;
  const lockAll = async () => {
    const known = await accounts.all();
    for (const { session } of known) await session.lock();
    // Each lock ends a sign-in too; without an account nothing has yet.
    if (known.length === 0) await signIn.cancel();
    // One that was just being finished has had its turn before.
    const late = (await accounts.all()).filter((one) => !known.includes(one));
    for (const { session } of late) await session.lock();
  };
  return {
    lock: async (account) => {
      if (account === undefined) await lockAll();
      else await (await accounts.of(account)).session.lock();
    },
    screenLocked: async () => {
      for (const { session } of await accounts.all()) await session.screenLocked();
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
