import type { FieldClues, FormClues } from '../clues';
import { hasMeaning, type Meaning } from '../words/meanings';

export type Test = (form: FormClues) => boolean;

/** The form itself: its names, headings and buttons. */
export const says =
  (...meanings: readonly Meaning[]): Test =>
  ({ words }) =>
    meanings.some((meaning) => hasMeaning(words, meaning));
/** Its links. */
export const links =
  (meaning: Meaning): Test =>
  (form) =>
    hasMeaning(form.links, meaning);
/** The path that it is sent to. */
export const goesTo =
  (meaning: Meaning): Test =>
  (form) =>
    hasMeaning(form.path, meaning);
/** What can be ticked in it. */
export const ticks =
  (meaning: Meaning): Test =>
  (form) =>
    hasMeaning(form.ticks, meaning);
/** How many passwords it asks for. */
export const count =
  (test: (count: number) => boolean): Test =>
  ({ passwords }) =>
    test(passwords.length);
/** How many boxes it has. */
export const boxes =
  (test: (count: number) => boolean): Test =>
  ({ boxes: own }) =>
    test(own.length);
/** One of its fields is so. */
export const any =
  (test: (field: FieldClues) => boolean): Test =>
  ({ fields }) =>
    fields.some(test);
/** One of its fields says so, in any way. */
export const fieldSays = (...meanings: readonly Meaning[]): Test =>
  any(({ words }) => meanings.some((meaning) => hasMeaning(words, meaning)));
/** By the names that scripts use: `signup[email]`. */
export const anyNamed = (meaning: Meaning): Test => any(({ names }) => hasMeaning(names, meaning));
/** So many of its fields say so. */
export const fieldsSaying =
  (least: number, ...meanings: readonly Meaning[]): Test =>
  ({ fields }) =>
    fields.filter(({ words }) => meanings.some((meaning) => hasMeaning(words, meaning))).length >= least;
/** One of its passwords says so. */
export const passwordSays =
  (...meanings: readonly Meaning[]): Test =>
  ({ passwords }) =>
    passwords.some(({ words }) => meanings.some((meaning) => hasMeaning(words, meaning)));
/** One of its fields has such an autocomplete token. */
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

/** More than one signs in with. */
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
/** A payment card. */
export const asksForCard: Test = (form) =>
  fieldSays('cardNumber', 'cardName')(form) ||
  hasToken(/^cc-/)(form) ||
  both(fieldSays('cardCode'), fieldSays('expiry'))(form);
export const noPassword = count((passwords) => passwords === 0);
export const asksForPassword = count((passwords) => passwords > 0);
/** A new password and nothing else, to be saved. */
export const isNewAlone: Test = (form) =>
  both(says('to-save'), passwordSays('fresh'))(form) && form.boxes.length === form.passwords.length;
/** More than one part of an address. */
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
