import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ids, listOf } from '../../tests/gallery/list';
import { createLayout, keptOffset, scrollFor, windowOf } from './list-window';

const HEIGHTS = { head: 28, row: 44, aside: 88, nothing: 44 };
const LAYOUT = createLayout(listOf({ site: ['1'], all: ids(50_000) }), HEIGHTS);
const TOP_OF_ALL = 28 + 44 + 28;

describe('the window on a long list', () => {
  it('knows where every line stands', () => {
    expect(LAYOUT.height).toBe(TOP_OF_ALL + 50_000 * 44);
    expect(LAYOUT.startOf(50_003)).toBe(LAYOUT.height);
    expect(windowOf(LAYOUT, 0, 480).shown[3]).toMatchObject({ index: 3, start: TOP_OF_ALL });
  });

  it('reckons places that lie one below the other, whatever the sections', () => {
    const some = fc.array(fc.string(), { maxLength: 5 });
    fc.assert(
      fc.property(fc.record({ site: some, aside: some, recent: some, all: some }), (sections) => {
        const layout = createLayout(listOf(sections), HEIGHTS);
        const { shown } = windowOf(layout, 0, 10_000);
        expect(shown).toHaveLength(layout.model.length);
        let below = 0;
        for (const { entry, index, start } of shown) {
          expect(start).toBe(below);
          expect([layout.lineAt(start), layout.lineAt(start + HEIGHTS[entry.type] - 1)]).toEqual([
            index,
            index,
          ]);
          below += HEIGHTS[entry.type];
        }
        expect(layout.height).toBe(below);
      }),
    );
  });

  it('draws a screenful wherever it is scrolled to, with the head of that section', () => {
    const { shown, sticky } = windowOf(LAYOUT, TOP_OF_ALL + 25_000 * 44, 480);
    expect(shown.length).toBeLessThan(30);
    expect(sticky).toBe(2);
    expect(shown[0]?.index).toBe(2);
    const inView = shown.filter(({ start }) => start >= 1_100_100 && start < 1_100_580);
    expect(inView.map(({ entry }) => entry.key)).toContain('all:25000');
    expect(inView).toHaveLength(11);
  });

  it('ends with the last line', () => {
    const { shown } = windowOf(LAYOUT, 10 ** 9, 480);
    expect(shown.at(-1)?.entry.key).toBe('all:49999');
    expect(windowOf(createLayout(listOf({}), HEIGHTS), 0, 480)).toEqual({ shown: [], sticky: -1 });
  });

  it('scrolls only as far as a line needs, and never under the head', () => {
    expect(scrollFor(LAYOUT, 5, 0, 480)).toBeNull();
    expect(scrollFor(LAYOUT, 20, 0, 480)).toBe(LAYOUT.startOf(21) - 480);
    expect(scrollFor(LAYOUT, 20, 5000, 480)).toBe(LAYOUT.startOf(20) - 28);
    expect(scrollFor(LAYOUT, 1, 300, 480)).toBe(0);
  });
});

describe('what is in view when the list changes', () => {
  const before = createLayout(listOf({ all: ids(100) }), HEIGHTS);
  const ROW = 44;
  const keep = (all: readonly string[], offset: number, heights = HEIGHTS) =>
    keptOffset(before, createLayout(listOf({ all }), heights), offset);

  it('stays when rows come or go above it', () => {
    expect(keep(['a', 'b', ...ids(100)], 1000)).toBe(1000 + 2 * ROW);
    expect(keep(ids(90, 10), 1000)).toBe(1000 - 10 * ROW);
  });

  it('stays when rows come or go below it', () => {
    expect(keep([...ids(60), 'a', ...ids(30, 60)], 1000)).toBe(1000);
  });

  it('is held by the next row when the first one is gone', () => {
    const first = before.lineAt(1000 + HEIGHTS.head) - 1;
    expect(
      keep(
        ids(100).filter((id) => id !== `${first}`),
        1000,
      ),
    ).toBe(1000 - ROW);
  });

  it('stays with other heights', () => {
    const first = before.lineAt(1000 + HEIGHTS.head);
    const small = { ...HEIGHTS, row: 32 };
    expect(keep(ids(100), 1000, small)).toBe(1000 - (first - 1) * (ROW - 32));
  });

  it('stays at the top of the list at the top, and where it was when all are gone', () => {
    expect(keep(['a', ...ids(100)], 0)).toBe(0);
    expect(keep(['a', 'b'], 1000)).toBe(1000);
  });
});
