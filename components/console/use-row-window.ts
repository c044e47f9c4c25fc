import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Heights of a row and of the head above them, in rem, as the style sheet has them. */
const ROW_REM = 2.25;
const HEAD_REM = 2;
/** Rows beyond the edges that are drawn too. */
const SPARE = 8;
const VIEW_UNTIL_MEASURED = 600;

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

export interface RowWindow {
  readonly from: number;
  readonly to: number;
  /** Pixels above and below the rows that are drawn. */
  readonly above: number;
  readonly below: number;
  readonly onScroll: () => void;
  /** Scrolls so that a row is in full view. */
  readonly reveal: (index: number) => void;
}

/** Draws only those of many equally high rows that are in view. */
export function useRowWindow(count: number, scroller: RefObject<HTMLDivElement | null>): RowWindow {
  const [top, setTop] = useState(0);
  const [view, setView] = useState(VIEW_UNTIL_MEASURED);
  const height = ROW_REM * rem();
  const head = HEAD_REM * rem();
  const onScroll = () => setTop(scroller.current?.scrollTop ?? 0);
  useLayoutEffect(() => {
    setView(scroller.current?.clientHeight || VIEW_UNTIL_MEASURED);
    onScroll();
  }, [count]);
  const from = Math.max(0, Math.min(count, Math.floor(top / height) - SPARE));
  const to = Math.min(count, Math.ceil((top + view) / height) + SPARE);
  const reveal = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    const at = index * height;
    if (at < element.scrollTop) element.scrollTop = at;
    const most = at + height + head - element.clientHeight;
    if (most > element.scrollTop) element.scrollTop = most;
    onScroll();
  };
  return { from, to, above: from * height, below: (count - to) * height, onScroll, reveal };
}
