import { ancestors, isWithin } from './tree';

/** Smaller boxes cannot be typed into by a person. CSS pixels. */
const MIN_WIDTH = 12;
const MIN_HEIGHT = 8;
/** What shows through more than this is not seen as a field (a fade-in that has begun may pass). */
const MIN_OPACITY = 0.6;

const FILTER_OPACITY = /opacity\(\s*([\d.]+)(%?)\s*\)/;

function opacityOf(style: CSSStyleDeclaration): number {
  const filtered = FILTER_OPACITY.exec(style.filter);
  const byFilter = filtered ? Number(filtered[1]) / (filtered[2] ? 100 : 1) : 1;
  return Number(style.opacity === '' ? 1 : style.opacity) * byFilter;
}

/** Displayed, not inert, and opaque enough, with all that it stands in. */
function isShown(element: Element): boolean {
  if (getComputedStyle(element).visibility !== 'visible') return false;
  let opacity = 1;
  for (const ancestor of ancestors(element)) {
    const style = getComputedStyle(ancestor);
    if (style.display === 'none' || style.contentVisibility === 'hidden') return false;
    if (ancestor.hasAttribute('inert')) return false;
    opacity *= opacityOf(style);
    if (opacity < MIN_OPACITY) return false;
  }
  return true;
}

/** Large enough, and somewhere that can be scrolled to. */
function isPlaced(box: DOMRect): boolean {
  if (box.width < MIN_WIDTH || box.height < MIN_HEIGHT) return false;
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
    const deeper: Element | null = inner.shadowRoot?.elementFromPoint(x, y) ?? null;
    inner = deeper === inner ? null : deeper;
  }
  return found;
}

/** A label that floats over its own field does not cover it. */
function isOwnLabel(hit: Element, field: Element): boolean {
  const label = hit.closest('label');
  return label !== null && (label.control === field || isWithin(field, label));
}

/** Whether a point hits the field; null when the point lies outside the viewport. */
function hits(field: Element, x: number, y: number): boolean | null {
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return null;
  const hit = elementAt(x, y);
  return hit !== null && (isWithin(hit, field) || isOwnLabel(hit, field));
}

/** Tests the centre and a point to either side; an icon over one of them is no cover. */
function isUncovered(field: Element, box: DOMRect): boolean {
  const y = box.top + box.height / 2;
  const points = [0.5, 0.2, 0.8].map((part) => hits(field, box.left + box.width * part, y));
  const inside = points.filter((hit) => hit !== null);
  return inside.filter(Boolean).length * 2 >= inside.length;
}

/** The frame elements that this document stands in, as far as they may be looked at. */
function isFrameShown(): boolean {
  const frame = window.frameElement;
  if (!frame) return true;
  const view = frame.ownerDocument.defaultView;
  const box = frame.getBoundingClientRect();
  return view !== null && isShown(frame) && box.width >= MIN_WIDTH && box.height >= MIN_HEIGHT;
}

/**
 * True when a person can see the field: displayed, opaque, large enough, reachable, not inert, not clipped away, not covered.
 * What lies outside the viewport cannot be tested for covers; the writer scrolls to it and asks again.
 */
export function isVisible(field: Element): boolean {
  if (!field.isConnected || !isFrameShown() || !isShown(field)) return false;
  const box = field.getBoundingClientRect();
  return isPlaced(box) && isUncovered(field, box);
}

/** Scrolls to a field that is out of sight, so that `isVisible` can test it for covers. */
export function bringIntoView(field: Element): void {
  const { top, bottom, left, right } = field.getBoundingClientRect();
  if (top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth) return;
  field.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
}
