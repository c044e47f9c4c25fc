import type { FramePage } from '..';
import { deepActive } from './active';
import { type PageFrame, showFrame } from './frame';
import { placeInCorner } from './place';
import { type SuggestDeps, type Suggestion, suggestAtFocus } from './suggest';

/** What we show over one document: at most one suggestion, and one frame in its corner. */
export interface Overlay {
  /** True for a field that a suggestion stands beside. */
  serves(field: Element): boolean;
  suggest(args: { readonly token: string; readonly opens: boolean }): boolean;
  showFrame(args: { readonly page: FramePage; readonly token: string }): void;
  hideFrame(): void;
}

/** True where a frame can find out whether a person sees it: by Chromium's tracking of what lies over it. */
export const canProveSight = (): boolean => 'isVisible' in IntersectionObserverEntry.prototype;

/** The keys that lead into the frame in the corner. */
const leadsIn = ({ isTrusted, code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  isTrusted && code === 'KeyL' && altKey && shiftKey && !ctrlKey && !metaKey;

/** The keyboard goes back to where it was. */
function giveBack(element: Element | null): void {
  (document.activeElement as HTMLElement | null)?.blur();
  (element as HTMLElement | null)?.focus({ preventScroll: true });
}

/** Creates the overlay of this document; it shows nothing until it is asked to. */
export function createOverlay(deps: SuggestDeps): Overlay {
  let suggestion: Suggestion | null = null;
  let corner: PageFrame | null = null;
  let cameFrom: Element | null = null;
  const hideFrame = (): void => {
    corner?.remove();
    corner = null;
  };
  const place = (): void =>
    corner?.moveTo(
      placeInCorner(
        document.documentElement.clientWidth,
        getComputedStyle(document.documentElement).direction === 'rtl',
      ),
    );
  const enterCorner = (event: KeyboardEvent): void => {
    if (!corner || corner.height() === 0 || !leadsIn(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    cameFrom = deepActive();
    corner.enter();
  };
  addEventListener('keydown', enterCorner, { capture: true });
  return {
    serves: (field) => suggestion?.field === field && suggestion.isThere(),
    suggest: ({ token, opens }) => {
      suggestion?.remove();
      suggestion = suggestAtFocus(token, opens, deps);
      return suggestion !== null;
    },
    showFrame: ({ page, token }) => {
      hideFrame();
      corner = showFrame({
        page,
        token,
        field: null,
        address: deps.address,
        place,
        closed: () => {
          corner = null;
        },
        left: () => giveBack(cameFrom),
      });
    },
    hideFrame,
  };
}
