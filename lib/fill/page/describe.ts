import type { FieldFacts, FrameFacts } from '..';
import { describeButtons } from './buttons';
import { groupTextOf, hintsOf, labelOf, nearbyOf } from './field-text';
import { type Field, findFields } from './fields';
import { describeGroup, findGroups } from './groups';
import type { Handles } from './handles';
import { mayBeSeen } from './visibility';

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

function describeField(field: Field, handle: number, form: number): FieldFacts {
  const maxLength = 'maxLength' in field ? field.maxLength : -1;
  const read = (name: string) => field.getAttribute(name) ?? '';
  const label = labelOf(field);
  return {
    handle,
    form,
    type: field.type,
    autocomplete: read('autocomplete'),
    name: field.name,
    id: field.id,
    label,
    nearby: label === '' ? nearbyOf(field) : '',
    group: groupTextOf(field),
    hints: hintsOf(field),
    placeholder: read('placeholder'),
    options: optionsOf(field),
    inputMode: read('inputmode'),
    maxLength: maxLength >= 0 ? maxLength : null,
    passwordRules: read('passwordrules').slice(0, MAX_RULES),
    visible: mayBeSeen(field),
    editable: isEditable(field),
    focused: isFocused(field),
    hasValue: field.value !== '',
  };
}

/** Facts about every field and button in this document and its open shadow roots; never a value. */
export function describeFrame(handles: Handles, token: string): FrameFacts {
  const fields = findFields();
  const groups = findGroups(fields);
  const all = new Set(groups.values());
  return {
    document: token,
    url: location.href,
    origin: self.origin,
    forms: [...all].map((group) => describeGroup(group, handles.of(group))),
    fields: fields.map((field) =>
      describeField(field, handles.of(field), handles.of(groups.get(field) ?? field)),
    ),
    buttons: describeButtons(all, handles),
  };
}
