/** Numbers for elements, so that a plan can name them from outside. An element keeps its number. */
export interface Handles {
  /** The number of an element, given now if it had none. */
  of(element: Element): number;
  /** The element of a number; undefined when it is gone or was never given. */
  find(handle: number): Element | undefined;
}

/** Creates an empty register that keeps no element alive. */
export function createHandles(): Handles {
  const numbers = new WeakMap<Element, number>();
  const elements: WeakRef<Element>[] = [];
  return {
    of(element) {
      const known = numbers.get(element);
      if (known !== undefined) return known;
      elements.push(new WeakRef(element));
      numbers.set(element, elements.length - 1);
      return elements.length - 1;
    },
    find: (handle) => elements[handle]?.deref(),
  };
}
