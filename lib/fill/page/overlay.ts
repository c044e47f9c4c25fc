import { canProveSight, type FrameCharge, type FramePage, type FrameWish } from '..';
import { deepActive } from './active';
import { type PageFrame, showFrame } from './frame';
import { placeInCorner } from './place';
import { type SuggestDeps, type Suggestion, suggestAtFocus } from './suggest';

/** What we show over one document: at most one suggestion, and one frame in its corner. */
export interface Overlay {
  /** True for a field that a suggestion stands beside. */
  serves(field: Element): boolean;
  suggest(args: FrameCharge & { readonly opens: boolean }): boolean;
  showFrame(args: FrameCharge & { readonly page: FramePage }): void;
  /** The frame in the corner wishes this. Nothing where another one stands there. */
  hearFrame(args: { readonly token: string; readonly wish: FrameWish }): void;
  /** The session has changed. Frames that can prove that they are seen follow it by themselves. */
  renewFrame(args: { readonly token: string }): void;
  hideFrame(): void;
}

/** The keys that lead into the frame in the corner. */
const leadsIn = ({ isTrusted, code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  isTrusted && code === 'KeyL' && altKey && shiftKey && !ctrlKey && !metaKey;

/** The keyboard goes back to where it was. */
function giveBack(element: Element | null): void {
  (document.activeElement as HTMLElement | null)?.blur();
  (element as HTMLElement | null)?.focus({ preventScroll: true });
}

/** The frame in the corner. */
function createCorner(deps: SuggestDeps): Pick<Overlay, Extract<keyof Overlay, `${string}Frame`>> {
  let corner: PageFrame | null = null;
  let shown: Parameters<Overlay['showFrame']>[0] | null = null;
  let cameFrom: Element | null = null;
  const hideFrame = (): void => {
    corner?.remove();
    corner = null;
  };
  const place = (): void => {
    const { documentElement: root } = document;
    corner?.moveTo(placeInCorner(root.clientWidth, getComputedStyle(root).direction === 'rtl'));
  };
  const enter = (event: KeyboardEvent): void => {
    if (!corner || corner.height() === 0 || !leadsIn(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    cameFrom = deepActive();
    corner.enter();
  };
  const closed = (): void => {
    corner = null;
  };
  addEventListener('keydown', enter, { capture: true });
  const show: Overlay['showFrame'] = (asked) => {
    hideFrame();
    shown = asked;
    const { page, ...charge } = asked;
    const left = (): void => giveBack(cameFrom);
    corner = showFrame({ page, charge, field: null, address: deps.address, place, closed, left });
  };
  return {
    showFrame: show,
    hearFrame: ({ token, wish }) => {
      if (token === shown?.token) corner?.hear(wish);
    },
    renewFrame: ({ token }) => {
      if (corner && shown?.token === token && !canProveSight()) show(shown);
    },
    hideFrame,
  };
}

/** Creates the overlay of this document; it shows nothing until it is asked to. */
export function createOverlay(deps: SuggestDeps): Overlay {
  let suggestion: Suggestion | null = null;
  return {
    serves: (field) => suggestion?.field === field && suggestion.isThere(),
    suggest: ({ opens, ...charge }) => {
      suggestion?.remove();
      suggestion = suggestAtFocus(charge, opens, deps);
      return suggestion !== null;
    },
    ...createCorner(deps),
  };
}
