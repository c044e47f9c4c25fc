import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, t } from '../../lib/text';

const CONTROLS = 'input, textarea, select, button';

const entriesOf = (list: Element | null): Element[] => [...(list?.querySelectorAll(':scope > .entry') ?? [])];

/** The place that a pointer is over; the ends of the list reach on and on. */
function placeAt(entries: readonly Element[], y: number): number {
  const at = entries.findIndex((entry) => y < entry.getBoundingClientRect().bottom);
  return at < 0 ? entries.length - 1 : at;
}

export interface Reorder {
  /** Says where an entry has gone; for a live region. */
  readonly said: string;
  /** Begins to drag the entry in this place. */
  readonly drag: (event: PointerEvent, at: number) => void;
  /** Alt and an arrow move the entry that has the focus. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Entries of a list in another order, by pointer and by keyboard. `move` is given two places that there are. */
export function useReorder(
  list: RefObject<HTMLFieldSetElement | null>,
  move: (from: number, to: number) => void,
): Reorder {
  const [said, setSaid] = useState('');
  const moveNow = useRef(move);
  moveNow.current = move;
  /** Which control of which entry gets the focus back once the list is drawn in its new order. */
  const focus = useRef<{ readonly entry: number; readonly control: number } | null>(null);
  useLayoutEffect(() => {
    const { entry, control } = focus.current ?? {};
    if (entry === undefined || control === undefined) return;
    focus.current = null;
    entriesOf(list.current)[entry]?.querySelectorAll<HTMLElement>(CONTROLS)[control]?.focus();
  });
  const go = (from: number, to: number) => {
    const entries = entriesOf(list.current);
    const controls = [...(entries[from]?.querySelectorAll(CONTROLS) ?? [])];
    if (from === to || !entries[to]) return;
    const control = controls.findIndex((one) => one.matches(':focus'));
    if (control >= 0) focus.current = { entry: to, control };
    moveNow.current(from, to);
    setSaid(t('movedTo', formatNumber(to + 1), formatNumber(entries.length)));
  };
  const drag = (event: PointerEvent, start: number) => {
    let at = start;
    const follow = ({ clientY }: PointerEvent) => {
      const to = placeAt(entriesOf(list.current), clientY);
      go(at, to);
      at = to;
    };
    const end = () => {
      removeEventListener('pointermove', follow);
      for (const name of ['pointerup', 'pointercancel'] as const) removeEventListener(name, end);
    };
    if (event.button !== 0) return;
    addEventListener('pointermove', follow);
    for (const name of ['pointerup', 'pointercancel'] as const) addEventListener(name, end);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || step === undefined || !(event.target instanceof Element)) return;
    const at = entriesOf(list.current).indexOf(event.target.closest('.entry') as Element);
    if (at < 0) return;
    event.preventDefault();
    go(at, at + step);
  };
  return { said, drag, onKeyDown };
}
