import { signInDraftItem } from '../browser';
import type { AccountSummary, SessionStatus, SignInState } from '../session';
import { normaliseEmail } from './kdf-policy';
import { wipePending } from './pending-sign-in';
import type { SessionDeps } from './session';

const isSameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const hasEmail = ({ email }: AccountSummary, typed: string): boolean =>
  normaliseEmail(typed) === normaliseEmail(email);

/** The address of a server can be written in more than one way. */
const isFor = (account: AccountSummary, { server, serverHost, email }: SignInState): boolean =>
  hasEmail(account, email) && (isSameText(server, account.server) || serverHost === account.serverHost);

/** What was typed into the form of a sign-in, and is no secret, tells who was here. */
async function forgetForm(account: AccountSummary | null): Promise<void> {
  const typed = account && (await signInDraftItem.get());
  const isOfAnother =
    typed && !(hasEmail(account, typed.email) && typed.server === JSON.stringify(account.server));
  if (!isOfAnother) await signInDraftItem.remove();
}

/** The account that is locked, while another one stays open; null: nobody is here any more. */
function besideOthers({ accounts }: SessionStatus, id: string): AccountSummary | null {
  const isBeside = accounts.some(({ account, state }) => account.id !== id && state === 'unlocked');
  return (isBeside && accounts.find(({ account }) => account.id === id)?.account) || null;
}

/**
 * Ends a sign-in that is under way, and the form of one, with the lock of the last account that is open, or of the very account that they
 * are for. Another one's goes on. Part of a move; gives what the board is to tell of it.
 */
export async function endSignIn({
  account: id,
  board,
  armSignIn,
}: Pick<SessionDeps, 'account' | 'board' | 'armSignIn'>): Promise<Partial<Pick<SessionStatus, 'signIn'>>> {
  const status = await board.read();
  const account = besideOthers(status, id);
  await forgetForm(account);
  if (account && status.signIn && !isFor(account, status.signIn)) return {};
  await wipePending();
  await armSignIn(null);
  return { signIn: null };
}
