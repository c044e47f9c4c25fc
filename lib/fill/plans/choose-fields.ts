import type { RoledField } from '../field-role';
import type { FieldRole, FrameFacts } from '../fill';
import { type Reason, score } from '../score';
import { sendsElsewhere } from '../sends';
import { type UnderstoodForm, understandForms } from '../understand';

/** A form that a card or an identity could be put into. */
export interface FieldsTarget {
  readonly action: string | null;
  readonly score: number;
  /** Those of its fields that the kind has values for, in page order. */
  readonly fields: readonly RoledField[];
}

interface Candidate {
  readonly understood: UnderstoodForm;
  readonly fields: readonly RoledField[];
  readonly pageUrl: string;
}

const REASONS: readonly Reason<Candidate>[] = [
  {
    weight: 200,
    because: 'the cursor stands in it',
    holds: ({ fields }) => fields.some(({ field }) => field.facts.focused),
  },
  { weight: 60, because: 'several fields', holds: ({ fields }) => fields.length >= 3 },
  { weight: 30, because: 'more than one field', holds: ({ fields }) => fields.length >= 2 },
  {
    weight: 40,
    because: 'it asks for money, an address or an account',
    holds: ({ understood: { purpose } }) =>
      purpose === 'pay' || purpose === 'address' || purpose === 'sign-up',
  },
  {
    weight: -60,
    because: 'it signs in or searches',
    holds: ({ understood: { purpose } }) => purpose === 'sign-in' || purpose === 'search',
  },
  {
    weight: -40,
    because: 'it is a newsletter',
    holds: ({ understood: { purpose } }) => purpose === 'newsletter',
  },
  {
    weight: -50,
    because: 'it is sent to another host',
    holds: ({ understood, pageUrl }) => sendsElsewhere(understood.form.facts.action, pageUrl) !== null,
  },
];

/**
 * The form of a frame that has most fields of these roles, or the cursor in one; null when there is none.
 * @param isEnough what the fields of a form must be for it to count.
 */
export function chooseFields(
  facts: FrameFacts,
  roles: ReadonlySet<FieldRole>,
  isEnough: (fields: readonly RoledField[]) => boolean,
): FieldsTarget | null {
  const targets = understandForms(facts).flatMap((understood): FieldsTarget[] => {
    const fields = understood.fields.filter(({ role }) => roles.has(role));
    if (!isEnough(fields)) return [];
    const candidate = { understood, fields, pageUrl: facts.url };
    return [{ action: understood.form.facts.action, fields, score: score(REASONS, candidate) }];
  });
  return targets.reduce<FieldsTarget | null>(
    (top, target) => (top === null || target.score > top.score ? target : top),
    null,
  );
}
