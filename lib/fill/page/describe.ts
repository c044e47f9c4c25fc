import type { FieldFacts, FrameFacts } from '..';
import { labelOf } from './field-text';
import { describeGroup, findGroups } from './groups';
import type { Handles } from './handles';
import { walk } from './tree';
import { mayBeSeen } from './visibility';

const TEXT_TYPES = new Set(['text', 'email', 'tel', 'password', 'number', 'url', 'search']);
/** A page with more boxes is a spreadsheet. */
const MAX_FIELDS = 300;

/** The longest that sites write have a few hundred characters. */
const MAX_RULES = 2000;

function findFields(): HTMLInputElement[] {
  const fields: HTMLInputElement[] = [];
  for (const element of walk(document)) {
    if (element instanceof HTMLInputElement && TEXT_TYPES.has(element.type)) fields.push(element);
    if (fields.length >= MAX_FIELDS) break;
  }
  return fields;
}

function isFocused(field: Element): boolean {
  return (field.getRootNode() as Document | ShadowRoot).activeElement === field;
}

/** True when a person could type into it now. */
export function isEditable(field: HTMLInputElement): boolean {
  return !field.readOnly && !field.matches(':disabled');
}

function describeField(field: HTMLInputElement, handle: number, form: number): FieldFacts {
  return {
    handle,
    form,
    type: field.type,
    autocomplete: field.getAttribute('autocomplete') ?? '',
    name: field.name,
    id: field.id,
    label: labelOf(field),
    placeholder: field.placeholder,
    inputMode: field.getAttribute('inputmode') ?? '',
    maxLength: field.maxLength >= 0 ? field.maxLength : null,
    passwordRules: (field.getAttribute('passwordrules') ?? '').slice(0, MAX_RULES),
    visible: mayBeSeen(field),
    editable: isEditable(field),
    focused: isFocused(field),
    hasValue: field.value !== '',
  };
}

/** Facts about every box for text in this document and its open shadow roots; never a value. */
export function describeFrame(handles: Handles, token: string): FrameFacts {
  const fields = findFields();
  const groups = findGroups(fields);
  return {
    document: token,
    url: location.href,
    origin: self.origin,
    forms: [...new Set(groups.values())].map((group) => describeGroup(group, handles.of(group))),
    fields: fields.map((field) =>
      describeField(field, handles.of(field), handles.of(groups.get(field) ?? field)),
    ),
  };
}
