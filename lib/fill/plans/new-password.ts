import type { RoledField } from '../field-role';
import type { FieldRole, FrameFacts, PlannedValue } from '../fill';
import { isOffered, understandForms } from '../understand';
import { chooseFields, type FieldsTarget } from './choose-fields';

const ROLES: ReadonlySet<FieldRole> = new Set<FieldRole>(['new-password', 'confirm-password']);

/** A box to repeat a password in asks for none by itself. */
const asksForNew = (fields: readonly RoledField[]): boolean =>
  fields.some(({ role }) => role === 'new-password');

/** The form of a frame that asks for a new password, with the boxes for it; null where none does. */
export function chooseNewPassword(facts: FrameFacts): FieldsTarget | null {
  const forms = understandForms(facts).filter(({ purpose }) => isOffered('new-password', purpose));
  const handles = new Set(forms.map(({ form }) => form.facts.form));
  return chooseFields(
    { ...facts, fields: facts.fields.filter(({ form }) => handles.has(form)) },
    ROLES,
    asksForNew,
  );
}

/** The same password in each of the boxes. */
export const newPasswordValues = ({ fields }: FieldsTarget, value: string): PlannedValue[] =>
  fields.map(({ field, role }) => ({ handle: field.facts.handle, role, value }));
