import type { Collection, Folder, Overview } from '../../lib/items';
import { folderPath, isInFolder } from '../../lib/search';
import { splitRef } from '../../lib/session';
import type { Place } from '../state/route';
import { splitPart } from './collection-tree';

type Test = (row: Overview) => boolean;

/** The ids of the folders with this path and of those inside them. */
function idsInPath(folders: readonly Folder[], path: string): Set<string> {
  const inside = folders.filter(({ name }) => name !== null && isInFolder(folderPath(name), path));
  return new Set(inside.map(({ id }) => id));
}

/** Folders of the account that something has the tag of. */
const ofAccount = (folders: readonly Folder[], ref: string): readonly Folder[] =>
  folders.filter(({ id }) => splitRef(id).tag === splitRef(ref).tag);

/** One of another account that is called the same is another folder. */
function idsInFolder(all: readonly Folder[], id: string): Set<string> {
  const folders = ofAccount(all, id);
  const path = folderPath(folders.find((folder) => folder.id === id)?.name ?? '');
  return path === '' ? new Set([id]) : idsInPath(folders, path);
}

const isUsed: Test = ({ deleted, archived }) => !deleted && !archived;

function isInFolders(ids: ReadonlySet<string>): Test {
  return (row) => isUsed(row) && row.folderId !== null && ids.has(row.folderId);
}

/** The collections of an organisation with this path, and those inside them. */
const idsInPart = (all: readonly Collection[], organizationId: string, path: string): Set<string> =>
  idsInPath(
    all.filter((one) => one.organizationId === organizationId),
    path,
  );

/** A collection and those inside it; another one that is called the same is another. */
function idsInCollection(all: readonly Collection[], id: string): Set<string> {
  const { organizationId = '', name = null } = all.find((one) => one.id === id) ?? {};
  const path = folderPath(name ?? '');
  if (path === '') return new Set([id]);
  const isTwin = (one: Collection) => one.id !== id && folderPath(one.name ?? '') === path;
  return idsInPart(
    all.filter((one) => !isTwin(one)),
    organizationId,
    path,
  );
}

function isInCollections(ids: ReadonlySet<string>): Test {
  return (row) => isUsed(row) && row.collectionIds.some((id) => ids.has(id));
}

/** The test for the rows of a place. A folder, or a collection, has what stands in those inside it too. */
export function createPlaceTest(
  place: Place,
  folders: readonly Folder[],
  collections: readonly Collection[] = [],
): Test {
  if (place === 'trash') return ({ deleted }) => deleted;
  if (place === 'archive') return ({ deleted, archived }) => archived && !deleted;
  if (place === 'favourites') return (row) => isUsed(row) && row.favorite;
  const [kind, name] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
  if (kind === 'folder') return isInFolders(idsInFolder(folders, name));
  if (kind === 'path') return isInFolders(idsInPath(ofAccount(folders, name), splitRef(name).id));
  if (kind === 'collection') return isInCollections(idsInCollection(collections, name));
  if (kind === 'part') {
    const { organizationId, path } = splitPart(name);
    return isInCollections(idsInPart(collections, organizationId, path));
  }
  if (kind === 'account') return (row) => isUsed(row) && splitRef(row.id).tag === name;
  if (kind === 'organization') return (row) => isUsed(row) && row.organizationId === name;
  return isUsed;
}
