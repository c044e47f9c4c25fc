/** What stands over a page: a closed root in the top layer that keeps clear of the page's own layout and styles. */
export interface Layer {
  readonly root: ShadowRoot;
  /** False once the page has taken it away or changed it. */
  isWhole(): boolean;
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
  const observer = new MutationObserver(() => {
    remove();
    tampered();
  });
  observer.observe(host, { attributes: true });
  const isWhole = (): boolean => host.parentNode === home && host.matches(':popover-open');
  return { root, isWhole, remove };
}
