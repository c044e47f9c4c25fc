import { hasPanel, openSurface, type SurfaceName, surfaceOf } from '../../lib/browser';
import type { TextKey } from '../../lib/text';
import type { IconName } from '../ui/icons';
import { attempt } from './notice';

/** Where this page stands. */
export const surface = (): SurfaceName => surfaceOf(location);

/** Lets the page fill what it stands in: only the popup has a size of its own. */
export function startSurface(root: HTMLElement): void {
  root.dataset.in = surface();
}

const keepers: (() => void)[] = [];

/** Has something kept whenever this page goes, or moves. */
export function beforeLeaving(keep: () => void): void {
  keepers.push(keep);
  addEventListener('pagehide', keep);
}

/** A place that this page can move to, with all that stands in it. */
export interface Move {
  readonly to: SurfaceName;
  readonly label: TextKey;
  readonly icon: IconName;
}

const MOVES: readonly Move[] = [
  { to: 'panel', label: 'toPanel', icon: 'panel' },
  { to: 'tab', label: 'toTab', icon: 'ext' },
  { to: 'popup', label: 'toPopup', icon: 'left' },
];

/** The others, as far as this browser has them. */
export const moves = (): readonly Move[] =>
  MOVES.filter(({ to }) => to !== surface() && (to !== 'panel' || hasPanel()));

/**
 * Moves to another place: the same screen with the same form opens there, and this page goes. To be called within a click or key
 * press.
 */
export function moveTo(to: SurfaceName): void {
  for (const keep of keepers) keep();
  attempt(openSurface(to).then(() => window.close()));
}

/** Opens the toolbar's popup from a frame of ours. A browser that does not open it now leaves the person where they are. */
export const openPopup = (): void => void openSurface('popup').catch(() => undefined);
