import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { route, scroll } from '../state/route';
import { settings } from '../state/settings';
import type { ListModel } from './list-model';
import {
  createLayout,
  type EntryType,
  type Heights,
  keptOffset,
  type Layout,
  type ListWindow,
  scrollFor,
  windowOf,
} from './list-window';

/** Heights in rem, as the style sheet has them, until the drawn lines have been measured. */
const IN_REM: Heights = { head: 1.75, nothing: 2.75, aside: 5.5, row: 2.75 };

const remInPixels = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

function firstHeights(): Heights {
  const entries = Object.entries(IN_REM).map(([type, rem]) => [type, rem * remInPixels()]);
  return Object.fromEntries(entries) as unknown as Heights;
}

/** The heights of what is drawn: text size, density and pointer all have a say in them. */
function measure(scroller: HTMLElement, before: Heights): Heights {
  const next: Record<EntryType, number> = { ...before };
  for (const type of Object.keys(before) as EntryType[]) {
    const drawn = [...scroller.querySelectorAll<HTMLElement>(`[data-line="${type}"]`)];
    const highest = Math.max(0, ...drawn.map(({ offsetHeight }) => offsetHeight));
    if (highest > 0) next[type] = highest;
  }
  const isSame = (Object.keys(before) as EntryType[]).every((type) => before[type] === next[type]);
  return isSame ? before : next;
}

const VIEW_UNTIL_MEASURED = 600;

export interface ScrolledList extends ListWindow {
  readonly height: number;
  readonly onScroll: () => void;
}

/**
 * Draws only the lines in view of a list that may have fifty thousand, keeps the selected one in view, and what is in view in
 * its place when the vault changes.
 * @param selectedAt index of the selected line; -1 for none
 */
export function useListWindow(
  model: ListModel,
  scroller: RefObject<HTMLDivElement | null>,
  selectedAt: number,
): ScrolledList {
  const [offset, setOffset] = useState(scroll.peek());
  const [view, setView] = useState(VIEW_UNTIL_MEASURED);
  const [heights, setHeights] = useState(firstHeights);
  const layout = useMemo(() => createLayout(model, heights), [model, heights]);
  const drawn = useRef<Layout | null>(null);
  const { density } = settings.value;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    setHeights((before) => measure(element, before));
    setView(element.clientHeight || VIEW_UNTIL_MEASURED);
  }, [model, density]);

  // A new search starts at the top, a popup that opens again where it was, and a list that changed leaves the rows in view.
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = layout;
    const wanted = before ? keptOffset(before, layout, scroll.peek()) : scroll.peek();
    if (scroller.current && scroller.current.scrollTop !== wanted) scroller.current.scrollTop = wanted;
    scroll.value = wanted;
    setOffset(wanted);
  }, [layout]);

  const onScroll = () => {
    const at = scroller.current?.scrollTop ?? 0;
    setOffset(at);
    scroll.value = at;
  };

  useEffect(() => {
    const element = scroller.current;
    const target = scrollFor(layout, selectedAt, element?.scrollTop ?? 0, view);
    if (!element || selectedAt < 0 || target === null || route.peek().selected === null) return;
    element.scrollTop = target;
    // The browser tells of it later; a vault that changes before that must find the new place.
    onScroll();
  }, [route.value.selected]);
  return { ...windowOf(layout, offset, view), height: layout.height, onScroll };
}
