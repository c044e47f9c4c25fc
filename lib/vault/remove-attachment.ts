import { deleteAttachment } from '../api';
import type { Wire } from '../wire';
import { type AttachDeps, openForFiles } from './may-attach';
import { filesOf, refreshItem, takeTheirs, withoutFile } from './refresh-item';

const orError = <T>(work: Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );

const has = (row: Wire | null, attachmentId: string): boolean =>
  filesOf(row).some((file) => file.id === attachmentId);

/**
 * Deletes a file of an item for good, on the server and then here. Where its answer is lost, or odd, the server is asked what it has:
 * a file that is gone was deleted, whoever said what.
 * @throws CodedError as `openForFiles`, and of the way to the server: whether it is gone is then not known, and told by the next sync.
 */
export async function removeAttachment(deps: AttachDeps, asked: string, attachmentId: string): Promise<void> {
  const { account, urls } = await deps.current();
  const { id, row } = await openForFiles(deps, asked);
  const deleted = await orError(deleteAttachment(deps.send, urls, { itemId: id, attachmentId }));
  const now = await orError(refreshItem(deps, id));
  if ('value' in now && !has(now.value, attachmentId)) return;
  if ('error' in deleted) throw deleted.error;
  // It is gone, and that could not be seen: what was known goes without it.
  await takeTheirs(deps, account, id, { theirs: withoutFile(row, attachmentId), before: null });
}
