import type { FormFacts } from '..';
import { textOf, textOfIds } from './field-text';
import { ancestors, isWithin, walk } from './tree';

const MAX_WORDS = 300;
const MAX_LEVELS = 8;
const LANDMARKS =
  'dialog,[role=dialog],[role=form],[role=search],article,aside,footer,header,main,nav,section,body';
const BUTTONS = 'button,input[type=submit],input[type=button],input[type=image],[role=button]';

function textOfButton(button: Element): string {
  const named =
    button.getAttribute('aria-label') ?? button.getAttribute('title') ?? button.getAttribute('alt') ?? '';
  return button instanceof HTMLInputElement ? `${button.value} ${named}` : `${textOf(button)} ${named}`;
}

/** A button that could send something; the eye beside a password box is none. */
function canSend(button: Element): boolean {
  if (button.matches('input[type=submit],input[type=image],button[type=submit]')) return true;
  return textOfButton(button).trim().length > 1 && !button.hasAttribute('aria-pressed');
}

function* buttonsIn(group: Element): Generator<Element> {
  for (const element of walk(group)) if (element.matches(BUTTONS)) yield element;
}

function hasSendButton(group: Element): boolean {
  for (const button of buttonsIn(group)) if (canSend(button)) return true;
  return false;
}

/** What a field without a form belongs to: the smallest thing around it that can be sent, at most its landmark. */
function looseGroup(field: Element): Element {
  let level = 0;
  for (const ancestor of ancestors(field)) {
    if (ancestor === field) continue;
    level += 1;
    if (ancestor.matches(LANDMARKS) || level > MAX_LEVELS || hasSendButton(ancestor)) return ancestor;
  }
  return document.documentElement;
}

function groupOf(field: HTMLInputElement): Element {
  if (field.form) return field.form;
  for (const ancestor of ancestors(field)) if (ancestor instanceof HTMLFormElement) return ancestor;
  return looseGroup(field);
}

/** The form or form-like group of each field. A loose group inside another one is part of it. */
export function findGroups(fields: readonly HTMLInputElement[]): Map<HTMLInputElement, Element> {
  const groups = new Map(fields.map((field) => [field, groupOf(field)] as const));
  const loose = new Set([...groups.values()].filter((group) => !(group instanceof HTMLFormElement)));
  for (const [field, group] of groups) {
    if (!loose.has(group)) continue;
    for (const other of loose)
      if (other !== groups.get(field) && isWithin(groups.get(field) ?? group, other))
        groups.set(field, other);
  }
  return groups;
}

function wordsOf(group: Element): string {
  const words = [
    group.getAttribute('id'),
    group.getAttribute('name'),
    group.getAttribute('class'),
    group.getAttribute('aria-label'),
  ];
  words.push(textOfIds(group, 'aria-labelledby'), group.getAttribute('role'));
  for (const element of walk(group)) {
    if (element.matches('legend,h1,h2,h3,h4,[role=heading]')) words.push(textOf(element));
    else if (element.matches(BUTTONS) && canSend(element)) words.push(textOfButton(element));
  }
  return words.filter(Boolean).join(' | ').slice(0, MAX_WORDS);
}

/** Facts of one group. */
export function describeGroup(group: Element, form: number): FormFacts {
  const isForm = group instanceof HTMLFormElement;
  // A field named "action" hides the property of the same name.
  const action = isForm ? group.getAttribute('action') : null;
  const absolute =
    action && URL.canParse(action, document.baseURI) ? new URL(action, document.baseURI).href : null;
  return { form, isForm, action: absolute, words: wordsOf(group) };
}
