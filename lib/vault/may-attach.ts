import { CodedError } from '../errors';
import type { Wire } from '../wire';
import { assertMayWrite } from './may-write';
import { type RefreshDeps, storedRow } from './refresh-item';
import { assertRight } from './rights';

export interface AttachDeps extends RefreshDeps {
  /** The id that a new item got from the server, see `EditDeps`. */
  readonly resolve: (id: string) => Promise<string>;
  /** Sends what waits, see `Outbox`. */
  readonly drain: () => Promise<void>;
}

/**
 * The item whose files are about to be changed. The server does that at once, so that it has to have the item as it is here: what waits
 * is sent first.
 * @throws CodedError `unsent-changes` when that did not work; `read-only`, `not-found`, those of the store.
 */
export async function openForFiles(
  deps: AttachDeps,
  asked: string,
): Promise<{ readonly id: string; readonly row: Wire }> {
  const { account, readOnly, urls } = await deps.current();
  const waits = async () => {
    const id = await deps.resolve(asked);
    return (await deps.store.readSomeOutbox(account, [id])).length > 0;
  };
  if (await waits()) await deps.drain();
  if (await waits()) throw new CodedError('unsent-changes', { host: new URL(urls.api).host });
  const id = await deps.resolve(asked);
  const row = await storedRow(deps, account, id);
  if (!row) throw new CodedError('not-found');
  assertMayWrite({ readOnly }, row);
  assertRight(row, 'edit');
  return { id, row };
}
