import type { ListEntry } from './build-list';

export type EntryType = ListEntry['type'];

/** Height of a line in pixels by its type; all lines of one type are equally high. */
export type Heights = Readonly<Record<EntryType, number>>;

/** A line that is drawn, and how far below the top of the list it stands. */
export interface Placed<E extends ListEntry = ListEntry> {
  readonly entry: E;
  readonly index: number;
  readonly start: number;
}

/** Where each line starts; one number more than lines, the last is the height of all. */
export function startsOf(entries: readonly ListEntry[], heights: Heights): Float64Array {
  const starts = new Float64Array(entries.length + 1);
  entries.forEach(({ type }, index) => {
    starts[index + 1] = (starts[index] ?? 0) + heights[type];
  });
  return starts;
}

/** The last line that starts at or above `offset`. */
function lineAt(starts: Float64Array, offset: number): number {
  let low = 0;
  let high = Math.max(0, starts.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The index of the section head that stands at or above a line, which sticks to the top; -1 when there is none. */
export function headAbove(entries: readonly ListEntry[], index: number): number {
  return entries.findLastIndex(({ type }, at) => at <= index && type === 'head');
}

/** Lines beyond the edges that are drawn too, so that quick scrolling shows no gaps. */
const SPARE = 6;

export interface ListWindow {
  readonly shown: readonly Placed[];
  /** Index of the head that sticks to the top. */
  readonly sticky: number;
}

/** The lines of a list that can be seen through a window `height` pixels high, `offset` pixels from the top. */
export function windowOf(
  entries: readonly ListEntry[],
  starts: Float64Array,
  offset: number,
  height: number,
): ListWindow {
  if (entries.length === 0) return { shown: [], sticky: -1 };
  const first = lineAt(starts, Math.max(0, offset));
  const sticky = headAbove(entries, first);
  const from = Math.max(0, first - SPARE);
  const to = Math.min(entries.length - 1, lineAt(starts, offset + height) + SPARE);
  const indexes = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  if (sticky >= 0 && sticky < from) indexes.unshift(sticky);
  const shown = indexes.flatMap((index) => {
    const entry = entries[index];
    return entry ? [{ entry, index, start: starts[index] ?? 0 }] : [];
  });
  return { shown, sticky };
}

/** How far to scroll so that a line is in full view below the sticking head; null when it is already. */
export function scrollFor(
  starts: Float64Array,
  heights: Heights,
  index: number,
  offset: number,
  height: number,
): number | null {
  const top = (starts[index] ?? 0) - heights.head;
  const bottom = starts[index + 1] ?? 0;
  if (top < offset) return Math.max(0, top);
  return bottom > offset + height ? bottom - height : null;
}
