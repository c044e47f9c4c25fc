import type { Folder, Overview } from '../../lib/items';
import { folderPath, isInFolder } from '../../lib/search';
import { splitRef } from '../../lib/session';
import type { Place } from '../state/route';

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

/** The test for the rows of a place. A folder has what stands in the folders inside it too. */
export function createPlaceTest(place: Place, folders: readonly Folder[]): Test {
  if (place === 'trash') return ({ deleted }) => deleted;
  if (place === 'archive') return ({ deleted, archived }) => archived && !deleted;
  if (place === 'favourites') return (row) => isUsed(row) && row.favorite;
  const [kind, name] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
  if (kind === 'folder') return isInFolders(idsInFolder(folders, name));
  if (kind === 'path') return isInFolders(idsInPath(ofAccount(folders, name), splitRef(name).id));
  if (kind === 'account') return (row) => isUsed(row) && splitRef(row.id).tag === name;
  if (kind === 'organization') return (row) => isUsed(row) && row.organizationId === name;
  return isUsed;
}
