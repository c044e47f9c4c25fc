import type { FieldClues, FormClues } from './clues';
import type { FieldRole, FormPurpose } from './fill';
import { ADDRESS } from './roles/address';
import { CARD } from './roles/card';
import { DATES } from './roles/dates';
import { OTHER, SEARCH } from './roles/others';
import { CONFIRM_PASSWORD, CURRENT_PASSWORD, NEW_PASSWORD, TOTP } from './roles/passwords';
import { PERSON } from './roles/person';
import type { Place } from './roles/place';
import { EMAIL, USERNAME } from './roles/username';
import { type Because, best, explain, type Reason, score } from './score';

export interface RoledField {
  readonly field: FieldClues;
  readonly role: FieldRole;
  readonly score: number;
}

/** All that speaks for and against each role. */
const REASONS: Readonly<Record<FieldRole, readonly Reason<Place>[]>> = {
  username: USERNAME,
  email: EMAIL,
  'current-password': CURRENT_PASSWORD,
  'new-password': NEW_PASSWORD,
  'confirm-password': CONFIRM_PASSWORD,
  totp: TOTP,
  ...CARD,
  ...DATES,
  ...PERSON,
  ...ADDRESS,
  // No page says so: the names that people have given decide (plans/custom.ts).
  custom: [],
  search: SEARCH,
  other: OTHER,
};

/** The person's own word outweighs all that a page may say. */
const SAID: Because = { weight: 1000, because: 'you said so' };

const ENOUGH = 40;
const ROLES = Object.keys(REASONS) as FieldRole[];

/** What one field of a form is for. A field that nothing speaks for is `other`, and is never filled. */
export function findRole(field: FieldClues, form: FormClues, purpose: FormPurpose | null): RoledField {
  const { said } = field.facts;
  if (said !== undefined) return { field, role: said, score: SAID.weight };
  const place = { field, form, purpose };
  const top = best(
    ROLES.map((role) => [role, score(REASONS[role], place)] as const),
    ENOUGH,
  );
  return { field, role: top?.name ?? 'other', score: top?.score ?? 0 };
}

/** Why a field would have a role, and why not. */
export function explainRole(
  role: FieldRole,
  field: FieldClues,
  form: FormClues,
  purpose: FormPurpose | null,
): Because[] {
  const reasons = explain(REASONS[role], { field, form, purpose });
  return field.facts.said === role ? [SAID, ...reasons] : reasons;
}
