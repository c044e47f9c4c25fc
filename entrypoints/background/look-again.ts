import type { AccountBoard } from '../../lib/account';
import type { Outbox, Uploads } from '../../lib/vault';
import { createSyncStale, type RunSync } from './run-sync';

export interface LookAgainDeps {
  readonly board: AccountBoard;
  readonly syncNow: RunSync;
  readonly catchUp: () => Promise<void>;
  readonly outbox: Outbox;
  readonly uploads: Uploads;
}

/**
 * What is done when a worker starts, or a page of ours opens: that is a person, who need not wait for the next try. Nobody waits for it:
 * what goes wrong stands on the status board, or could not be written there.
 */
export function createLookAgain({ board, syncNow, catchUp, outbox, uploads }: LookAgainDeps) {
  const syncStale = createSyncStale({ board, syncNow });
  return async (send: () => Promise<void> = outbox.drain): Promise<void> => {
    await syncStale().catch(() => undefined);
    await catchUp().catch(() => undefined);
    await send();
    await uploads.tidy();
  };
}
