import { CodedError } from '../errors';
import type { Store } from '../store';
import { isShallow, parseDate, pickText, type Wire } from '../wire';
import { changeVault, type LocalChange } from './change-vault';
import type { Outbox } from './outbox';
import { organizationOf } from './place';
import { reconcile } from './reconcile';
import {
  changeTo,
  fetchTheirs,
  isUnderNewKey,
  type RefreshDeps,
  storedRow,
  takeTheirs,
  waitingFor,
} from './refresh-item';

export interface TakeDeps extends Omit<RefreshDeps, 'sync' | 'store'>, Pick<Outbox, 'drain'> {
  readonly store: RefreshDeps['store'] & Pick<Store, 'readItems' | 'readOutbox' | 'readOutboxHeads'>;
}

/** `sync`: only a sync can tell what has become of it. */
export type Taken = 'taken' | 'sync';

/** True when a row is of the revision that was told, or a later one. */
export const isAsNew = (row: unknown, at: number | null): boolean =>
  at !== null && (parseDate(pickText(row, 'revisionDate')) ?? 0) >= at;

/** What is on its way to the server at this moment may be what was told of: its answer is waited for. */
export async function awaitOwn({ store, isBusy, drain }: TakeDeps, account: string): Promise<void> {
  const heads = await store.readOutboxHeads(account);
  if (heads.some(({ id }) => isBusy(id))) await drain();
}

/** An item that is not here yet, as the server has it. */
const added = (id: string, row: Wire): LocalChange => ({
  items: [{ id, row }],
  removed: [],
  outbox: { put: [], remove: [] },
});

/** An item that the server does not have any more; what waits to be sent of it survives. @throws CodedError `locked`. */
async function removed(deps: TakeDeps, account: string, id: string): Promise<LocalChange | null> {
  const entry = await waitingFor(deps, account, id);
  if (!entry) return { items: [], removed: [id], outbox: { put: [], remove: [] } };
  if (deps.isBusy(id)) return null;
  const [result] = await reconcile([entry], [], deps.isBusy, deps.keys);
  return result ? changeTo(result, id) : null;
}

/** Items that have gone one by one since this worker started, of how many. */
export interface Gone {
  count: number;
}

/** As many as a sync takes away without a question: one, or a tenth. */
const isTooMany = (gone: Gone, total: number): boolean => gone.count + 1 > Math.max(1, total / 10);

async function takeGone(deps: TakeDeps, account: string, id: string, gone: Gone): Promise<Taken> {
  if (!(await storedRow(deps, account, id))) return 'taken';
  const total = (await deps.store.readStamps(account)).size + gone.count;
  if (isTooMany(gone, total)) return 'sync';
  gone.count += 1;
  await changeVault(deps, account, async () =>
    (await storedRow(deps, account, id)) ? removed(deps, account, id) : null,
  );
  return 'taken';
}

/** True for what one item's answer tells enough about: its owner, and with it the key that opens it, is who it was. */
const isPlain = (theirs: Wire, stored: Wire | null): boolean =>
  isShallow(theirs) && organizationOf(theirs) === (stored ? organizationOf(stored) : null);

/**
 * Asks the server for one item that may have changed there, and stores what it has, put together with what waits to be sent. What the
 * server does not have goes here too, one by one and no more than a tenth.
 * @param at the revision that was told, Unix milliseconds; an item of that revision, or of a later one, is not asked for.
 * @throws CodedError of the way to the server, of the store, `locked`.
 */
export async function takeChangedItem(
  deps: TakeDeps,
  id: string,
  at: number | null,
  gone: Gone,
): Promise<Taken> {
  const { account, urls } = await deps.current();
  await awaitOwn(deps, account);
  const stored = await storedRow(deps, account, id);
  if (stored && isAsNew(stored, at)) return 'taken';
  const before = await waitingFor(deps, account, id);
  const theirs = await fetchTheirs(deps, urls, id);
  if (!theirs) return takeGone(deps, account, id, gone);
  if (pickText(theirs, 'id')?.toLowerCase() !== id)
    throw new CodedError('answer-damaged', { host: new URL(urls.api).host });
  if (!isPlain(theirs, stored) || (await isUnderNewKey(deps, account, theirs))) return 'sync';
  if (stored) await takeTheirs(deps, account, id, { theirs, before });
  else
    await changeVault(deps, account, async () =>
      (await storedRow(deps, account, id)) ? null : added(id, theirs),
    );
  return 'taken';
}
