import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FramePort } from './frame-port';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export interface FrameKeys {
  readonly list: RefObject<HTMLDivElement | null>;
  /** The row that Enter chooses; -1 while the page has the keyboard. */
  readonly at: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
}

/**
 * Arrows and Enter on the rows of a frame, from the moment that the arrow down has led there; Escape, and up from the first row, lead back
 * to the page.
 */
export function useFrameKeys<Row>(
  port: FramePort,
  rows: readonly Row[],
  press: (row: Row, event: Event) => void,
): FrameKeys {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  useEffect(
    () =>
      port.listen(({ name }) => {
        if (name !== 'enter') return;
        setAt(0);
        list.current?.focus();
      }),
    [],
  );
  const leave = () => {
    setAt(-1);
    port.say({ name: 'leave' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const row = rows[at];
    if (event.key === 'Escape' || (step === -1 && at <= 0)) leave();
    else if (step !== undefined) setAt(Math.min(at + step, rows.length - 1));
    else if (event.key === 'Enter' && row) press(row, event);
    else return;
    event.preventDefault();
  };
  return { list, at, onKeyDown, onBlur: () => setAt(-1) };
}
