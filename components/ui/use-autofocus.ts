import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Focuses the marked control (`data-autofocus`) of a screen when it arrives. `key` names what counts as arriving anew. */
export function useAutofocus<E extends HTMLElement>(key: unknown = null): RefObject<E | null> {
  const screen = useRef<E>(null);
  useLayoutEffect(() => {
    screen.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [key]);
  return screen;
}
