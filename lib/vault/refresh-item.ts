import { fetchCipher, type Send } from '../api';
import { CodedError, toErrorInfo } from '../errors';
import type { ServerUrls } from '../session';
import type { OutboxItem, Store } from '../store';
import { asWire, parseDate, pickList, pickText, type Wire, withMember } from '../wire';
import { type ChangeVaultDeps, changeVault, type LocalChange } from './change-vault';
import { isOldStyle } from './cipher-request';
import type { VaultKeys } from './keys';
import { isSameOwner, organizationOf } from './place';
import { type Reconciled, reconcile } from './reconcile';

export interface RefreshDeps extends Omit<ChangeVaultDeps, 'store'> {
  readonly store: ChangeVaultDeps['store'] & Pick<Store, 'readItem' | 'readSomeOutbox'>;
  readonly keys: VaultKeys;
  readonly send: Send;
  /** The account whose vault this is. Refuses with `signed-out`. */
  readonly current: () => Promise<{
    readonly account: string;
    readonly urls: ServerUrls;
    readonly readOnly: string | null;
  }>;
  /** Syncs. False when that did not work. */
  readonly sync: () => Promise<boolean>;
  /** See `Outbox`. */
  readonly isBusy: (id: string) => boolean;
}

type TakeTheirsDeps = Omit<RefreshDeps, 'sync'>;

/** The server's copy of an item, and what waited for it before the server was asked. */
interface Theirs {
  readonly theirs: Wire;
  readonly before: OutboxItem | null;
}

const GONE = new Set(['400', '404', '405']);

/** True for an answer that says that there is no such thing (any more); some servers say so with 400. */
export function isGone(error: unknown): boolean {
  const { code, details } = toErrorInfo(error);
  return code === 'server-refused' && GONE.has(details.number ?? '');
}

const isOlder = (theirs: Wire, known: Wire): boolean =>
  (parseDate(pickText(theirs, 'revisionDate')) ?? 0) < (parseDate(pickText(known, 'revisionDate')) ?? 0);

/** An answer about one item lacks what only a sync tells, such as collections: that stays as it was. */
const onTopOf = (known: Wire, theirs: Wire): Wire => ({
  ...known,
  ...theirs,
  object: known.object ?? theirs.object,
});

export const storedRow = async ({ store }: Pick<RefreshDeps, 'store'>, account: string, id: string) =>
  asWire((await store.readItem(account, id))?.raw);

/** What was sent after the server was asked may be missing in its answer: nothing is concluded from that. */
const isUnderWay = (entry: OutboxItem, before: OutboxItem | null): boolean =>
  entry.sent !== null && !(before !== null && before.sent !== null && before.change === entry.change);

/** What waits for an item to be sent; null when nothing does. */
export const waitingFor = async (
  { store }: Pick<RefreshDeps, 'store'>,
  account: string,
  id: string,
): Promise<OutboxItem | null> => (await store.readSomeOutbox(account, [id]))[0] ?? null;

/** What was reconciled, as a change of the item that is known here as `id`. */
export const changeTo = ({ item, entry, conflict }: Reconciled, id: string): LocalChange => ({
  items: item ? [item] : [],
  removed: item ? [] : [id],
  outbox: { put: entry ? [entry] : [], remove: entry ? [] : [id] },
  conflicts: { put: conflict ? [conflict] : [], moved: [] },
});

/** What waits for an item to be sent, put together with what the server has now. */
async function withWaiting(
  deps: TakeTheirsDeps,
  entry: OutboxItem,
  { theirs, before }: Theirs,
): Promise<LocalChange | null> {
  const base = asWire(entry.base);
  const isOpen = isUnderWay(entry, before) || deps.isBusy(entry.id);
  if (!base || isOpen || isOlder(theirs, base)) return null;
  const { account, id } = entry;
  const raw = onTopOf(base, theirs);
  const incoming = [{ account, id, revisionDate: pickText(raw, 'revisionDate'), raw }];
  const [result] = await reconcile([entry], incoming, deps.isBusy, deps.keys);
  return result ? changeTo(result, id) : null;
}

/** True when an item is neither whose it was nor whose it is to be. */
function isElsewhere(known: readonly unknown[], theirs: Wire): boolean {
  const rows = known.map(asWire).filter((row) => row !== null);
  return rows.length > 0 && !rows.some((row) => isSameOwner(row, onTopOf(row, theirs)));
}

/** True for an item of an organisation whose key waits for the person: what is here stays as it was. */
export async function isUnderNewKey(
  { store }: Pick<RefreshDeps, 'store'>,
  account: string,
  theirs: Wire,
): Promise<boolean> {
  const { strangers = [] } = (await store.readVault(account)) ?? {};
  return strangers.some(({ id }) => id === organizationOf(theirs));
}

/**
 * Stores what the server has of an item, without undoing what waits to be sent. Whose item it is may not change that way, nor the key that
 * it is under: a sync asks the person first. @throws CodedError of the store.
 */
export async function takeTheirs(
  deps: TakeTheirsDeps,
  account: string,
  id: string,
  found: Theirs,
): Promise<void> {
  const { theirs } = found;
  await changeVault(deps, account, async () => {
    const stored = await storedRow(deps, account, id);
    const entry = await waitingFor(deps, account, id);
    if (isElsewhere(entry ? [entry.base, entry.ours] : [stored], theirs)) return null;
    if (await isUnderNewKey(deps, account, onTopOf(stored ?? {}, theirs))) return null;
    if (entry) return withWaiting(deps, entry, found);
    if (!stored || isOlder(theirs, stored)) return null;
    return { items: [{ id, row: onTopOf(stored, theirs) }], removed: [], outbox: { put: [], remove: [] } };
  });
}

/** The server's copy of an item; null when it has none (any more). @throws CodedError of the way to the server. */
export async function fetchTheirs(
  deps: Pick<RefreshDeps, 'send'>,
  urls: ServerUrls,
  id: string,
): Promise<Wire | null> {
  try {
    return asWire(await fetchCipher(deps.send, urls, id));
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/**
 * Asks the server what it has of an item, stores that, and gives it; null when it has none (any more). Old servers tell about one item
 * only together with all others. @throws CodedError of the way to the server, of the store, `locked`.
 */
export async function refreshItem(deps: RefreshDeps, id: string): Promise<Wire | null> {
  const { account, urls } = await deps.current();
  const stored = await storedRow(deps, account, id);
  if (stored && isOldStyle(stored)) {
    if (!(await deps.sync())) throw new CodedError('unreachable', { host: new URL(urls.api).host });
    return storedRow(deps, account, id);
  }
  const before = await waitingFor(deps, account, id);
  const theirs = await fetchTheirs(deps, urls, id);
  if (theirs) await takeTheirs(deps, account, id, { theirs, before });
  return theirs;
}

/** The files of an item: their ids, and their names as they are sealed. */
export const filesOf = (
  row: Wire | null,
): { readonly id: string | null; readonly fileName: string | null }[] =>
  pickList(row, 'attachments').map((wire) => ({
    id: pickText(wire, 'id'),
    fileName: pickText(wire, 'fileName'),
  }));

/** A row without one of its files. */
export const withoutFile = (row: Wire, attachmentId: string): Wire =>
  withMember(
    row,
    'attachments',
    pickList(row, 'attachments').filter((wire) => pickText(wire, 'id') !== attachmentId),
  );
