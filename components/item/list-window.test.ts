import { describe, expect, it } from 'vitest';
import { GITEA } from '../../tests/gallery/samples';
import type { ListEntry } from './build-list';
import { scrollFor, startsOf, windowOf } from './list-window';

const HEIGHTS = { head: 28, row: 44, aside: 88, nothing: 44 };
const LIST: ListEntry[] = [
  { type: 'head', key: 'head:site', section: 'site', count: 1 },
  { type: 'row', key: 'site:1', section: 'site', row: GITEA, where: null },
  { type: 'head', key: 'head:all', section: 'all', count: 10_000 },
  ...Array.from(
    { length: 10_000 },
    (_, at): ListEntry => ({ type: 'row', key: `all:${at}`, section: 'all', row: GITEA, where: null }),
  ),
];
const starts = startsOf(LIST, HEIGHTS);
const TOP_OF_ALL = 28 + 44 + 28;

describe('the window on a long list', () => {
  it('knows where every line stands', () => {
    expect(starts.at(-1)).toBe(TOP_OF_ALL + 10_000 * 44);
    expect(windowOf(LIST, starts, 0, 480).shown[3]).toMatchObject({ index: 3, start: TOP_OF_ALL });
  });

  it('draws a screenful wherever it is scrolled to, with the head of that section', () => {
    const { shown, sticky } = windowOf(LIST, starts, TOP_OF_ALL + 5000 * 44, 480);
    expect(shown.length).toBeLessThan(30);
    expect(sticky).toBe(2);
    expect(shown[0]?.index).toBe(2);
    const inView = shown.filter(({ start }) => start >= 220_100 && start < 220_580);
    expect(inView.map(({ entry }) => entry.key)).toContain('all:5000');
    expect(inView).toHaveLength(11);
  });

  it('ends with the last line', () => {
    const { shown } = windowOf(LIST, starts, 10 ** 9, 480);
    expect(shown.at(-1)?.entry.key).toBe('all:9999');
    expect(windowOf([], startsOf([], HEIGHTS), 0, 480)).toEqual({ shown: [], sticky: -1 });
  });

  it('scrolls only as far as a line needs, and never under the head', () => {
    expect(scrollFor(starts, HEIGHTS, 5, 0, 480)).toBeNull();
    expect(scrollFor(starts, HEIGHTS, 20, 0, 480)).toBe((starts[21] ?? 0) - 480);
    expect(scrollFor(starts, HEIGHTS, 20, 5000, 480)).toBe((starts[20] ?? 0) - 28);
    expect(scrollFor(starts, HEIGHTS, 1, 300, 480)).toBe(0);
  });
});
