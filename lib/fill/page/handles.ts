import { findFields } from './collect';

/** Numbers for elements, so that a plan can name them from outside. An element keeps its number. */
export interface Handles {
  /** The number of an element, given now if it had none. */
  of(element: Element): number;
  /** Keeps what the fields look like, in page order, so that they can be found again. */
  note(fields: readonly Element[]): void;
  /**
   * The element of a number. Where a page has drawn a noted field anew, the one that looks the same in the same place; undefined when
   * there is none.
   */
  find(handle: number): Element | undefined;
}

const MARKS = ['type', 'name', 'id', 'autocomplete', 'placeholder', 'aria-label'];

const markOf = (field: Element): string =>
  [field.localName, ...MARKS.map((name) => field.getAttribute(name))].join('|');

/** Creates an empty register that keeps no element alive. */
export function createHandles(): Handles {
  const numbers = new WeakMap<Element, number>();
  const elements: WeakRef<Element>[] = [];
  const noted = new Map<number, string>();
  const of = (element: Element): number => {
    const known = numbers.get(element);
    if (known !== undefined) return known;
    elements.push(new WeakRef(element));
    numbers.set(element, elements.length - 1);
    return elements.length - 1;
  };
  const findTwin = (handle: number): Element | undefined => {
    const mark = noted.get(handle);
    const before = [...noted.keys()].filter((other) => noted.get(other) === mark);
    const now = findFields().filter((field) => markOf(field) === mark);
    return now.length === before.length ? now[before.indexOf(handle)] : undefined;
  };
  return {
    of,
    note(fields) {
      noted.clear();
      for (const field of fields) noted.set(of(field), markOf(field));
    },
    find(handle) {
      const element = elements[handle]?.deref();
      return element?.isConnected ? element : findTwin(handle);
    },
  };
}
