import { signal } from '@preact/signals';
import type { Collection, Organization, Overview, SharedPlace } from '../../lib/items';
import { folderPath } from '../../lib/search';
import { splitRef } from '../../lib/session';
import { onLock } from './session';
import { overview } from './vault';

/** An organisation that this person may put items into, and those of its collections that they may change. */
export interface ShareTarget extends Organization {
  readonly collections: readonly Collection[];
}

/** The organisations of an account that it may put items into. One whose names cannot be read has no key here to seal with. */
export function shareTargets({ tag }: { readonly tag: string }): ShareTarget[] {
  const { organizations = [], collections = [] } = overview.value ?? {};
  return organizations
    .filter(({ id }) => splitRef(id).tag === tag)
    .map((organization) => ({
      ...organization,
      collections: collections.filter(
        ({ organizationId, readOnly, name }) =>
          organizationId === organization.id && !readOnly && name !== null,
      ),
    }))
    .filter((target) => target.collections.length > 0);
}

/** A place in an organisation before anything was chosen: its only collection, else none yet. */
export const firstPlace = ({ id, collections }: ShareTarget): SharedPlace => {
  const [only, ...others] = collections;
  return { organizationId: id, collectionIds: only && others.length === 0 ? [only.id] : [] };
};

/** Where items may go whose place a dialog asks for. */
export interface PlaceQuestion {
  readonly what: 'organization' | 'collections' | 'folder';
  readonly rows: readonly Overview[];
}

/** The open question; null while there is none. */
export const placeQuestion = signal<PlaceQuestion | null>(null);

onLock(() => {
  placeQuestion.value = null;
});

/** Asks where an item is to lie. */
export function askPlace(what: PlaceQuestion['what'], ...rows: readonly Overview[]): void {
  placeQuestion.value = { what, rows };
}

const targetsOf = ({ id }: Pick<Overview, 'id'>): ShareTarget[] => shareTargets({ tag: splitRef(id).tag });

/** True for an item of the person's own that can go to an organisation. */
export const canShare = (row: Overview): boolean =>
  row.organizationId === null && !row.deleted && !row.archived && targetsOf(row).length > 0;

/** True for an item of an organisation of whose collections this person may change some. */
export const canPlace = (row: Overview): boolean =>
  row.organizationId !== null &&
  !row.deleted &&
  targetsOf(row).some((target) => target.id === row.organizationId);

/** What can be asked about where an item of a vault lies with others; null where that is nothing. */
export function sharingOf(row: Overview): 'organization' | 'collections' | null {
  if (row.state === 'unread' || row.state === 'newer') return null;
  if (canShare(row)) return 'organization';
  return canPlace(row) ? 'collections' : null;
}

/** The collections that an item lies in, by name; those that cannot be read are left out. */
export const collectionNames = ({ collectionIds }: Pick<Overview, 'collectionIds'>): string[] =>
  (overview.value?.collections ?? []).flatMap(({ id, name }) =>
    collectionIds.includes(id) && name !== null ? [folderPath(name)] : [],
  );
