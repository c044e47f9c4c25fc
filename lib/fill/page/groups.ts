import type { FormFacts } from '..';
import { canSend, textOfButton } from './buttons';
import { BUTTONS, type Found, HEADINGS, isBelow } from './collect';
import { textOf, textOfIds } from './field-text';
import type { Field } from './fields';
import type { Work } from './slices';
import { ancestors, isWithin } from './tree';

const MAX_WORDS = 400;
const MAX_LEVELS = 8;
const LANDMARKS =
  'dialog,[role=dialog],[role=form],[role=search],article,aside,footer,header,main,nav,section,body';

/** True for an element with a button below it that could send something. */
type CanBeSent = (element: Element) => boolean;

/** Fields stand in the same elements: each is asked for once. */
function sendability(buttons: readonly Element[]): CanBeSent {
  const senders = buttons.filter(canSend);
  const known = new Map<Element, boolean>();
  return (element) => {
    const can = known.get(element) ?? senders.some((button) => isBelow(button, element));
    known.set(element, can);
    return can;
  };
}

/** What a field without a form belongs to: the smallest thing around it that can be sent, at most its landmark. */
function looseGroup(field: Element, canBeSent: CanBeSent): Element {
  let level = 0;
  for (const ancestor of ancestors(field)) {
    if (ancestor === field) continue;
    level += 1;
    if (ancestor.matches(LANDMARKS) || level > MAX_LEVELS || canBeSent(ancestor)) return ancestor;
  }
  return document.documentElement;
}

function groupOf(field: Field, canBeSent: CanBeSent): Element {
  if (field.form) return field.form;
  for (const ancestor of ancestors(field)) if (ancestor instanceof HTMLFormElement) return ancestor;
  return looseGroup(field, canBeSent);
}

/** The form or form-like group of each field. A loose group inside another one is part of it. */
export function* findGroups(
  fields: readonly Field[],
  buttons: readonly Element[],
): Work<Map<Field, Element>> {
  const groups = new Map<Field, Element>();
  const canBeSent = sendability(buttons);
  for (const field of fields) {
    groups.set(field, groupOf(field, canBeSent));
    yield;
  }
  const loose = new Set([...groups.values()].filter((group) => !(group instanceof HTMLFormElement)));
  for (const [field, group] of groups) {
    yield;
    if (!loose.has(group)) continue;
    for (const other of loose)
      if (other !== groups.get(field) && isWithin(groups.get(field) ?? group, other))
        groups.set(field, other);
  }
  return groups;
}

/** The heading that stands right above a group without one. */
function headingAbove(group: Element): string {
  for (const ancestor of ancestors(group)) {
    if (ancestor.matches('body,main')) return '';
    for (let before = ancestor.previousElementSibling; before; before = before.previousElementSibling) {
      if (before.matches('form')) return '';
      const heading = before.matches(HEADINGS) ? before : [...before.querySelectorAll(HEADINGS)].at(-1);
      if (heading) return textOf(heading);
    }
  }
  return '';
}

interface Words {
  readonly words: string[];
  readonly links: string[];
  readonly ticks: string[];
}

const join = (texts: readonly string[]): string => texts.filter(Boolean).join(' | ').slice(0, MAX_WORDS);

function read(element: Element, { words, links, ticks }: Words): void {
  if (element.matches(HEADINGS)) words.push(textOf(element));
  else if (element.matches('a')) {
    // A page that is one group may have thousands.
    if (join(links).length < MAX_WORDS) links.push(textOf(element));
  } else if (element.matches(BUTTONS) && canSend(element)) words.push(textOfButton(element));
  else if (element instanceof HTMLInputElement && element.type === 'checkbox')
    ticks.push(...[...(element.labels ?? [])].map(textOf), element.name);
}

function* wordsOf(
  group: Element,
  signs: Found['signs'],
): Work<Omit<FormFacts, 'form' | 'isForm' | 'action'>> {
  const named = ['id', 'name', 'class', 'aria-label', 'role'].map((name) => group.getAttribute(name) ?? '');
  const found: Words = { words: [...named, textOfIds(group, 'aria-labelledby')], links: [], ticks: [] };
  for (const sign of signs) {
    if (isBelow(sign, group)) read(sign, found);
    yield;
  }
  if (!group.querySelector(HEADINGS)) found.words.push(headingAbove(group));
  return { words: join(found.words), links: join(found.links), ticks: join(found.ticks) };
}

/** Facts of one group. @param signs of the document, in page order. */
export function* describeGroup(group: Element, signs: Found['signs'], form: number): Work<FormFacts> {
  const isForm = group instanceof HTMLFormElement;
  // A field named "action" hides the property of the same name.
  const action = isForm ? group.getAttribute('action') : null;
  const absolute =
    action && URL.canParse(action, document.baseURI) ? new URL(action, document.baseURI).href : null;
  return { form, isForm, action: absolute, ...(yield* wordsOf(group, signs)) };
}
