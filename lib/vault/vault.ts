import type { Send } from '../api';
import { CodedError } from '../errors';
import type { Item, VaultOverview } from '../items';
import type { ItemRow, Store } from '../store';
import { parseTotp, type TotpCode, totpCode } from '../totp';
import type { VaultKeys } from './keys';
import { fetchAttachment } from './open-attachment';
import { openItem } from './open-item';
import { openNames } from './open-lists';
import { firstPiece, nextPiece, type Piece, type Unread } from './read-pieces';

export interface VaultDeps {
  readonly store: Store;
  readonly keys: VaultKeys;
  readonly send: Send;
  /** The id that a new item got from the server, see `EditDeps`. */
  readonly resolve: (id: string) => Promise<string>;
  /** Has the server's copy of everything fetched again, because what is stored is damaged. Never rejects. */
  readonly refetch: () => Promise<void>;
  /** Files of which a page reads the rest; whoever locks empties it. */
  readonly unread: Map<string, Unread>;
  /** Rejects with `permission-missing` when this browser may not talk to an address. */
  readonly mayReach: (url: string) => Promise<void>;
  /** The account whose vault this is. Refuses with `signed-out`. */
  readonly current: () => Promise<{
    account: string;
    urls: Parameters<typeof fetchAttachment>[0]['urls'];
  }>;
}

export interface Vault {
  /** @throws CodedError `not-found`; `database-damaged` when the stored item is lost and cannot be fetched again. */
  item(id: string): Promise<Item>;
  /** All folders, collections and organisations, in no order. */
  lists(): Promise<Omit<VaultOverview, 'rows'>>;
  /** One value: a field of the kind's table, `notes`, `fields.<n>`, `history.<n>` or `uris.<n>`. Codes are not values. */
  value(id: string, field: string): Promise<string>;
  /** The code now and the one after it. @throws CodedError `item-unreadable` without a usable key. */
  code(id: string): Promise<{ now: TotpCode; next: TotpCode }>;
  /** A file, opened: its name and the first piece of it. */
  attachment(id: string, attachmentId: string): Promise<Piece & { readonly fileName: string }>;
  /** The next piece; see `nextPiece`. */
  moreOfAttachment(more: string): Promise<Piece>;
}

/** A value of an opened item by the name that the contract gives it; null when there is none. */
function namedValue(item: Item, field: string): string | null {
  const [list, index] = field.split('.');
  const at = Number(index);
  if (list === 'fields') return item.customFields[at]?.value ?? null;
  if (list === 'history') return item.passwordHistory[at]?.password ?? null;
  if (list === 'uris') return item.uris[at]?.uri ?? null;
  if (field === 'notes') return item.notes;
  return Object.hasOwn(item.values, field) ? (item.values[field] ?? null) : null;
}

const isDamage = (error: unknown): boolean =>
  error instanceof CodedError && error.info.code === 'database-damaged';

/** The stored item as it came. @throws CodedError `not-found`, `database-damaged`. */
async function readStored({ store, current }: VaultDeps, id: string): Promise<ItemRow> {
  const { account } = await current();
  const found = await store.readItem(account, id);
  if (found?.raw !== undefined) return found;
  const wasStored = found !== null || (await store.readStamps(account)).has(id);
  throw new CodedError(wasStored ? 'database-damaged' : 'not-found');
}

/** As `readStored`, but what the disk has lost is fetched again first. */
async function readRow(deps: VaultDeps, id: string): Promise<ItemRow> {
  try {
    return await readStored(deps, id);
  } catch (error) {
    if (!isDamage(error)) throw error;
    await deps.refetch();
    return readStored(deps, id);
  }
}

const NO_VAULT = { profile: null, strangers: [], organizationKeys: {} };

/** Folders, collections and organisations by their names. */
async function readLists({ store, keys, current }: VaultDeps) {
  const { account } = await current();
  const [vault, folders, collections] = await Promise.all([
    store.readVault(account),
    store.readFolders(account),
    store.readCollections(account),
  ]);
  return openNames(vault ?? NO_VAULT, folders, collections, keys);
}

/** Reads the vault of the current account. Opens what is asked for and nothing more. */
export function createVault(deps: VaultDeps): Vault {
  const row = (id: string): Promise<ItemRow> =>
    readRow(deps, id).catch(async (error: unknown) => {
      const now = await deps.resolve(id);
      if (now === id) throw error;
      return readRow(deps, now);
    });
  const item = async (id: string) => {
    // Asked first, so that after the deadline nothing is even looked up.
    await deps.keys.user();
    const stored = await row(id);
    return openItem(stored.id, stored.raw, deps.keys);
  };
  return {
    item,
    lists: () => readLists(deps),
    value: async (id, field) => {
      const value = namedValue(await item(id), field);
      if (value === null) throw new CodedError('item-unreadable', { message: field });
      return value;
    },
    code: async (id) => {
      const spec = parseTotp((await item(id)).values.totp ?? '');
      if (!spec) throw new CodedError('item-unreadable', { message: 'totp' });
      const now = totpCode(spec, Date.now());
      return { now, next: totpCode(spec, now.validUntil) };
    },
    attachment: async (id, attachmentId) => {
      const { urls } = await deps.current();
      const { send, keys, mayReach } = deps;
      const opened = await fetchAttachment({ send, urls, keys, mayReach }, await row(id), attachmentId);
      return { fileName: opened.fileName, ...firstPiece(deps.unread, opened.bytes) };
    },
    moreOfAttachment: async (more) => {
      await deps.keys.user();
      return nextPiece(deps.unread, more);
    },
  };
}
