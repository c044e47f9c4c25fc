import type { Collection, Overview } from '../../lib/items';
import { ask } from '../../lib/protocol';
import { folderPath, isInFolder } from '../../lib/search';
import { t } from '../../lib/text';
import { showToast } from '../state/notice';
import { changeFilter } from '../state/places';
import { overview } from '../state/vault';

const siblings = (organizationId: string): readonly Collection[] =>
  (overview.peek()?.collections ?? []).filter((one) => one.organizationId === organizationId);

/** True where another collection of the organisation is called so: nothing forbids it, and few want it. */
export const isTaken = (organizationId: string, path: string, except: string | null): boolean =>
  siblings(organizationId).some(({ id, name }) => id !== except && folderPath(name ?? '') === path);

/** How many collections stand inside one by their names, which stay what they are. */
export const countInside = ({ id, organizationId, name }: Collection): number => {
  const path = folderPath(name ?? '');
  const others = siblings(organizationId)
    .filter((one) => one.id !== id)
    .map((one) => folderPath(one.name ?? ''));
  return path === '' ? 0 : others.filter((one) => one !== path && isInFolder(one, path)).length;
};

/** The items of a collection, and those of them that lie in no other one that this person sees. */
export function itemsOf(id: string): { readonly all: number; readonly alone: number } {
  const inside: readonly Overview[] = (overview.value?.rows ?? []).filter(({ collectionIds }) =>
    collectionIds.includes(id),
  );
  return {
    all: inside.length,
    alone: inside.filter(({ collectionIds }) => collectionIds.length === 1).length,
  };
}

/** @throws CodedError, see `collection.create`. */
export async function makeCollection(organizationId: string, path: string): Promise<void> {
  await ask('collection.create', { organizationId, name: path });
  showToast(t('toastCollectionMade', path), 'people');
}

/** @throws CodedError, see `collection.rename`. */
export async function renameCollection(id: string, path: string): Promise<void> {
  await ask('collection.rename', { id, name: path });
  showToast(t('toastCollectionRenamed', path), 'people');
}

/** @throws CodedError, see `collection.remove`. */
export async function removeCollection({ id, organizationId }: Collection, path: string): Promise<void> {
  await ask('collection.remove', { id });
  changeFilter({ place: `organization:${organizationId}` });
  showToast(t('toastCollectionRemoved', path), 'people');
}
