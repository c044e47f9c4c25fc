import type { FieldClues, FormClues } from '../clues';
import { hasMeaning, type Meaning } from '../words/meanings';

export type Test = (form: FormClues) => boolean;

export const says =
  (...meanings: readonly Meaning[]): Test =>
  ({ words }) =>
    meanings.some((meaning) => hasMeaning(words, meaning));
export const links =
  (meaning: Meaning): Test =>
  (form) =>
    hasMeaning(form.links, meaning);
export const goesTo =
  (meaning: Meaning): Test =>
  (form) =>
    hasMeaning(form.path, meaning);
export const ticks =
  (meaning: Meaning): Test =>
  (form) =>
    hasMeaning(form.ticks, meaning);
export const count =
  (test: (count: number) => boolean): Test =>
  ({ passwords }) =>
    test(passwords.length);
export const boxes =
  (test: (count: number) => boolean): Test =>
  ({ boxes: own }) =>
    test(own.length);
export const any =
  (test: (field: FieldClues) => boolean): Test =>
  ({ fields }) =>
    fields.some(test);
export const fieldSays = (...meanings: readonly Meaning[]): Test =>
  any(({ words }) => meanings.some((meaning) => hasMeaning(words, meaning)));
/** By the names that scripts use: `signup[email]`. */
export const anyNamed = (meaning: Meaning): Test => any(({ names }) => hasMeaning(names, meaning));
export const fieldsSaying =
  (least: number, ...meanings: readonly Meaning[]): Test =>
  ({ fields }) =>
    fields.filter(({ words }) => meanings.some((meaning) => hasMeaning(words, meaning))).length >= least;
export const passwordSays =
  (...meanings: readonly Meaning[]): Test =>
  ({ passwords }) =>
    passwords.some(({ words }) => meanings.some((meaning) => hasMeaning(words, meaning)));
export const hasToken = (test: RegExp): Test =>
  any(({ tokens }) => [...tokens].some((token) => test.test(token)));
export const both =
  (...tests: readonly Test[]): Test =>
  (form) =>
    tests.every((test) => test(form));
export const not =
  (test: Test): Test =>
  (form) =>
    !test(form);

export const asksWhoOneIs = fieldSays(
  'firstName',
  'lastName',
  'fullName',
  'birth',
  'city',
  'postalCode',
  'work',
  'kind',
);
export const asksForCard: Test = (form) =>
  fieldSays('cardNumber', 'cardName')(form) ||
  hasToken(/^cc-/)(form) ||
  both(fieldSays('cardCode'), fieldSays('expiry'))(form);
export const noPassword = count((passwords) => passwords === 0);
export const asksForPassword = count((passwords) => passwords > 0);
export const isNewAlone: Test = (form) =>
  both(says('to-save'), passwordSays('fresh'))(form) && form.boxes.length === form.passwords.length;
export const addressParts = fieldsSaying(2, 'street', 'city', 'state', 'postalCode');
/** A box or two (the second as a trap for programs), and they take an e-mail address. */
export const isAddressAlone: Test = ({ boxes: own }) =>
  own.length >= 1 &&
  own.length <= 2 &&
  own.every(({ facts, words }) => facts.type === 'email' || hasMeaning(words, 'email'));

/** An e-mail address with little else, and an invitation that speaks of no account. */
export const isInvitation: Test = both(
  says('to-join'),
  noPassword,
  boxes((number) => number <= 4),
  any(({ facts, words }) => facts.type === 'email' || hasMeaning(words, 'email')),
);
