import { describe, expect, it } from 'vitest';
import { overviewRow } from '../../tests/items/overview-row';
import { collectionOf } from '../../tests/items/places';
import { collectionTree, countLines, splitPart, toPart } from './collection-tree';
import { createPlaceTest } from './place-test';

const named = (id: string, name: string | null) => collectionOf({ id, name });
const ALL = [
  named('work', 'Work'),
  named('servers', 'Work/Servers'),
  named('shed', 'Home/Shed'),
  named('twin', 'Work'),
  named('lost', null),
];
const row = (id: string, collectionIds: string[], more = {}) =>
  overviewRow({ id, organizationId: 'acme', collectionIds, ...more });
const ROWS = [
  row('a', ['work']),
  row('b', ['work', 'servers']),
  row('c', ['twin']),
  row('d', ['shed', 'lost']),
  row('e', ['servers'], { deleted: true }),
  row('f', ['servers'], { archived: true }),
  row('g', []),
];

describe('the tree of collections', () => {
  it('has a line for each, those of one name too', () => {
    expect(collectionTree(ALL).map(({ id, path, level }) => [id, path, level])).toEqual([
      [null, 'Home', 0],
      ['shed', 'Home/Shed', 1],
      ['work', 'Work', 0],
      ['twin', 'Work', 0],
      ['servers', 'Work/Servers', 1],
      ['lost', null, 0],
    ]);
  });

  it('counts what each line leads to, an item once', () => {
    const lines = collectionTree(ALL);
    const counts = countLines(lines, ALL, ROWS);
    expect(lines.map(({ id, path }, at) => [id ?? path, counts[at]])).toEqual([
      ['Home', 1],
      ['shed', 1],
      ['work', 2],
      ['twin', 2],
      ['servers', 1],
      ['lost', 1],
    ]);
    for (const [at, { id, path }] of lines.entries()) {
      const place = id === null ? (`part:acme/${path}` as const) : (`collection:${id}` as const);
      const shown = ROWS.filter(createPlaceTest(place, [], ALL));
      expect([place, shown.length]).toEqual([place, counts[at]]);
    }
  });

  it('keeps to its organisation', () => {
    const others = [...ALL, collectionOf({ id: 'bolt', organizationId: 'bolt', name: 'Work/Servers' })];
    const test = createPlaceTest('collection:work', [], others);
    expect([test(row('x', ['bolt'])), test(row('y', ['servers']))]).toEqual([false, true]);
    expect(createPlaceTest('part:bolt/Work', [], others)(row('y', ['servers']))).toBe(false);
  });
});

it('names a part of an organisation of any account', () => {
  expect(splitPart(toPart('acme@2', 'Work/Servers'))).toEqual({
    organizationId: 'acme@2',
    path: 'Work/Servers',
  });
});
