import { deepActive } from './active';

/** Kinds of input that nobody's values go into, or that are no fields at all. */
const NEVER = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'hidden',
  'image',
  'radio',
  'range',
  'reset',
  'search',
  'submit',
]);

/** True for what could be a field to fill, as far as one look at the element tells. */
function isLikely(target: Element | null): target is HTMLElement {
  if (target instanceof HTMLInputElement) return !NEVER.has(target.type) && !target.readOnly;
  return target instanceof HTMLSelectElement;
}

/**
 * Waits for the focus of a field that could be filled; until then a page pays for one listener, and nothing is looked at.
 * @param focused told when a field gets the focus; `byPerson` is true right after a click or key press of theirs.
 * @param isServed true for a field that something of ours stands beside already.
 */
export function watchFocus(
  focused: (byPerson: boolean) => void,
  isServed: (field: Element) => boolean,
): void {
  const look = (target: Element | null): void => {
    if (isLikely(target) && !isServed(target)) focused(navigator.userActivation?.isActive ?? false);
  };
  const listener = (event: FocusEvent): void => {
    const [target] = event.composedPath();
    if (event.isTrusted && target instanceof Element) look(deepActive(target));
  };
  addEventListener('focusin', listener, { capture: true, passive: true });
  // Nothing has the focus as a rule, and a search for closed roots would load a part of the browser's API for nothing.
  if (document.activeElement !== document.body) look(deepActive());
}
