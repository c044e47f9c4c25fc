import { useEffect, useRef } from 'preact/hooks';
import type { FramePort } from '../suggest/frame-port';

/** The way into the question by the keyboard, and out of it. */
export function useFocus(port: FramePort) {
  const dialog = useRef<HTMLElement>(null);
  useEffect(
    () =>
      port.listen(({ name }) => {
        if (name === 'enter') dialog.current?.querySelector<HTMLElement>('[data-first]')?.focus();
      }),
    [],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    port.say({ name: 'leave' });
  };
  return { dialog, onKeyDown };
}
