import type { FormFacts } from '..';
import { BUTTONS, buttonsIn, canSend, textOfButton } from './buttons';
import { textOf, textOfIds } from './field-text';
import type { Field } from './fields';
import { ancestors, isWithin, walk } from './tree';

const MAX_WORDS = 400;
const MAX_LEVELS = 8;
const LANDMARKS =
  'dialog,[role=dialog],[role=form],[role=search],article,aside,footer,header,main,nav,section,body';
const HEADINGS = 'legend,h1,h2,h3,h4,[role=heading]';

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

function groupOf(field: Field): Element {
  if (field.form) return field.form;
  for (const ancestor of ancestors(field)) if (ancestor instanceof HTMLFormElement) return ancestor;
  return looseGroup(field);
}

/** The form or form-like group of each field. A loose group inside another one is part of it. */
export function findGroups(fields: readonly Field[]): Map<Field, Element> {
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

function read(element: Element, { words, links, ticks }: Words): void {
  if (element.matches(HEADINGS)) words.push(textOf(element));
  else if (element.matches('a')) links.push(textOf(element));
  else if (element.matches(BUTTONS) && canSend(element)) words.push(textOfButton(element));
  else if (element instanceof HTMLInputElement && element.type === 'checkbox')
    ticks.push(...[...(element.labels ?? [])].map(textOf), element.name);
}

function wordsOf(group: Element): Omit<FormFacts, 'form' | 'isForm' | 'action'> {
  const named = ['id', 'name', 'class', 'aria-label', 'role'].map((name) => group.getAttribute(name) ?? '');
  const found: Words = { words: [...named, textOfIds(group, 'aria-labelledby')], links: [], ticks: [] };
  for (const element of walk(group)) read(element, found);
  if (!group.querySelector(HEADINGS)) found.words.push(headingAbove(group));
  const join = (texts: readonly string[]) => texts.filter(Boolean).join(' | ').slice(0, MAX_WORDS);
  return { words: join(found.words), links: join(found.links), ticks: join(found.ticks) };
}

/** Facts of one group. */
export function describeGroup(group: Element, form: number): FormFacts {
  const isForm = group instanceof HTMLFormElement;
  // A field named "action" hides the property of the same name.
  const action = isForm ? group.getAttribute('action') : null;
  const absolute =
    action && URL.canParse(action, document.baseURI) ? new URL(action, document.baseURI).href : null;
  return { form, isForm, action: absolute, ...wordsOf(group) };
}
