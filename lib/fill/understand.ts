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

/** Forms that nothing of the vault is offered for: whoever wants it there can copy it. */
const QUIET: readonly (FormPurpose | null)[] = ['search', 'newsletter', 'contact'];

/** In a form that nothing is offered for there is nothing to fill; who says what a field is wants it filled. */
function purposeOf(form: FormClues): FormPurpose | null {
  const purpose = findPurpose(form);
  const isWanted = form.fields.some(({ facts: { said } }) => said !== undefined && said !== 'other');
  return isWanted && QUIET.includes(purpose) ? null : purpose;
}

/** The forms of a frame that have open fields: what each is for, what its fields are, and what sends it. */
export function understandForms(facts: FrameFacts): UnderstoodForm[] {
  return readForms(facts).map((form) => {
    const purpose = purposeOf(form);
    const own = facts.buttons.filter((button) => button.form === form.facts.form);
    return {
      form,
      purpose,
      fields: form.fields.map((field) => findRole(field, form, purpose)),
      submit: findSubmit(own, purpose),
    };
  });
}

/** True for a form that nothing is offered for. */
export const isQuiet = (purpose: FormPurpose | null): boolean => QUIET.includes(purpose);

/** True where an item would be offered for a field of a form. */
export function isOffered(role: FieldRole, purpose: FormPurpose | null): boolean {
  return role !== 'other' && role !== 'search' && !isQuiet(purpose);
}
