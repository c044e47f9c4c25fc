import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';
import type { ListEntry } from './build-list';

export type ListVirtualizer = Virtualizer<HTMLDivElement, HTMLElement>;

interface VirtualListProps {
  readonly entries: readonly ListEntry[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly isCompact: boolean;
  /** Where to start, in pixels. */
  readonly initialOffset: number;
}

/** Heights in rem, as the style sheet has them; what turns out otherwise is measured. */
const HEIGHTS: Readonly<Record<ListEntry['type'], number>> = {
  head: 1.75,
  nothing: 2.75,
  aside: 5.5,
  row: 2.75,
};
const COMPACT_ROW = 2;

const remInPixels = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

function heightOf(entry: ListEntry | undefined, isCompact: boolean): number {
  const rem = entry?.type === 'row' && isCompact ? COMPACT_ROW : HEIGHTS[entry?.type ?? 'row'];
  return rem * remInPixels();
}

/** The index of the section head that stands above `index`, which sticks to the top; -1 when there is none. */
export function headAbove(entries: readonly ListEntry[], index: number): number {
  for (let at = index; at >= 0; at -= 1) if (entries[at]?.type === 'head') return at;
  return -1;
}

/** What is drawn: the lines in view, and the head of their section. */
function rangeWithHead(entries: readonly ListEntry[], range: Range): number[] {
  const head = headAbove(entries, range.startIndex);
  const shown = defaultRangeExtractor(range);
  return head < 0 || shown.includes(head) ? shown : [head, ...shown];
}

/** Draws only the lines in view of a list that may have ten thousand. */
export function useVirtualList({
  entries,
  scroller,
  isCompact,
  initialOffset,
}: VirtualListProps): ListVirtualizer {
  const [, redraw] = useReducer((count: number, _: null) => count + 1, 0);
  const options: VirtualizerOptions<HTMLDivElement, HTMLElement> = {
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(entries[index], isCompact),
    getItemKey: (index) => entries[index]?.key ?? index,
    rangeExtractor: (range) => rangeWithHead(entries, range),
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(null),
    overscan: 6,
    initialOffset,
    scrollPaddingStart: HEIGHTS.head * remInPixels(),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [isCompact]);
  return virtualizer;
}
