import { CodedError } from '../errors';
import type { SharedPlace } from '../items';
import type { Store } from '../store';
import { pickBoolean, pickText } from '../wire';

/** The collections of an organisation that this person may put items into, and take them out of. */
export async function changeableCollections(
  store: Pick<Store, 'readCollections'>,
  account: string,
  organization: string,
): Promise<ReadonlySet<string>> {
  const rows = await store.readCollections(account);
  const able = rows.filter(
    ({ raw }) =>
      pickText(raw, 'organizationId')?.toLowerCase() === organization.toLowerCase() &&
      !pickBoolean(raw, 'readOnly', false),
  );
  return new Set(able.map(({ id }) => id.toLowerCase()));
}

/** Where an item is to lie, its ids as they are stored. @throws CodedError `collections-wanted` when it may not lie there, or nowhere. */
export async function assertMayPlace(
  store: Pick<Store, 'readCollections'>,
  account: string,
  { organizationId, collectionIds }: SharedPlace,
): Promise<SharedPlace> {
  const able = await changeableCollections(store, account, organizationId);
  const ids = [...new Set(collectionIds.map((id) => id.toLowerCase()))];
  if (ids.length === 0 || ids.some((id) => !able.has(id))) throw new CodedError('collections-wanted');
  return { organizationId, collectionIds: ids };
}
