/** Elements below a root in page order, through open shadow roots. A shadow root's elements come before its host's children. */
export function* walk(root: Document | ShadowRoot | Element): Generator<Element> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node as Element;
    yield element;
    if (element.shadowRoot) yield* walk(element.shadowRoot);
  }
}

/** The parent as it is laid out: slot before parent, host above a shadow root. */
export function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
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
