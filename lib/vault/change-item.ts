import { CodedError } from '../errors';
import type { OutboxItem, Store } from '../store';
import type { Wire } from '../wire';
import type { ChangeVaultDeps, LocalChange } from './change-vault';
import { folderOf, withFolder } from './folder-rows';
import { thrownAway } from './item-turns';
import type { VaultKeys } from './keys';
import { assertMayWrite } from './may-write';
import { type Conflict, noteConflict } from './note-conflict';
import { assertRight, type Right } from './rights';

export interface EditDeps extends Omit<ChangeVaultDeps, 'store'> {
  readonly store: ChangeVaultDeps['store'] &
    Pick<Store, 'readItem' | 'readSomeItems' | 'readOutbox' | 'readSomeOutbox' | 'readCollections'>;
  readonly keys: VaultKeys;
  /** The account whose vault this is. Refuses with `signed-out`. */
  readonly current: () => Promise<CurrentVault>;
  /** The id that a new item got from the server: whoever opened it before that asks for the old one. */
  readonly resolve: (id: string) => Promise<string>;
  /** Something waits to be sent. */
  readonly queued: () => void;
}

export interface CurrentVault {
  readonly account: string;
  readonly readOnly: string | null;
}

/** An item as it is stored, and its change that waits. */
export interface Found {
  readonly row: Wire | null;
  readonly waiting: OutboxItem | null;
}

/** What an item is to be; null to delete it for good. What it met with goes into `news`. */
export type Change = (row: Wire, news: Conflict[]) => Promise<Wire | null>;

/** An entry of the outbox for an item: the first change notes what it was made from, later ones only what it is to be. */
function entryOf(account: string, id: string, { row, waiting }: Found, ours: Wire | null): OutboxItem {
  return {
    account,
    kind: 'item',
    id,
    base: waiting ? waiting.base : row,
    ours,
    queuedAt: waiting?.queuedAt ?? Date.now(),
    change: (waiting?.change ?? 0) + 1,
    // As it is stored when this is: it may be on its way by then.
    sent: undefined,
    refused: null,
  };
}

/** A new item that is to go and was never sent leaves nothing behind; one that may have arrived goes by way of the trash. */
export function toLocal(account: string, id: string, found: Found, wanted: Wire | null): LocalChange {
  const { row, waiting } = found;
  const isNew = waiting !== null && waiting.base === null;
  const ours = isNew && waiting.sent !== null && row ? (wanted ?? thrownAway(row)) : wanted;
  if (ours) {
    const entry = entryOf(account, id, found, ours);
    return { items: [{ id, row: ours }], removed: [], outbox: { put: [entry], remove: [] } };
  }
  const put = isNew ? [] : [entryOf(account, id, found, null)];
  return { items: [], removed: [id], outbox: { put, remove: isNew ? [id] : [] } };
}

/** The folder may have got the server's id while the item was being sealed; whoever writes it now writes that. */
export async function inFolderNow({ resolve }: Pick<EditDeps, 'resolve'>, row: Wire): Promise<Wire> {
  const folder = folderOf(row);
  const now = folder && (await resolve(folder));
  return now === folder ? row : withFolder(row, now);
}

/**
 * What a change of one item means for the vault and the outbox; null when it changes nothing.
 * @throws CodedError `not-found`, `read-only`, and what `make` throws.
 */
export async function changeFound(
  deps: Pick<EditDeps, 'resolve'>,
  { account, readOnly }: CurrentVault,
  [id, found]: readonly [id: string, found: Found],
  make: Change,
  needs: Right,
): Promise<LocalChange | null> {
  if (!found.row) throw new CodedError('not-found');
  assertMayWrite({ readOnly }, found.row);
  assertRight(found.row, needs);
  const news: Conflict[] = [];
  const made = await make(found.row, news);
  const ours = made && (await inFolderNow(deps, made));
  if (ours === found.row) return null;
  const put = news.map((one) => noteConflict({ account, id, queuedAt: Date.now() }, one));
  return { ...toLocal(account, id, found, ours), conflicts: { put, moved: [] } };
}
