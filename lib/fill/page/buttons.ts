import type { ButtonFacts } from '..';
import { textOf } from './field-text';
import type { Handles } from './handles';
import { ancestors, walk } from './tree';

/** Everything that could be meant as a button. */
export const BUTTONS =
  'button,input[type=submit],input[type=button],input[type=image],input[type=reset],[role=button],a[class*=btn],a[class*=button],a[class*=Button],a[href^=javascript]';
const MAX_BUTTONS = 150;
const MAX_TEXT = 80;
/** How far out a form without a button of its own is left to look for one. */
const MAX_LEVELS = 3;

/** The words on a button, and those that only its name has. */
export function textOfButton(button: Element): string {
  const named = ['aria-label', 'title', 'alt'].map((name) => button.getAttribute(name) ?? '').join(' ');
  return `${button instanceof HTMLInputElement ? button.value : textOf(button)} ${named}`.trim();
}

/** A button that could send something; the eye beside a password box is none. */
export function canSend(button: Element): boolean {
  if (button.matches('input[type=submit],input[type=image],button[type=submit]')) return true;
  return textOfButton(button).length > 1 && !button.hasAttribute('aria-pressed');
}

/** The buttons below an element, in page order. */
export function* buttonsIn(root: Document | Element): Generator<Element> {
  for (const element of walk(root)) if (element.matches(BUTTONS)) yield element;
}

function ownerOf(button: Element, groups: ReadonlySet<Element>): Element | undefined {
  const { form } = button as Partial<HTMLButtonElement>;
  if (form && groups.has(form)) return form;
  for (const ancestor of ancestors(button)) if (groups.has(ancestor)) return ancestor;
  return undefined;
}

function describeButton(button: Element, handle: number, form: number): ButtonFacts {
  const { type } = button as Partial<HTMLButtonElement>;
  const names = ['name', 'id', 'class'].map((name) => button.getAttribute(name) ?? '');
  return {
    handle,
    form,
    type: button.matches('button,input') ? (type ?? 'button') : 'link',
    text: textOfButton(button).slice(0, MAX_TEXT),
    names: names.join(' ').slice(0, MAX_TEXT * 2),
  };
}

const isSubmit = (button: Element): boolean =>
  button.matches('button:not([type=button],[type=reset]),input[type=submit],input[type=image]');

/** The nearest buttons outside a form that has none to send it, as far as they are no other form's. */
function buttonsAround(group: Element, isFree: (button: Element) => boolean): Element[] {
  let level = 0;
  for (const ancestor of ancestors(group)) {
    if (ancestor === group) continue;
    const found = [...buttonsIn(ancestor)].filter(isFree);
    level += 1;
    if (found.length > 0) return found;
    if (level === MAX_LEVELS || ancestor === document.body) return [];
  }
  return [];
}

/** Facts of the buttons of each group. */
export function describeButtons(groups: ReadonlySet<Element>, handles: Handles): ButtonFacts[] {
  const owners = new Map(
    [...buttonsIn(document)].map((button) => [button, ownerOf(button, groups)] as const),
  );
  const owned = [...owners].flatMap(([button, owner]): [Element, Element][] =>
    owner ? [[button, owner]] : [],
  );
  const served = new Set(owned.filter(([button]) => isSubmit(button)).map(([, owner]) => owner));
  const bare = [...groups].filter((group) => !served.has(group));
  const around = bare.flatMap((group) =>
    buttonsAround(group, (button) => !owners.get(button)).map((button): [Element, Element] => [
      button,
      group,
    ]),
  );
  return [...owned, ...around]
    .slice(0, MAX_BUTTONS)
    .map(([button, group]) => describeButton(button, handles.of(button), handles.of(group)));
}
