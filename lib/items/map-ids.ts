import type { BulkChange } from './bulk-change';
import type { Item } from './item';
import type { VaultOverview } from './overview';
import type { SharedPlace } from './shared-place';

/** Names an id differently. */
export type MapId = (id: string) => string;

type Placed = Pick<Item, 'id' | 'folderId' | 'organizationId' | 'collectionIds'>;

const orNull = (id: string | null, map: MapId): string | null => (id === null ? null : map(id));

/** An item, or a row of one, with other names for it and for where it lies. */
export const mapItemIds = <T extends Placed>(item: T, map: MapId): T => ({
  ...item,
  id: map(item.id),
  folderId: orNull(item.folderId, map),
  organizationId: orNull(item.organizationId, map),
  collectionIds: item.collectionIds.map(map),
});

/** A form's content with another name for its folder. */
export const mapFolderId = <T extends { readonly folderId: string | null }>(draft: T, map: MapId): T => ({
  ...draft,
  folderId: orNull(draft.folderId, map),
});

/** A place of an organisation with other names for it and its collections. */
export const mapPlaceIds = ({ organizationId, collectionIds }: SharedPlace, map: MapId): SharedPlace => ({
  organizationId: map(organizationId),
  collectionIds: collectionIds.map(map),
});

/** A change of several items with other names for where they go. */
export function mapChangeIds(change: BulkChange, map: MapId): BulkChange {
  switch (change.to) {
    case 'folder':
      return mapFolderId(change, map);
    case 'organization':
      return { ...change, ...mapPlaceIds(change, map) };
    case 'collections':
      return {
        ...change,
        organizationId: map(change.organizationId),
        add: change.add.map(map),
        remove: change.remove.map(map),
      };
    default:
      return change;
  }
}

/** The id of that where items go which is one account's; null for what every account has. */
export function targetOf(change: BulkChange): string | null {
  if (change.to === 'folder') return change.folderId;
  return change.to === 'organization' || change.to === 'collections' ? change.organizationId : null;
}

/** The lists that rows lie in, with other names. */
export const mapListIds = (
  { folders, collections, organizations }: Omit<VaultOverview, 'rows'>,
  map: MapId,
): Omit<VaultOverview, 'rows'> => ({
  folders: folders.map((folder) => ({ ...folder, id: map(folder.id) })),
  collections: collections.map((one) => ({
    ...one,
    id: map(one.id),
    organizationId: map(one.organizationId),
  })),
  organizations: organizations.map((one) => ({ ...one, id: map(one.id) })),
});
