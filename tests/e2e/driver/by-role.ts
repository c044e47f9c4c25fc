import { computeAccessibleName, getRole, isInaccessible } from 'dom-accessibility-api';

/** All elements, those of open roots too, in the order of the document. */
function* walk(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* walk(element.shadowRoot);
  }
}

/** A password box has no role of its own; it is a box all the same. */
const hasRole = (element: Element, role: string): boolean =>
  role === 'textbox' ? element.matches('input, textarea') : getRole(element) === role;

/** Behind a dialog that takes the whole window nothing can be reached. */
function isReachable(element: Element): boolean {
  const modal = [...document.querySelectorAll(':modal')].at(-1);
  return (!modal || modal.contains(element)) && element.closest('[inert]') === null;
}

function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
}

const plain = (name: string): string => name.replace(/\s+/g, ' ').trim();

/** The first element with this role and whole name that a person can see; runs in the page. */
export function find(role: string, name: string): Element | null {
  for (const element of walk(document))
    if (
      hasRole(element, role) &&
      isShown(element) &&
      isReachable(element) &&
      !isInaccessible(element) &&
      plain(computeAccessibleName(element)) === plain(name)
    )
      return element;
  return null;
}
