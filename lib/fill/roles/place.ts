import type { FieldClues, FormClues, Source } from '../clues';
import type { FormPurpose } from '../fill';
import type { Reason } from '../score';
import { hasMeaning, type Meaning } from '../words/meanings';

/** A field in its surroundings. */
export interface Place {
  readonly field: FieldClues;
  readonly form: FormClues;
  readonly purpose: FormPurpose | null;
}

export type Test = (place: Place) => boolean;

/** How much each source of words is worth: what people read weighs more than the names that scripts use. */
const READ: readonly (readonly [Source, number, string])[] = [
  ['label', 75, 'its label says'],
  ['nearby', 60, 'the words beside it say'],
  ['placeholder', 55, 'its placeholder says'],
];
/** Most often the same word again: only the first of them counts. */
const NAMES: readonly (readonly [Source, number, string])[] = [
  ['name', 60, 'its name says'],
  ['id', 55, 'its id says'],
  ['hints', 40, 'another of its names says'],
];
const SOURCES = [...READ, ...NAMES];

/** Reasons for each source that names a meaning. */
export function named(meaning: Meaning, thing: string, share = 1): Reason<Place>[] {
  const says = ({ said }: FieldClues, source: Source) => hasMeaning(said[source], meaning);
  const first = (field: FieldClues) => NAMES.find(([source]) => says(field, source))?.[0];
  const reason = (weight: number, where: string) => ({
    weight: Math.round(weight * share),
    because: `${where} "${thing}"`,
  });
  return [
    ...READ.map(([source, weight, where]) => ({
      ...reason(weight, where),
      holds: ({ field }: Place) => says(field, source),
    })),
    ...NAMES.map(([source, weight, where]) => ({
      ...reason(weight, where),
      holds: ({ field }: Place) => first(field) === source,
    })),
  ];
}

/** The reason of an autocomplete token. */
export const marked = (thing: string, ...tokens: readonly string[]): Reason<Place> => ({
  weight: 150,
  because: `marked as ${thing}`,
  holds: hasToken(...tokens),
});

/** The field has one of these autocomplete tokens. */
export const hasToken =
  (...tokens: readonly string[]): Test =>
  ({ field }) =>
    tokens.some((token) => field.tokens.has(token));

/** True when any source but the group's caption names the meaning. */
export const says =
  (...meanings: readonly Meaning[]): Test =>
  ({ field: { said } }) =>
    SOURCES.some(([source]) => meanings.some((meaning) => hasMeaning(said[source], meaning)));

/** True when what people read at the field names the meaning. */
export const reads =
  (...meanings: readonly Meaning[]): Test =>
  ({ field: { said } }) =>
    meanings.some((meaning) =>
      [said.label, said.nearby, said.placeholder].some((words) => hasMeaning(words, meaning)),
    );

/** The caption of its group says so. */
export const groupSays =
  (meaning: Meaning): Test =>
  ({ field }) =>
    hasMeaning(field.said.group, meaning);

/** The form is for one of these. */
export const isFor =
  (...purposes: readonly FormPurpose[]): Test =>
  ({ purpose }) =>
    purpose !== null && purposes.includes(purpose);

export const isPassword: Test = ({ field }) => field.isPassword;
export const isText: Test = ({ field }) => field.isText;
export const isList: Test = ({ field }) => field.isList;
export const isOneCharacter: Test = ({ field }) => field.facts.maxLength === 1;
export const hasType =
  (...types: readonly string[]): Test =>
  ({ field }) =>
    types.includes(field.facts.type);
export const not =
  (test: Test): Test =>
  (place) =>
    !test(place);
export const both =
  (...tests: readonly Test[]): Test =>
  (place) =>
    tests.every((test) => test(place));
export const either =
  (...tests: readonly Test[]): Test =>
  (place) =>
    tests.some((test) => test(place));

/** The field so many places further on in the form, if it passes. */
export const beside =
  (steps: readonly number[], test: (field: FieldClues) => boolean): Test =>
  ({ field, form }) => {
    const index = form.fields.indexOf(field);
    return steps.some((step) => {
      const other = form.fields[index + step];
      return other !== undefined && test(other);
    });
  };

/** A field says so, in any way. */
export const fieldSays = (field: FieldClues, ...meanings: readonly Meaning[]): boolean =>
  meanings.some((meaning) => SOURCES.some(([source]) => hasMeaning(field.said[source], meaning)));

const asksForCard = (field: FieldClues): boolean =>
  [...field.tokens].some((token) => token.startsWith('cc-')) || fieldSays(field, 'cardNumber', 'card');

/** Another field of the form asks for a card. */
export const standsBesideCard: Test = ({ form, field }) =>
  form.fields.some((other) => other !== field && asksForCard(other));

/** A field whose words mean something that nobody fills. */
export const saysOther: Test = says('captcha', 'offer', 'identityNumber', 'work', 'amount', 'text');
