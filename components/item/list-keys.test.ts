import { describe, expect, it } from 'vitest';
import { ids, listOf } from '../../tests/gallery/list';
import { type Move, moveOfKey, moveSelection } from './list-keys';
import { rowOfKey } from './list-model';

const LIST = listOf({ site: ['1', '2'], aside: ['x'], recent: ['3'], all: ids(20) });

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
    expect(moveSelection(LIST, rowOfKey(LIST, from), move as Move)).toBe(to);
  });

  it('starts at the first row, and leads nowhere in an empty list', () => {
    expect(moveSelection(LIST, null, 'down')).toBe('site:1');
    expect(moveSelection(listOf({}), null, 'down')).toBeNull();
    expect(moveSelection(listOf({ aside: ['x'] }), null, 'down')).toBeNull();
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
