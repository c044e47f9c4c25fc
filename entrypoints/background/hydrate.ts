import { forgetLeft, proposeServer } from '../../lib/account';
import { SIGNED_OUT } from '../../lib/browser';
import { CodedError, toErrorInfo } from '../../lib/errors';
import type { AccountStatus } from '../../lib/session';
import type { Store } from '../../lib/store';
import { questionsOf } from '../../lib/sync';
import type { Outbox } from '../../lib/vault';
import { tellRules } from './account-rules';
import type { Accounts } from './accounts';
import type { OneAccount } from './compose-account';
import type { Edges } from './compose-session';

/** What is kept with a vault, because the status board does not outlive the browser: the last sync, and open questions. */
async function lastSync(store: Store, account: string) {
  const vault = await store.readVault(account);
  return { lastSynced: vault?.syncedAt ?? null, ...questionsOf(vault) };
}

/** Has the board tell of an account what lies on disk. */
export async function hydrateAccount({
  account,
  board,
  store,
  outbox,
}: {
  readonly account: string;
  readonly board: ReturnType<Edges['board']['of']>;
  readonly store: Store;
  readonly outbox: Pick<Outbox, 'tell'>;
}): Promise<void> {
  // Signed out: there is none.
  await outbox.tell().catch(() => undefined);
  try {
    await tellRules({ account, board, store });
    await board.updateSync(await lastSync(store, account));
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    await board.updateSync({ lastSynced: null, error: error.info });
  }
}

/** What goes wrong with one account stands on its board, and keeps nobody else from being woken. */
async function wakeOne(one: OneAccount, before: AccountStatus | null | undefined): Promise<void> {
  try {
    await one.session.wake(before);
    await one.hydrate();
  } catch (fault) {
    await one.board.updateSync({ state: 'failed', error: toErrorInfo(fault) }).catch(() => undefined);
  }
}

/** After a start of browser or worker: ends what was begun and makes the status board tell the truth, before anybody is answered. */
export async function hydrate(
  { board, moves }: Edges,
  accounts: Accounts,
  forgetVault: (account: string) => Promise<void>,
): Promise<void> {
  const before = await board.read();
  await moves(async () => {
    await board.hydrate();
    await forgetLeft(forgetVault);
  });
  // Nothing was stored: the browser has just started, or this extension in it. Either way the keys are gone.
  const isStart = before === SIGNED_OUT;
  // A form that starts with another server is no reason not to start.
  await proposeServer().catch(() => undefined);
  for (const one of await accounts.all()) {
    const known = before.accounts.find(({ account }) => account.id === one.account);
    await wakeOne(one, isStart ? null : known);
  }
}
