import { deleteAttachment } from '../api';
import { CodedError, toErrorInfo } from '../errors';
import type { AttachDeps } from './may-attach';
import type { PendingUpload, PendingUploads } from './pending-uploads';
import { filesOf, refreshItem } from './refresh-item';

/** How it went, as far as the page knows: the server took the bytes, said no, said nothing; or the person has changed their mind. */
export type Outcome = 'arrived' | 'refused' | 'unknown' | 'cancelled';

export interface CleanDeps extends AttachDeps {
  readonly pending: PendingUploads;
  /** Has `tidy` called again after a while; null: nothing is left to be tidied. */
  readonly armTidy: (delayMs: number | null) => Promise<void>;
}

/** A page that has not been heard of for so long is gone; browsers wake hidden pages once a minute. */
export const SILENT_MS = 3 * 60_000;

/** As long as anything of this account is under way, somebody looks after it: pages are closed without a word. */
export async function tidyLater(deps: CleanDeps): Promise<void> {
  const { account } = await deps.current();
  const isAny = (await deps.pending.all()).some((pending) => pending.account === account);
  await deps.armTidy(isAny ? SILENT_MS : null);
}

const isThere = (row: Parameters<typeof filesOf>[0], { attachmentId, fileName }: PendingUpload): boolean =>
  filesOf(row).some((file) => file.id === attachmentId || file.fileName === fileName);

/**
 * Deletes what the server has of it. False when it has nothing. @throws CodedError when it could not be done, or not be seen that it was.
 */
async function clean(deps: CleanDeps, pending: PendingUpload): Promise<boolean> {
  const { itemId } = pending;
  const { urls } = await deps.current();
  let { attachmentId } = pending;
  if (attachmentId === null) {
    // Nobody has told its id: it is the one with the name that was sealed for it.
    const row = await refreshItem(deps, itemId);
    attachmentId = filesOf(row).find(({ fileName }) => fileName === pending.fileName)?.id ?? null;
    if (attachmentId === null) return false;
  }
  const refusal = await deleteAttachment(deps.send, urls, { itemId, attachmentId }).then(
    () => null,
    (error: unknown) => error,
  );
  // A server that has thrown it away by itself refuses to do so again.
  if (refusal && toErrorInfo(refusal).code !== 'server-refused') throw refusal;
  const row = await refreshItem(deps, itemId);
  if (isThere(row, { ...pending, attachmentId })) throw refusal ?? new CodedError('answer-damaged');
  return true;
}

/** The old way there is no record without the bytes: what is there is all of it. */
async function hasArrived(deps: CleanDeps, pending: PendingUpload, outcome: Outcome): Promise<boolean> {
  if (outcome === 'arrived' || pending.state === 'arrived') return true;
  if (outcome !== 'unknown' || pending.way !== 'old') return false;
  return isThere(await refreshItem(deps, pending.itemId), pending);
}

/** What was broken off may still be on its way, and arrive after the server was asked: it is looked for once more. */
const mayCome = ({ seenAt }: PendingUpload, outcome: Outcome): boolean =>
  outcome === 'cancelled' && Date.now() - seenAt < SILENT_MS;

async function settle(deps: CleanDeps, pending: PendingUpload, outcome: Outcome): Promise<boolean> {
  if (pending.account !== (await deps.current()).account) throw new CodedError('signed-out');
  const arrived = await hasArrived(deps, pending, outcome);
  if (arrived) await refreshItem(deps, pending.itemId);
  else if (!(await clean(deps, pending)) && mayCome(pending, outcome)) return false;
  await deps.pending.remove(pending.upload);
  // Its item may have waited for it.
  void deps.drain();
  return arrived;
}

/**
 * Brings an upload to its end: the item is stored as the server has it now, or what the server has of the file is deleted. What cannot be
 * done at once is noted and done later. True when the server has the file. @throws CodedError of the store.
 */
export async function endUpload(deps: CleanDeps, upload: string, outcome: Outcome): Promise<boolean> {
  const pending = await deps.pending.find(upload);
  // Told already.
  if (!pending) return outcome === 'arrived';
  const isArrived = outcome === 'arrived' || pending.state === 'arrived';
  // Noted before the server is asked, for this worker may be stopped meanwhile.
  const state = isArrived ? 'arrived' : outcome === 'unknown' && pending.way === 'old' ? 'open' : 'unwanted';
  const noted = { state, seenAt: state === 'open' ? 0 : Date.now() } as const;
  await deps.pending.change(upload, noted);
  try {
    return await settle(deps, { ...pending, ...noted }, outcome);
  } catch {
    return isArrived;
  } finally {
    await tidyLater(deps).catch(() => undefined);
  }
}

const isAlive = ({ state, seenAt }: PendingUpload): boolean =>
  state === 'open' && Date.now() - seenAt < SILENT_MS;

/** What to make of an upload that nobody is at any more. */
const outcomeOf = ({ state }: PendingUpload): Outcome =>
  state === 'arrived' ? 'arrived' : state === 'open' ? 'unknown' : 'cancelled';

/** Brings to an end what pages and workers have left behind, as far as that can be done now. Never rejects. */
export async function tidyUploads(deps: CleanDeps): Promise<void> {
  try {
    const { account } = await deps.current();
    for (const pending of await deps.pending.all())
      if (pending.account === account && !isAlive(pending))
        await settle(deps, pending, outcomeOf(pending)).catch(() => undefined);
    await tidyLater(deps);
  } catch {
    // Signed out, or nothing can be read: the next one finds the same.
  }
}
