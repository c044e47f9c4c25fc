import type { Folder } from '../../lib/items';
import { createNameCompare } from '../../lib/items';
import { folderParts } from '../../lib/search';

/** A line of the folders' menu. */
export interface FolderLine {
  /** Of the folder itself; null for one that exists only in the names of those inside it. */
  readonly id: string | null;
  /** The whole path; null when the name could not be read. */
  readonly path: string | null;
  /** What stands on the line: the last part of the path. */
  readonly label: string | null;
  /** How deep it stands, from 0. */
  readonly level: number;
}

interface Branch {
  readonly id: string | null;
  readonly path: string;
  readonly inside: Map<string, Branch>;
}

function grow(branches: Map<string, Branch>, { id }: Folder, parts: readonly string[]): void {
  let level = branches;
  parts.forEach((part, index) => {
    const isItself = index === parts.length - 1;
    const known = level.get(part) ?? {
      id: null,
      path: parts.slice(0, index + 1).join('/'),
      inside: new Map(),
    };
    const branch = isItself && known.id === null ? { ...known, id } : known;
    level.set(part, branch);
    level = branch.inside;
  });
}

/**
 * Folders as the tree that their names make: `Work/Servers` stands inside `Work`, whether there is such a folder or not. Each
 * level is in the order of names; folders without a readable name come last.
 */
export function folderTree(folders: readonly Folder[]): FolderLine[] {
  const compare = createNameCompare();
  const roots = new Map<string, Branch>();
  const loose: FolderLine[] = [];
  for (const folder of folders) {
    const parts = folderParts(folder.name ?? '');
    if (parts.length > 0) grow(roots, folder, parts);
    else loose.push({ id: folder.id, path: folder.name, label: folder.name, level: 0 });
  }
  const flatten = (branches: Map<string, Branch>, level: number): FolderLine[] =>
    [...branches]
      .sort(([a], [b]) => compare(a, b))
      .flatMap(([label, { id, path, inside }]) => [
        { id, path, label, level },
        ...flatten(inside, level + 1),
      ]);
  return [...flatten(roots, 0), ...loose];
}
