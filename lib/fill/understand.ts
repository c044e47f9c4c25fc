import { type FormClues, readForms } from './clues';
import { findRole, type RoledField } from './field-role';
import type { FieldRole, FormPurpose, FrameFacts } from './fill';
import { findPurpose } from './form-purpose';
import { findSubmit } from './submit-button';

/** A form, understood. */
export interface UnderstoodForm {
  readonly form: FormClues;
  readonly purpose: FormPurpose | null;
  readonly fields: readonly RoledField[];
  /** Handle of the control that sends it. */
  readonly submit: number | null;
}

/** The forms of a frame that have open fields: what each is for, what its fields are, and what sends it. */
export function understandForms(facts: FrameFacts): UnderstoodForm[] {
  return readForms(facts).map((form) => {
    const purpose = findPurpose(form);
    const own = facts.buttons.filter((button) => button.form === form.facts.form);
    return {
      form,
      purpose,
      fields: form.fields.map((field) => findRole(field, form, purpose)),
      submit: findSubmit(own, purpose),
    };
  });
}

/** Forms that nothing of the vault is offered for: whoever wants it there can copy it. */
const QUIET: readonly (FormPurpose | null)[] = ['search', 'newsletter', 'contact'];

/** True where an item would be offered for a field of a form. */
export function isOffered(role: FieldRole, purpose: FormPurpose | null): boolean {
  return role !== 'other' && role !== 'search' && !QUIET.includes(purpose);
}
