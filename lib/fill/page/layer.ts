import { ancestors } from './tree';

/** What stands over a page: a closed root in the top layer that keeps clear of the page's own layout and styles. */
export interface Layer {
  readonly root: ShadowRoot;
  /** False once the page has taken it away or changed it. */
  isWhole(): boolean;
  /** False while what it stands in, or a picture that the browser draws above all, could hide, shrink or shift it. */
  isPlain(): boolean;
  remove(): void;
}

/** Inline and important: no style sheet of a page comes above that. */
export function setStyle(element: HTMLElement | SVGElement, style: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, 'important');
}

/** A modal dialog makes all that stands outside it dead, and so does a fullscreen element with what is not in it. */
function homeFor(field: Element | null): Element {
  for (let element = field; element; ) {
    const own: Element | null = element.closest(':modal, :fullscreen');
    if (own) return own;
    const root = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return document.fullscreenElement ?? document.documentElement;
}

/** Effects on an element that reach what stands in it, with the value that stands for none. */
const NO_EFFECT: Readonly<Record<string, string>> = {
  opacity: '1',
  filter: 'none',
  'mask-image': 'none',
  'clip-path': 'none',
  'mix-blend-mode': 'normal',
  transform: 'none',
  translate: 'none',
  rotate: 'none',
  scale: 'none',
  perspective: 'none',
  zoom: '1',
};

function hasEffect(element: Element): boolean {
  const style = getComputedStyle(element);
  return Object.entries(NO_EFFECT).some(([name, none]) => {
    const value = style.getPropertyValue(name);
    return value !== '' && value !== none;
  });
}

const TRANSITION = ':active-view-transition';

/** The browser shows pictures of the page then, and what they hide can still be clicked. */
const isInTransition = (): boolean =>
  CSS.supports(`selector(${TRANSITION})`) && document.documentElement.matches(TRANSITION);

/**
 * Puts an empty layer over the page.
 * @param field what it belongs to; null: to the page as a whole.
 * @param tampered called once when the page removes, moves or restyles it; it is gone then, and is not put back.
 */
export function addLayer(field: Element | null, tampered: () => void): Layer {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  setStyle(host, {
    all: 'initial',
    position: 'fixed',
    inset: '0 auto auto 0',
    width: '0',
    height: '0',
    margin: '0',
    padding: '0',
    border: '0',
    overflow: 'visible',
    background: 'none',
    'color-scheme': 'normal',
  });
  host.popover = 'manual';
  const home = homeFor(field);
  home.append(host);
  host.showPopover();
  const remove = (): void => {
    observer.disconnect();
    host.remove();
  };
  const isWhole = (): boolean =>
    host.parentNode === home && host.matches(':popover-open') && host.childNodes.length === 0;
  const isPlain = (): boolean => !isInTransition() && ![...ancestors(home)].some(hasEffect);
  const observer = new MutationObserver((changes) => {
    if (isWhole() && !changes.some(({ target }) => target === host)) return;
    remove();
    tampered();
  });
  observer.observe(host, { attributes: true, childList: true });
  observer.observe(home, { childList: true });
  return { root, isWhole, isPlain, remove };
}
