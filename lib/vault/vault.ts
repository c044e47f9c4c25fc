import type { Send } from '../api';
import { CodedError } from '../errors';
import type { Item } from '../items';
import type { ItemRow, Store } from '../store';
import { parseTotp, type TotpCode, totpCode } from '../totp';
import type { VaultKeys } from './keys';
import { fetchAttachment, type OpenedAttachment } from './open-attachment';
import { openItem } from './open-item';

export interface VaultDeps {
  readonly store: Store;
  readonly keys: VaultKeys;
  readonly send: Send;
  /** The account whose vault this is. Refuses with `signed-out`. */
  readonly current: () => Promise<{
    account: string;
    urls: Parameters<typeof fetchAttachment>[0]['urls'];
  }>;
}

export interface Vault {
  /** @throws CodedError `not-found`; `database-damaged` when the stored item is no longer what was stored. */
  item(id: string): Promise<Item>;
  /** One value: a field of the kind's table, `notes`, `fields.<n>`, `history.<n>` or `uris.<n>`. Codes are not values. */
  value(id: string, field: string): Promise<string>;
  /** The code now and the one after it. @throws CodedError `item-unreadable` without a usable key. */
  code(id: string): Promise<{ now: TotpCode; next: TotpCode }>;
  attachment(id: string, attachmentId: string): Promise<OpenedAttachment>;
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

/** Reads the vault of the current account. Opens what is asked for and nothing more. */
export function createVault(deps: VaultDeps): Vault {
  const row = async (id: string): Promise<ItemRow> => {
    const { account } = await deps.current();
    const found = await deps.store.readItem(account, id);
    if (!found) throw new CodedError('not-found');
    if (found.raw === undefined) throw new CodedError('database-damaged');
    return found;
  };
  const item = async (id: string) => {
    // Asked first, so that after the deadline nothing is even looked up.
    await deps.keys.user();
    const { raw } = await row(id);
    return openItem(id, raw, deps.keys);
  };
  return {
    item,
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
      return fetchAttachment({ send: deps.send, urls, keys: deps.keys }, await row(id), attachmentId);
    },
  };
}
