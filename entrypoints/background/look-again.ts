import type { StatusBoard } from '../../lib/account';
import type { Outbox, Uploads } from '../../lib/vault';
import { createSyncStale, type RunSync } from './run-sync';

export interface LookAgainDeps {
  readonly board: StatusBoard;
  readonly syncNow: RunSync;
  readonly catchUp: () => Promise<void>;
  readonly outbox: Outbox;
  readonly uploads: Uploads;
}

/** What is done when a page of ours opens. Nobody waits for it: what goes wrong stands on the status board, or could not be written there. */
export function createLookAgain({ board, syncNow, catchUp, outbox, uploads }: LookAgainDeps) {
  const syncStale = createSyncStale({ board, syncNow });
  return async (): Promise<void> => {
    await syncStale().catch(() => undefined);
    await catchUp().catch(() => undefined);
    await outbox.drain();
    await uploads.tidy();
  };
}
