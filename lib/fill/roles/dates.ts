import type { FieldClues } from '../clues';
import type { FieldRole } from '../fill';
import type { Reason } from '../score';
import {
  beside,
  both,
  either,
  fieldSays,
  groupSays,
  hasType,
  isFor,
  isPassword,
  marked,
  named,
  not,
  type Place,
  says,
  standsBesideCard,
  type Test,
} from './place';

type DateRole = Extract<FieldRole, `birthday${string}` | `card-expiry${string}`>;

const isPart = (field: FieldClues): boolean =>
  ['days', 'months', 'years'].includes(field.choices) || fieldSays(field, 'day', 'month', 'year');

const standsInParts = beside([-2, -1, 1, 2], isPart);

/** A neighbour says which date this part belongs to. */
const neighbourSays = (meaning: 'expiry' | 'birth'): Test => {
  const says = (field: FieldClues) =>
    isPart(field) &&
    (fieldSays(field, meaning) ||
      [...field.tokens].some((token) => token.startsWith(meaning === 'expiry' ? 'cc-exp' : 'bday')));
  return beside([-2, -1, 1, 2], says);
};

const hasChoices =
  (choices: FieldClues['choices']): Test =>
  ({ field }) =>
    field.choices === choices;
const length =
  (...lengths: readonly number[]): Test =>
  ({ field }) =>
    field.facts.maxLength !== null && lengths.includes(field.facts.maxLength);

const isDay = either(hasChoices('days'), says('day'));
const isMonth = either(hasChoices('months'), both(says('month'), not(hasChoices('years'))));
const isYear = either(hasChoices('years'), both(says('year'), not(hasChoices('months'))));
const isFormat: Test = both(says('month'), says('year'), ({ field }) => !field.isList);
const isExpiry = either(
  says('expiry'),
  groupSays('expiry'),
  neighbourSays('expiry'),
  both(standsBesideCard, not(says('birth'))),
);
const isBirth = either(says('birth'), groupSays('birth'), neighbourSays('birth'));
const isDateBox = hasType('date', 'month', 'text', 'tel', 'number', 'select-one', '', 'password');

const NEVER: readonly Reason<Place>[] = [
  { weight: -300, because: 'no box for a date', holds: not(isDateBox) },
  {
    weight: -120,
    because: 'a voucher, a number or another date',
    holds: says('offer', 'captcha', 'otherDate', 'phone', 'amount'),
  },
  { weight: -150, because: 'a password', holds: both(isPassword, says('password')) },
];

const part = (
  thing: string,
  isIt: Test,
  choices: FieldClues['choices'],
  ofDate: Test,
  date: string,
): Reason<Place>[] => [
  { weight: 60, because: `named as ${thing}`, holds: both(isIt, ofDate) },
  { weight: 60, because: `a list of ${choices}`, holds: both(hasChoices(choices), ofDate) },
  { weight: 60, because: `belongs to ${date}`, holds: both(isIt, ofDate) },
  { weight: -200, because: `nothing says ${thing}`, holds: not(isIt) },
  { weight: -150, because: `nothing says ${date}`, holds: not(ofDate) },
  { weight: -100, because: 'the whole date in one', holds: isFormat },
];

/** Dates, whole and in parts. */
export const DATES: Readonly<Record<DateRole, readonly Reason<Place>[]>> = {
  'card-expiry': [
    marked('expiry', 'cc-exp'),
    ...named('expiry', 'expiry'),
    { weight: 60, because: 'month and year in one', holds: both(isFormat, isExpiry, not(isBirth)) },
    {
      weight: -150,
      because: 'one part of the date',
      holds: both(either(isDay, isMonth, isYear), not(isFormat)),
    },
    {
      weight: -100,
      because: 'no card',
      holds: both(not(standsBesideCard), not(isFor('pay')), not(says('card'))),
    },
    { weight: -150, because: 'a list of something else', holds: ({ field }) => field.isList },
    ...NEVER,
  ],
  'card-expiry-month': [
    marked('month of expiry', 'cc-exp-month'),
    ...part('month', isMonth, 'months', both(isExpiry, not(isBirth)), 'the expiry'),
    { weight: 10, because: 'two characters', holds: length(2) },
    ...NEVER,
  ],
  'card-expiry-year': [
    marked('year of expiry', 'cc-exp-year'),
    ...part('year', isYear, 'years', both(isExpiry, not(isBirth)), 'the expiry'),
    { weight: 10, because: 'two or four characters', holds: length(2, 4) },
    ...NEVER,
  ],
  birthday: [
    marked('birthday', 'bday'),
    ...named('birth', 'birthday'),
    { weight: 40, because: 'a box for dates', holds: both(hasType('date'), isBirth) },
    {
      weight: -150,
      because: 'one part of the date',
      holds: both(
        either(hasChoices('days'), hasChoices('months'), hasChoices('years'), isDay, isMonth, isYear),
        not(isFormat),
        not(hasType('date')),
        either(standsInParts, hasChoices('days'), hasChoices('months'), hasChoices('years')),
      ),
    },
    ...NEVER,
  ],
  'birthday-day': [
    marked('day of birth', 'bday-day'),
    ...part('day', both(isDay, not(isMonth), not(isYear)), 'days', isBirth, 'the birthday'),
    {
      weight: -80,
      because: 'no month or year beside it',
      holds: not(either(standsInParts, hasChoices('days'))),
    },
    ...NEVER,
  ],
  'birthday-month': [
    marked('month of birth', 'bday-month'),
    ...part('month', isMonth, 'months', isBirth, 'the birthday'),
    ...NEVER,
  ],
  'birthday-year': [
    marked('year of birth', 'bday-year'),
    ...part('year', isYear, 'years', isBirth, 'the birthday'),
    ...NEVER,
  ],
};
