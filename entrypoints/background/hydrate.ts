import { readCurrentAccount, type Session, type StatusBoard } from '../../lib/account';
import { CodedError } from '../../lib/errors';
import type { Store } from '../../lib/store';
import type { Outbox } from '../../lib/vault';

/** What is kept with the vault, because the status board does not outlive the browser: the last sync, and an open question. */
async function lastSync(store: Store) {
  const record = await readCurrentAccount();
  const vault = record && (await store.readVault(record.id));
  const { held } = vault ?? {};
  const isOpen = held && !held.declined;
  return {
    lastSynced: vault?.syncedAt ?? null,
    held: isOpen ? { missing: held.missing, total: held.total } : null,
  };
}

/** After a start of browser or worker: ends what was begun and makes the status board tell the truth, before anybody is answered. */
export async function hydrate(
  board: StatusBoard,
  store: Store,
  session: Pick<Session, 'wake'>,
  outbox: Pick<Outbox, 'tell'>,
): Promise<void> {
  await session.wake();
  // Signed out: there is none.
  await outbox.tell().catch(() => undefined);
  try {
    await board.updateSync(await lastSync(store));
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    await board.updateSync({ lastSynced: null, error: error.info });
  }
}
