import { innermost } from './tree';

/** The element that has the focus, through shadow roots. @param from what is known to have it, perhaps as the host of a root. */
export function deepActive(from: Element | null = document.activeElement): Element | null {
  return from && innermost(from, (root) => root.activeElement);
}
