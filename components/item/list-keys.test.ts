import { describe, expect, it } from 'vitest';
import { GITEA } from '../../tests/gallery/samples';
import type { ListEntry, SectionName } from './build-list';
import { type Move, moveOfKey, moveSelection, selectedRow } from './list-keys';

const head = (section: SectionName): ListEntry => ({
  type: 'head',
  key: `head:${section}`,
  section,
  count: 1,
});
const row = (section: SectionName, id: string): ListEntry => ({
  type: 'row',
  key: `${section}:${id}`,
  section,
  row: { ...GITEA, id },
  where: null,
});

const LIST = [
  head('site'),
  row('site', '1'),
  row('site', '2'),
  head('recent'),
  row('recent', '3'),
  head('all'),
  ...Array.from({ length: 20 }, (_, at) => row('all', `${at}`)),
];

const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
  ({ key: name, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more }) as KeyboardEvent;

describe('moving in the list', () => {
  it.each([
    ['site:1', 'down', 'site:2'],
    ['site:2', 'down', 'recent:3'],
    ['recent:3', 'up', 'site:2'],
    ['site:1', 'up', 'site:1'],
    ['all:19', 'down', 'all:19'],
    ['all:3', 'home', 'site:1'],
    ['site:1', 'end', 'all:19'],
    ['site:1', 'page-down', 'all:6'],
    ['all:6', 'page-up', 'site:1'],
    ['site:2', 'section-down', 'recent:3'],
    ['recent:3', 'section-down', 'all:0'],
    ['all:5', 'section-down', 'all:5'],
    ['all:5', 'section-up', 'all:0'],
    ['all:0', 'section-up', 'recent:3'],
    ['site:1', 'section-up', 'site:1'],
  ] as const)('from %s %s leads to %s', (from, move, to) => {
    expect(moveSelection(LIST, from, move as Move)).toBe(to);
  });

  it('starts at the first row, also when the selected one is gone', () => {
    expect(selectedRow(LIST, null)?.key).toBe('site:1');
    expect(selectedRow(LIST, 'site:gone')?.key).toBe('site:1');
    expect(selectedRow([], null)).toBeNull();
    expect(moveSelection([], null, 'down')).toBeNull();
  });

  it('leaves Home and End to the text while something is typed', () => {
    expect(moveOfKey(key('Home'), false)).toBe('home');
    expect(moveOfKey(key('Home'), true)).toBeNull();
    expect(moveOfKey(key('ArrowDown'), true)).toBe('down');
    expect(moveOfKey(key('ArrowDown', { ctrlKey: true }), false)).toBe('section-down');
    expect(moveOfKey(key('ArrowDown', { shiftKey: true }), false)).toBeNull();
    expect(moveOfKey(key('a'), false)).toBeNull();
  });
});
