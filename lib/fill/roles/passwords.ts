import type { Reason } from '../score';
import {
  both,
  either,
  hasToken,
  hasType,
  isFor,
  isOneCharacter,
  isPassword,
  isText,
  marked,
  named,
  not,
  type Place,
  reads,
  says,
  saysOther,
  standsBesideCard,
  type Test,
} from './place';

const isFirst: Test = ({ field, form }) => form.passwords[0] === field;
const isLast: Test = ({ field, form }) => form.passwords.at(-1) === field;
const count =
  (test: (count: number) => boolean): Test =>
  ({ form }) =>
    test(form.passwords.length);
const several = count((passwords) => passwords >= 2);
const three = count((passwords) => passwords >= 3);
const isCode = either(both(says('code'), not(says('password'))), hasToken('one-time-code'));

/** What speaks against every kind of password. */
const NEVER: readonly Reason<Place>[] = [
  { weight: -300, because: 'no password box', holds: not(isPassword) },
  { weight: -150, because: 'named as code', holds: isCode },
  {
    weight: -150,
    because: 'named as something else',
    holds: both(either(saysOther, says('cardCode', 'cardNumber')), not(reads('password'))),
  },
  {
    weight: -150,
    because: 'belongs to a payment card',
    holds: both(standsBesideCard, not(says('password'))),
  },
  { weight: -120, because: 'one character', holds: isOneCharacter },
];

/** The password that one has. */
export const CURRENT_PASSWORD: readonly Reason<Place>[] = [
  { weight: 60, because: 'a password box', holds: isPassword },
  { ...marked('current', 'current-password'), weight: 60 },
  ...named('current', 'current', 0.8),
  { weight: 60, because: 'the form signs in', holds: isFor('sign-in') },
  {
    weight: 30,
    because: 'the only one, and no account is made',
    holds: both(not(several), not(isFor('sign-up', 'reset')), not(says('fresh'))),
  },
  { weight: 40, because: 'the first of three', holds: both(isFirst, three) },
  { weight: -60, because: 'marked as new', holds: hasToken('new-password') },
  { weight: -80, because: 'named as new', holds: both(says('fresh', 'confirm'), not(says('current'))) },
  { weight: -120, because: 'the form makes an account', holds: isFor('sign-up') },
  { weight: -60, because: 'the form sets a new one', holds: both(isFor('reset'), not(says('current'))) },
  ...NEVER,
];

/** The password that one makes. */
export const NEW_PASSWORD: readonly Reason<Place>[] = [
  { weight: 50, because: 'a password box', holds: isPassword },
  { ...marked('new', 'new-password'), weight: 60 },
  ...named('fresh', 'new', 0.8),
  { weight: 60, because: 'the form makes an account', holds: isFor('sign-up') },
  { weight: 45, because: 'the form changes or sets one', holds: isFor('change-password', 'reset') },
  { weight: -80, because: 'the first of three', holds: both(isFirst, three) },
  { weight: -30, because: 'named as a repetition', holds: both(says('confirm'), not(isFirst)) },
  { weight: -60, because: 'named as current', holds: says('current') },
  { weight: -50, because: 'marked as current', holds: hasToken('current-password') },
  { weight: -60, because: 'the form signs in', holds: isFor('sign-in') },
  ...NEVER,
];

/** The same once more. */
export const CONFIRM_PASSWORD: readonly Reason<Place>[] = [
  { weight: 40, because: 'a password box', holds: isPassword },
  ...named('confirm', 'repeat', 0.9),
  { weight: 60, because: 'the form makes an account', holds: isFor('sign-up') },
  { weight: 45, because: 'the form changes or sets one', holds: isFor('change-password', 'reset') },
  { weight: 30, because: 'marked as new', holds: hasToken('new-password') },
  { weight: 20, because: 'the last of several', holds: both(isLast, several) },
  { weight: -120, because: 'nothing to repeat before it', holds: isFirst },
  { weight: -60, because: 'named as current', holds: says('current') },
  { weight: -80, because: 'marked as current', holds: hasToken('current-password') },
  { weight: -60, because: 'the form signs in', holds: isFor('sign-in') },
  ...NEVER,
];

const isShort: Test = ({ field: { facts } }) =>
  facts.maxLength !== null && facts.maxLength >= 4 && facts.maxLength <= 10;
const isShorter: Test = ({ field: { facts } }) => facts.maxLength === 3 || facts.maxLength === 4;
const isNumeric = either(hasType('tel', 'number'), ({ field }) => field.facts.inputMode === 'numeric');
/** Four or more boxes for one character each, side by side. */
const isOneOfBoxes: Test = (place) =>
  isOneCharacter(place) && place.form.fields.filter(({ facts }) => facts.maxLength === 1).length >= 4;

/** A one-time code of an authenticator. */
export const TOTP: readonly Reason<Place>[] = [
  marked('code', 'one-time-code'),
  ...named('code', 'code'),
  { weight: 80, because: 'one of several boxes for one character', holds: isOneOfBoxes },
  { weight: 15, because: 'short', holds: isShort },
  { weight: -40, because: 'as short as the code of a card', holds: isShorter },
  { weight: -200, because: 'a code that comes by mail', holds: says('email') },
  { weight: 15, because: 'for digits', holds: isNumeric },
  { weight: -150, because: 'belongs to a payment card', holds: standsBesideCard },
  {
    weight: -150,
    because: 'marked as something else',
    holds: hasToken('username', 'email', 'current-password', 'new-password', 'cc-csc', 'postal-code'),
  },
  {
    weight: -120,
    because: 'named as something else',
    holds: either(saysOther, says('postalCode', 'dialCode')),
  },
  { weight: -80, because: 'named as password', holds: both(isPassword, says('password'), not(isNumeric)) },
  { weight: -300, because: 'neither text nor password', holds: both(not(isText), not(isPassword)) },
];
