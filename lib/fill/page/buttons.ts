import type { ButtonFacts } from '..';
import { isBelow } from './collect';
import { textOf } from './field-text';
import type { Handles } from './handles';
import type { Work } from './slices';
import { ancestors } from './tree';

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

/** The nearest buttons outside a form that has none to send it, among those that are no other form's. */
function buttonsAround(group: Element, free: readonly Element[]): Element[] {
  let level = 0;
  for (const ancestor of ancestors(group)) {
    if (ancestor === group) continue;
    const found = free.filter((button) => isBelow(button, ancestor));
    level += 1;
    if (found.length > 0) return found;
    if (level === MAX_LEVELS || ancestor === document.body) return [];
  }
  return [];
}

/** Facts of the buttons of each group. @param buttons of the document, in page order. */
export function* describeButtons(
  buttons: readonly Element[],
  groups: ReadonlySet<Element>,
  handles: Handles,
): Work<ButtonFacts[]> {
  const owned: [Element, Element][] = [];
  const free: Element[] = [];
  for (const button of buttons) {
    const owner = ownerOf(button, groups);
    if (owner) owned.push([button, owner]);
    else free.push(button);
    yield;
  }
  const served = new Set(owned.filter(([button]) => isSubmit(button)).map(([, owner]) => owner));
  for (const group of groups) {
    if (!served.has(group)) for (const button of buttonsAround(group, free)) owned.push([button, group]);
    yield;
  }
  return owned
    .slice(0, MAX_BUTTONS)
    .map(([button, group]) => describeButton(button, handles.of(button), handles.of(group)));
}
