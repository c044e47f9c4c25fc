import type { FieldFacts, FormFacts, FrameFacts } from '..';
import { describeButtons } from './buttons';
import { collect, type Found } from './collect';
import { groupTextOf, hintsOf, labelOf, nearbyOf } from './field-text';
import { type Field, isCodeBox, isTick, textIn } from './fields';
import { describeGroup, findGroups } from './groups';
import type { Handles } from './handles';
import { finishNow, type Work } from './slices';
import { ancestors } from './tree';
import { mayBeSeen, type Opacities } from './visibility';

/** The longest that sites write have a few hundred characters. */
const MAX_RULES = 2000;
/** Enough to tell months from years and countries from states. */
const MAX_OPTIONS = 16;
const MAX_OPTION = 40;

function isFocused(field: Element): boolean {
  return (field.getRootNode() as Document | ShadowRoot).activeElement === field;
}

/** True when a person could type into it, or choose, now. */
export function isEditable(field: Field): boolean {
  return !('readOnly' in field && field.readOnly) && !field.matches(':disabled');
}

function optionsOf(field: Field): string[] {
  if (!(field instanceof HTMLSelectElement)) return [];
  const texts = [...field.options].slice(0, MAX_OPTIONS).map(({ text, label }) => text || label);
  return texts.map((text) => text.trim().slice(0, MAX_OPTION));
}

/** Names that a box for a password has, and none for anything else. */
const PASSWORD_NAME = /^(current|login|user)?[-_]?(password|passwd|passwort|pwd|pass)$/i;
const DOTS = /text-security|password|dots/i;

/** A password box that shows what is typed, or is a text box that draws dots, is a password box still. */
function isPassword(field: HTMLInputElement): boolean {
  if (field.type !== 'text') return false;
  const style = getComputedStyle(field);
  const hides = style.getPropertyValue('-webkit-text-security');
  return (
    /\b(current|new)-password\b/.test(field.autocomplete) ||
    [field.name, field.id].some((name) => PASSWORD_NAME.test(name)) ||
    (hides !== '' && hides !== 'none') ||
    DOTS.test(style.fontFamily)
  );
}

function typeOf(field: Field): string {
  return field instanceof HTMLInputElement && isPassword(field) ? 'password' : (field.type ?? 'text');
}

/** An editable element as narrow as this holds one character. CSS pixels. */
const ONE_CHARACTER = 80;

function mostOf(field: Field): number | null {
  if (isCodeBox(field)) return field.offsetWidth < ONE_CHARACTER ? 1 : null;
  const most = 'maxLength' in field ? (field.maxLength ?? -1) : -1;
  return most >= 0 ? most : null;
}

function describeField(field: Field, handle: number, form: number, known: Opacities): FieldFacts {
  const read = (name: string) => field.getAttribute(name) ?? '';
  const label = labelOf(field);
  return {
    handle,
    form,
    type: typeOf(field),
    autocomplete: read('autocomplete'),
    name: field.name ?? '',
    id: field.id,
    label,
    nearby: label === '' ? nearbyOf(field) : '',
    group: groupTextOf(field),
    hints: hintsOf(field),
    placeholder: read('placeholder'),
    options: optionsOf(field),
    inputMode: read('inputmode'),
    maxLength: mostOf(field),
    passwordRules: read('passwordrules').slice(0, MAX_RULES),
    visible: mayBeSeen(field, known),
    editable: isEditable(field),
    focused: isFocused(field),
    hasValue: isTick(field) ? field.checked : textIn(field) !== '',
  };
}

/** The group of each field that has one. */
function* groupFields({ fields, buttons }: Found): Work<Map<Field, Element>> {
  const isText = (field: Field): boolean => !isTick(field);
  const groups = yield* findGroups(fields.filter(isText), buttons);
  const all = new Set(groups.values());
  // What is to be ticked makes no group: a page has many that belong to no form.
  for (const tick of fields.filter(isTick)) {
    const group = [...ancestors(tick)].find((ancestor) => all.has(ancestor));
    if (group) groups.set(tick, group);
    yield;
  }
  return groups;
}

/** Facts about every field and button that was found in this document and its shadow roots; never a value. */
export function* describeFound(found: Found, handles: Handles, token: string): Work<FrameFacts> {
  const groups = yield* groupFields(found);
  const all = new Set(groups.values());
  const own = found.fields.filter((field) => groups.has(field));
  handles.note(own);
  const forms: FormFacts[] = [];
  for (const group of all) forms.push(yield* describeGroup(group, found.signs, handles.of(group)));
  const fields: FieldFacts[] = [];
  const known: Opacities = new Map();
  for (const field of own) {
    const form = handles.of(groups.get(field) ?? field);
    fields.push(describeField(field, handles.of(field), form, known));
    yield;
  }
  const buttons = yield* describeButtons(found.buttons, all, handles);
  return { document: token, url: location.href, origin: self.origin, forms, fields, buttons };
}

/** Facts about this document as it is now, at once. */
export const describeFrame = (handles: Handles, token: string): FrameFacts =>
  finishNow(describeFound(finishNow(collect()), handles, token));
