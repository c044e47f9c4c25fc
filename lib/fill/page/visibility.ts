import { ancestors, isWithin, parentOf, shadowOf } from './tree';

/** Smaller boxes cannot be typed into by a person. CSS pixels. */
const MIN_WIDTH = 12;
const MIN_HEIGHT = 8;
/** What shows through more than this is not seen as a field (a fade-in that has begun may pass). */
const MIN_OPACITY = 0.6;

const FILTER_OPACITY = /opacity\(\s*([\d.]+)(%?)\s*\)/;

function opacityOf(style: CSSStyleDeclaration): number {
  const filtered = FILTER_OPACITY.exec(style.filter);
  const byFilter = filtered ? Number(filtered[1]) / (filtered[2] ? 100 : 1) : 1;
  return Number(style.opacity === '' ? 1 : style.opacity) * Math.min(1, byFilter);
}

/** A mask that lets nothing through, as far as its colours tell. */
function isMaskedAway({ maskImage = '' }: CSSStyleDeclaration): boolean {
  const colours = [...maskImage.matchAll(/rgba?\(([^)]*)\)/g)];
  const alphas = colours.map(([, parts = '']) => Number(parts.split(/[\s,/]+/)[3] ?? 1));
  return alphas.length > 0 && Math.max(...alphas) < MIN_OPACITY;
}

/** Blended with what lies behind it, a field may be as good as gone. */
const isBlended = ({ mixBlendMode = '' }: CSSStyleDeclaration): boolean =>
  mixBlendMode !== '' && mixBlendMode !== 'normal';

const isTooSmall = ({ width, height }: DOMRect): boolean => width < MIN_WIDTH || height < MIN_HEIGHT;

/** What shows of elements with all that they stand in: several fields that are looked at in one go stand in the same. */
export type Opacities = Map<Element, number>;

/** How opaque an element is by itself; 0 where it is not displayed, inert, or cut to nothing. */
function ownOpacity(element: Element): number {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.contentVisibility === 'hidden') return 0;
  if (element.hasAttribute('inert') || isMaskedAway(style) || isBlended(style)) return 0;
  if (style.overflow !== 'visible' && isTooSmall(element.getBoundingClientRect())) return 0;
  return opacityOf(style);
}

function opacityIn(element: Element, known: Opacities): number {
  let opacity = known.get(element);
  if (opacity !== undefined) return opacity;
  opacity = ownOpacity(element);
  const parent = opacity < MIN_OPACITY ? null : parentOf(element);
  if (parent) opacity *= opacityIn(parent, known);
  known.set(element, opacity);
  return opacity;
}

/** Displayed, not inert, opaque enough and not cut to nothing, with all that it stands in. */
function isShown(element: Element, known: Opacities): boolean {
  if (getComputedStyle(element).visibility !== 'visible') return false;
  // Neither keys nor a screen reader lead there: a trap for those who fill whatever they find.
  if (element.matches('[tabindex="-1"]') && element.closest('[aria-hidden=true]')) return false;
  return opacityIn(element, known) >= MIN_OPACITY;
}

/** Large enough, and somewhere that can be scrolled to. */
function isPlaced(box: DOMRect): boolean {
  if (isTooSmall(box)) return false;
  const { scrollWidth, scrollHeight } = document.documentElement;
  const left = box.left + scrollX;
  const top = box.top + scrollY;
  const isBefore = left + box.width <= 0 || top + box.height <= 0;
  return !isBefore && left < Math.max(scrollWidth, innerWidth) && top < Math.max(scrollHeight, innerHeight);
}

function elementAt(x: number, y: number): Element | null {
  let found = document.elementFromPoint(x, y);
  for (let inner = found; inner; ) {
    found = inner;
    const deeper: Element | null = shadowOf(inner)?.elementFromPoint(x, y) ?? null;
    inner = deeper === inner ? null : deeper;
  }
  return found;
}

/** A label that floats over its own field does not cover it. */
function isOwnLabel(hit: Element, field: Element): boolean {
  const label = hit.closest('label');
  return label !== null && (label.control === field || isWithin(field, label));
}

/** The part of the viewport in which a field could show now: less than all of it inside boxes that scroll. */
function windowOf(field: Element): { left: number; top: number; right: number; bottom: number } {
  const seen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (const ancestor of ancestors(field)) {
    if (ancestor === field || !/auto|scroll/.test(getComputedStyle(ancestor).overflow)) continue;
    if (ancestor === document.documentElement || ancestor === document.body) continue;
    const box = ancestor.getBoundingClientRect();
    seen.left = Math.max(seen.left, box.left);
    seen.top = Math.max(seen.top, box.top);
    seen.right = Math.min(seen.right, box.right);
    seen.bottom = Math.min(seen.bottom, box.bottom);
  }
  return seen;
}

/** Tests the centre and a point to either side; an icon over one of them is no cover. Null when all are out of sight. */
function isUncovered(field: Element, box: DOMRect): boolean | null {
  const { left, top, right, bottom } = windowOf(field);
  const y = box.top + box.height / 2;
  if (y < top || y >= bottom) return null;
  const points = [0.5, 0.2, 0.8].map((part) => box.left + box.width * part);
  const hits = points
    .filter((x) => x >= left && x < right)
    .map((x) => {
      const hit = elementAt(x, y);
      return hit !== null && (isWithin(hit, field) || isOwnLabel(hit, field));
    });
  return hits.length === 0 ? null : hits.filter(Boolean).length * 2 >= hits.length;
}

/** The frames that this document stands in, as far as they may be looked at: those of the same origin. */
function areFramesShown(known: Opacities): boolean {
  for (let view: Window = window; view.frameElement; view = view.parent) {
    if (!isShown(view.frameElement, known) || isTooSmall(view.frameElement.getBoundingClientRect()))
      return false;
  }
  return true;
}

/** Whether a person can see the field; null when it would have to be scrolled to, and could be covered there. */
function look(field: Element, known: Opacities = new Map()): boolean | null {
  if (!field.isConnected || !areFramesShown(known) || !isShown(field, known)) return false;
  const box = field.getBoundingClientRect();
  return isPlaced(box) && isUncovered(field, box);
}

/**
 * True when a person can see the field, or could after scrolling, as far as that can be told without doing it.
 * @param known of other elements that are looked at in the same go.
 */
export function mayBeSeen(field: Element, known?: Opacities): boolean {
  return look(field, known) !== false;
}

/** True when a person can see the field now: displayed, opaque, large enough, not inert, not clipped away, not covered. */
export function isSeen(field: Element): boolean {
  return look(field) === true;
}

/** Scrolls to a field, and to the middle if something (a bar at the top, say) still lies over it; true when it is seen then. */
export function bringIntoView(field: Element): boolean {
  for (const block of ['nearest', 'center'] as const) {
    field.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
    if (isSeen(field)) return true;
  }
  return false;
}
