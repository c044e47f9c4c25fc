import type { FramePage } from '..';
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

/** Creates the overlay of this document; it shows nothing until it is asked to. */
export function createOverlay(deps: SuggestDeps): Overlay {
  let suggestion: Suggestion | null = null;
  let corner: PageFrame | null = null;
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
        resized: place,
        closed: () => {
          corner = null;
        },
        left: () => undefined,
      });
    },
    hideFrame,
  };
}
