import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Puts the focus into what was added last to a list of inputs, and back to its first button when something was taken out. */
export function useFocusNew(length: number): RefObject<HTMLFieldSetElement | null> {
  const list = useRef<HTMLFieldSetElement>(null);
  const before = useRef(length);
  useEffect(() => {
    const entries = [...(list.current?.querySelectorAll('.entry') ?? [])];
    const last = entries.at(-1)?.querySelector<HTMLElement>('input, textarea, select');
    if (length > before.current) last?.focus();
    else if (length < before.current)
      list.current?.querySelector<HTMLElement>(':scope > button, :scope > .menu-anchor button')?.focus();
    before.current = length;
  }, [length]);
  return list;
}
