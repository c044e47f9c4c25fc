import type { Collection, Overview } from '../../lib/items';
import { folderParts, folderPath } from '../../lib/search';
import { type FolderLine, folderTree } from './folder-tree';

/** A part of an organisation's collections that is none itself, as places name it: ids have no slash in them. */
export const toPart = (organizationId: string, path: string): string => `${organizationId}/${path}`;

export function splitPart(part: string): { readonly organizationId: string; readonly path: string } {
  const at = part.indexOf('/');
  return { organizationId: part.slice(0, at), path: part.slice(at + 1) };
}

/** Collections as the tree that their names make. Each has its own line, those that are called the same too: each can be renamed. */
export function collectionTree(collections: readonly Collection[]): FolderLine[] {
  const first = new Set<string>();
  const twins = new Map<string, Collection[]>();
  const unlike = collections.filter((one) => {
    const path = folderPath(one.name ?? '');
    if (path === '' || !first.has(path)) return first.add(path);
    twins.set(path, [...(twins.get(path) ?? []), one]);
    return false;
  });
  return folderTree(unlike).flatMap((line) => {
    const same = line.path === null ? [] : (twins.get(line.path) ?? []);
    return [line, ...same.map(({ id }) => ({ ...line, id }))];
  });
}

/** Every part of a path: `Work/Servers` stands in `Work` and in itself. */
const pathsOf = (name: string | null): string[] =>
  folderParts(name ?? '').map((_part, at, parts) => parts.slice(0, at + 1).join('/'));

/** How many items in use stand on each line of a tree, and below it. */
export function countLines(
  lines: readonly FolderLine[],
  collections: readonly Collection[],
  rows: readonly Overview[],
): number[] {
  const own = new Map(lines.map(({ id }, at) => [id, at]));
  const byPath = Map.groupBy(lines.keys(), (at) => lines[at]?.path ?? null);
  const above = new Map(
    collections.map(({ id, name }) => {
      const outer = pathsOf(name).slice(0, -1);
      return [id, [own.get(id) ?? -1, ...outer.flatMap((path) => byPath.get(path) ?? [])]];
    }),
  );
  const counts = lines.map(() => 0);
  for (const { collectionIds, deleted, archived } of rows) {
    if (deleted || archived || collectionIds.length === 0) continue;
    for (const at of new Set(collectionIds.flatMap((id) => above.get(id) ?? [])))
      if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
