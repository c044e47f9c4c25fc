import { type Layer, setStyle } from './layer';

const SIZE = 20;
/** Of the field's end: inside it, clear of its edge. CSS pixels. */
const INSET = 6;
const SVG = 'http://www.w3.org/2000/svg';
/** The key of our mark, on a grid of 20. */
const KEY = 'M3.75 13.25a3 3 0 1 0 6 0a3 3 0 1 0 -6 0ZM9 11l7.25-7.25M13.25 6.75l2 2';

/** Inside a field, at its end. */
function placeIcon(button: HTMLElement, field: Element): void {
  const { left, right, top, height } = field.getBoundingClientRect();
  const isRtl = getComputedStyle(field).direction === 'rtl';
  const x = isRtl ? left + INSET : right - SIZE - INSET;
  setStyle(button, { left: `${x}px`, top: `${top + (height - SIZE) / 2}px` });
}

function drawKey(): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  setStyle(svg, { width: `${SIZE}px`, height: `${SIZE}px`, display: 'block' });
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', KEY);
  setStyle(path, { fill: 'none', stroke: '#6b6a5e', 'stroke-width': '1.5', 'stroke-linecap': 'round' });
  svg.append(path);
  return svg;
}

export interface FieldIcon {
  place(): void;
}

/**
 * Puts a small key into a field. It holds nothing and tells nothing; a real press of it is told.
 * @param label its name for those who hear the page.
 */
export function addFieldIcon(layer: Layer, field: Element, label: string, pressed: () => void): FieldIcon {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.setAttribute('aria-label', label);
  setStyle(button, {
    all: 'initial',
    position: 'fixed',
    width: `${SIZE}px`,
    height: `${SIZE}px`,
    padding: '0',
    cursor: 'pointer',
    opacity: '1',
  });
  button.append(drawKey());
  // The field keeps the keyboard.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', (event) => {
    if (event.isTrusted) pressed();
  });
  layer.root.append(button);
  const place = (): void => placeIcon(button, field);
  place();
  return { place };
}
