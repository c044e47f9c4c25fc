import { readField } from './clues';
import { signatureOf } from './corrections';
import { explainRole, type RoledField } from './field-role';
import type { FieldFacts, FieldRole, FormPurpose, FrameFacts, PlannedValue } from './fill';
import { explainPurpose } from './form-purpose';
import type { Because } from './score';
import { isOffered, isQuiet, type UnderstoodForm, understandForms } from './understand';

/**
 * What keeps a field from being filled, or nothing: `hidden` nobody can see it, `read-only` nobody can type into it, `quiet` its form is
 * one that nothing is offered for, `no-role` it asks for nothing that an item has, `not-chosen` another field or form was the better one,
 * `cut` it takes fewer characters than the value has.
 */
export type Hindrance = 'hidden' | 'read-only' | 'quiet' | 'no-role' | 'not-chosen' | 'cut';

/** One field of a page, and what we make of it. Never its value. */
export interface ExplainedField {
  /** What it is corrected by. */
  readonly signature: string;
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly autocomplete: string;
  /** The words by which a person knows it; empty when it has none. */
  readonly label: string;
  readonly maxLength: number | null;
  readonly role: FieldRole;
  /** What speaks for that role and against it, the weightiest first. */
  readonly reasons: readonly Because[];
  /** The person has said so. */
  readonly isSaid: boolean;
  /** Null: it would be filled. */
  readonly hindrance: Hindrance | null;
}

export interface ExplainedForm {
  readonly purpose: FormPurpose | null;
  readonly reasons: readonly Because[];
  readonly fields: readonly ExplainedField[];
}

interface Case {
  readonly planned: ReadonlyMap<number, PlannedValue>;
  readonly understood: UnderstoodForm | undefined;
}

function hindranceOf(facts: FieldFacts, role: FieldRole, { planned, understood }: Case): Hindrance | null {
  if (!facts.visible) return 'hidden';
  const value = planned.get(facts.handle)?.value;
  if (value !== undefined) return facts.maxLength !== null && value.length > facts.maxLength ? 'cut' : null;
  if (!facts.editable) return 'read-only';
  const purpose = understood?.purpose ?? null;
  if (isQuiet(purpose)) return 'quiet';
  return isOffered(role, purpose) ? 'not-chosen' : 'no-role';
}

function explainField(facts: FieldFacts, found: RoledField | undefined, told: Case): ExplainedField {
  const { type, name, id, autocomplete, label, placeholder, nearby, maxLength, said } = facts;
  const { form, purpose } = told.understood ?? {};
  const role = found?.role ?? said ?? 'other';
  const reasons = form ? explainRole(role, found?.field ?? readField(facts), form, purpose ?? null) : [];
  return {
    signature: signatureOf(facts),
    type,
    name,
    id,
    autocomplete,
    label: label || placeholder || nearby,
    maxLength,
    role,
    reasons: found ? reasons : [],
    isSaid: said !== undefined,
    hindrance: hindranceOf(facts, role, told),
  };
}

/**
 * Every field of a frame in page order, form by form: what it is, why, and what keeps it from being filled.
 * @param values what would be written, by the plan for this frame; none where it may not be filled.
 */
export function explainForms(facts: FrameFacts, values: readonly PlannedValue[]): ExplainedForm[] {
  const planned = new Map(values.map((value) => [value.handle, value]));
  const forms = new Map(understandForms(facts).map((form) => [form.form.facts.form, form]));
  return facts.forms.map(({ form: handle }) => {
    const understood = forms.get(handle);
    const purpose = understood?.purpose ?? null;
    const roles = new Map(understood?.fields.map((field) => [field.field.facts.handle, field]));
    const own = facts.fields.filter(({ form }) => form === handle);
    return {
      purpose,
      reasons: understood && purpose ? explainPurpose(purpose, understood.form) : [],
      fields: own.map((field) => explainField(field, roles.get(field.handle), { planned, understood })),
    };
  });
}
