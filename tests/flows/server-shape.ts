import { openText } from '../../lib/crypto';
import { draftOf, type ItemDraft } from '../../lib/items';
import { openItem } from '../../lib/vault/open-item';
import type { Wire } from '../../lib/wire';
import type { Account } from '../server/account';
import type { Rig } from './rig';

/** What there is, without what differs from run to run: ids, dates, order. */
export interface Shape {
  readonly items: readonly string[];
  readonly folders: readonly string[];
}

/** A folder. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Placed {
  readonly draft: ItemDraft | null;
  readonly isTrashed: boolean;
  readonly isArchived: boolean;
}

/** @throws Error where an item could not be opened. */
export function toShape(placed: readonly Placed[], folders: readonly Named[]): Shape {
  const items = placed.map(({ draft, ...place }) => {
    if (!draft) throw new Error('an item cannot be opened');
    const history = draft.history.map(({ password }) => password);
    const folderId = folders.find(({ id }) => id === draft.folderId)?.name ?? draft.folderId;
    return JSON.stringify({ ...draft, ...place, history, folderId });
  });
  return { items: items.sort(), folders: folders.map(({ name }) => name).sort() };
}

/** Opens everything that the server has, past the extension. */
export async function shapeThere({ call, userKey }: Pick<Account, 'call' | 'userKey'>): Promise<Shape> {
  const keys = { user: async () => userKey, organization: async () => null };
  const { ciphers, folders } = (await call('GET', '/sync')) as Record<'ciphers' | 'folders', Wire[]>;
  const names = folders.map(async ({ id, name }) => ({
    id: String(id),
    name: await openText(String(name), userKey),
  }));
  const placed = ciphers.map(async (row) => ({
    draft: draftOf(await openItem('', row, keys)),
    isTrashed: row.deletedDate != null,
    isArchived: row.archivedDate != null,
  }));
  return toShape(await Promise.all(placed), await Promise.all(names));
}

/** The same of what is here. */
export async function shapeHere(rig: Rig): Promise<Shape> {
  const { rows, folders } = await rig.list();
  const placed = rows.map(async ({ id, deleted, archived }) => ({
    draft: draftOf((await rig.ask('vault.item', { id })).item),
    isTrashed: deleted,
    isArchived: archived,
  }));
  return toShape(
    await Promise.all(placed),
    folders.map(({ id, name }) => ({ id, name: name ?? '' })),
  );
}
