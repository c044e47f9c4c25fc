import { readCurrentAccount, type StatusBoard } from '../../lib/account';
import { CodedError } from '../../lib/errors';
import type { Store } from '../../lib/store';

/** The time of the last sync is kept with the vault, because the status board does not outlive the browser. */
async function lastSynced(store: Store): Promise<number | null> {
  const record = await readCurrentAccount();
  const vault = record && (await store.readVault(record.id));
  return vault?.syncedAt ?? null;
}

/** After a start of browser or worker: makes the status board tell the truth before anybody is answered. */
export async function hydrate(board: StatusBoard, store: Store): Promise<void> {
  await board.hydrate();
  try {
    await board.updateSync({ lastSynced: await lastSynced(store) });
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    await board.updateSync({ lastSynced: null, error: error.info });
  }
}
