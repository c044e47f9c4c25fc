/** Only these can have a shadow root that a page has closed (DOM, "valid shadow host name"). */
const HOSTS = /-|^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/** What browsers give to extensions alone: the way into closed roots. Chrome's first, then Firefox's. */
interface RootOpener {
  readonly chrome?: { readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
}
type OpenerElement = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/** What Chrome opens closed roots with; its first use loads a part of the browser's API. */
export const openerOf = () => (globalThis as RootOpener).chrome?.dom;

/**
 * The shadow root of an element, open or closed; null when it has none, or the browser shows none.
 * @param opener gives what was asked for already, where there are many elements.
 */
export function shadowOf(element: Element, opener = openerOf): ShadowRoot | null {
  if (element.shadowRoot || !HOSTS.test(element.localName) || !(element instanceof HTMLElement))
    return element.shadowRoot;
  return (
    opener()?.openOrClosedShadowRoot?.(element) ?? (element as OpenerElement).openOrClosedShadowRoot ?? null
  );
}

/** Elements below a root in page order, through shadow roots. A shadow root's elements come before its host's children. */
export function* walk(root: Document | ShadowRoot | Element): Generator<Element> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node as Element;
    yield element;
    const inner = shadowOf(element);
    if (inner) yield* walk(inner);
  }
}

/**
 * What an event is really about: outside a closed root, browsers name its host.
 * @param within finds it in a root.
 */
export function innermost(target: Element, within: (root: ShadowRoot) => Element | null): Element {
  const root = shadowOf(target);
  const inner = root && within(root);
  return inner && inner !== target ? innermost(inner, within) : target;
}

/** The slot that an element is shown in; browsers tell by themselves only for roots that are open. */
function slotOf(element: Element): Element | null {
  const { parentElement: parent } = element;
  const root = parent && shadowOf(parent);
  if (!root || element.assignedSlot) return element.assignedSlot;
  return [...root.querySelectorAll('slot')].find((slot) => slot.assignedNodes().includes(element)) ?? null;
}

/** The parent as it is laid out: slot before parent, host above a shadow root. */
export function parentOf(element: Element): Element | null {
  const shown = slotOf(element) ?? element.parentElement;
  if (shown) return shown;
  // Asked by name, not by class: an element of a parent frame has that frame's classes.
  return (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/** The element itself and everything that it is laid out in, inside out. */
export function* ancestors(element: Element): Generator<Element> {
  for (let current: Element | null = element; current; current = parentOf(current)) yield current;
}

/** True when `inner` is `outer` or stands in it, through shadow roots. */
export function isWithin(inner: Element, outer: Element): boolean {
  for (const element of ancestors(inner)) if (element === outer) return true;
  return false;
}
