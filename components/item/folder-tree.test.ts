import { expect, it } from 'vitest';
import { folderTree } from './folder-tree';

const tree = (...names: (string | null)[]) =>
  folderTree(names.map((name, at) => ({ id: `${at}`, name }))).map(
    ({ id, label, level }) => `${'  '.repeat(level)}${label}${id === null ? '' : ` ${id}`}`,
  );

it('Folders nest by their names, each level in order', () => {
  expect(
    tree('Work', 'Éclair', 'Work/Servers/Old', 'alpha', 'Work/Servers', 'Folder 10', 'Folder 9'),
  ).toEqual(['alpha 3', 'Éclair 1', 'Folder 9 6', 'Folder 10 5', 'Work 0', '  Servers 4', '    Old 2']);
});

it('A parent stands there even when no folder has its name, and again as itself when one comes', () => {
  expect(tree('Work/Servers')).toEqual(['Work', '  Servers 0']);
  expect(tree('Work/Servers', 'Work')).toEqual(['Work 1', '  Servers 0']);
  expect(folderTree([{ id: 'a', name: ' Work / Servers/' }])).toEqual([
    { id: null, path: 'Work', label: 'Work', level: 0 },
    { id: 'a', path: 'Work/Servers', label: 'Servers', level: 1 },
  ]);
});

it('Two of one name are one line; those without a readable name come last', () => {
  expect(tree('Work', null, 'Work', '/', '')).toEqual(['Work 0', 'null 1', '/ 3', ' 4']);
});
