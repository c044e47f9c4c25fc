import { entryAt, type ListEntry, type ListModel, lineOfKey, type Section, sectionOf } from './list-model';

export type EntryType = ListEntry['type'];

/** Height of a line in pixels by its type; all lines of one type are equally high. */
export type Heights = Readonly<Record<EntryType, number>>;

/** A line that is drawn, and how far below the top of the list it stands. */
export interface Placed<E extends ListEntry = ListEntry> {
  readonly entry: E;
  readonly index: number;
  readonly start: number;
}

/** Where the lines of a list stand: reckoned from its few sections, so that it costs the same for ten lines as for many. */
export interface Layout {
  readonly model: ListModel;
  readonly heights: Heights;
  /** Of all lines. */
  readonly height: number;
  /** How far below the top a line starts; the height of all for the line after the last. */
  readonly startOf: (index: number) => number;
  /** The last line that starts at or above `offset`. */
  readonly lineAt: (offset: number) => number;
}

export function createLayout(model: ListModel, heights: Heights): Layout {
  const heightOf = ({ type, length }: Section): number => heights.head + length * heights[type];
  let height = 0;
  const tops = model.sections.map((section) => {
    const top = height;
    height += heightOf(section);
    return { section, top };
  });
  return {
    model,
    heights,
    height,
    startOf(index) {
      const found = tops.findLast(({ section }) => section.head <= index);
      if (!found || index >= model.length) return height;
      const below = index - found.section.head - 1;
      return below < 0 ? found.top : found.top + heights.head + below * heights[found.section.type];
    },
    lineAt(offset) {
      const found = tops.findLast(({ top }) => top <= offset) ?? tops[0];
      if (!found) return 0;
      const { head, length, type } = found.section;
      const below = Math.floor((offset - found.top - heights.head) / heights[type]);
      return head + Math.min(length, Math.max(0, below + 1));
    },
  };
}

/** Lines beyond the edges that are drawn too, so that quick scrolling shows no gaps. */
const SPARE = 6;

export interface ListWindow {
  readonly shown: readonly Placed[];
  /** Index of the head that sticks to the top; -1 when there is none. */
  readonly sticky: number;
}

/** The lines of a list that can be seen through a window `height` pixels high, `offset` pixels from the top. */
export function windowOf({ model, startOf, lineAt }: Layout, offset: number, height: number): ListWindow {
  if (model.length === 0) return { shown: [], sticky: -1 };
  const first = lineAt(Math.max(0, offset));
  const sticky = sectionOf(model, first)?.head ?? -1;
  const from = Math.max(0, first - SPARE);
  const to = Math.min(model.length - 1, lineAt(Math.max(0, offset) + height) + SPARE);
  const indexes = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  if (sticky >= 0 && sticky < from) indexes.unshift(sticky);
  const shown = indexes.flatMap((index) => {
    const entry = entryAt(model, index);
    return entry ? [{ entry, index, start: startOf(index) }] : [];
  });
  return { shown, sticky };
}

/** How far to scroll so that a line is in full view below the sticking head; null when it is already. */
export function scrollFor(
  { startOf, heights }: Layout,
  index: number,
  offset: number,
  height: number,
): number | null {
  const top = startOf(index) - heights.head;
  const bottom = startOf(index + 1);
  if (top < offset) return Math.max(0, top);
  return bottom > offset + height ? bottom - height : null;
}

/** So many lines from the top of the view on are asked whether they are still there. */
const ANCHORS = 30;

/**
 * How far to scroll in the list of now, so that the rows in view stay where they were in the list of before: the first of them
 * that is still there keeps its place under the eye. At the very top the list stays at its top.
 */
export function keptOffset(before: Layout, now: Layout, offset: number): number {
  if (offset <= 0) return 0;
  const first = before.lineAt(offset + before.heights.head);
  for (let index = first; index < first + ANCHORS; index += 1) {
    const entry = entryAt(before.model, index);
    if (entry?.type !== 'row' && entry?.type !== 'aside') continue;
    const line = lineOfKey(now.model, entry.key);
    if (line >= 0) return Math.max(0, now.startOf(line) + offset - before.startOf(index));
  }
  return offset;
}
