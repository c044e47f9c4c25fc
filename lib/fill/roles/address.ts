import type { AddressRole } from '../fill';
import type { Reason } from '../score';
import { hasMeaning, plainWords } from '../words/meanings';
import {
  both,
  either,
  fieldSays,
  hasToken,
  hasType,
  isFor,
  isList,
  isPassword,
  isText,
  marked,
  named,
  not,
  type Place,
  reads,
  says,
  type Test,
} from './place';

const listsDialCodes: Test = ({ field: { facts } }) =>
  facts.options.filter((option) => /\+\d/.test(option)).length * 2 > facts.options.length;

/** Some languages have one word for both. */
const isOtherThanCountry: Test = ({ field, form }) =>
  fieldSays(field, 'country') &&
  fieldSays(field, 'state') &&
  form.fields.some((other) => other !== field && fieldSays(other, 'country'));

const ABOUT_PEOPLE = [
  'email',
  'username',
  'firstName',
  'lastName',
  'fullName',
  'phone',
  'street',
  'city',
  'postalCode',
  'birth',
  'cardNumber',
] as const;

const lists =
  (meaning: 'countryName' | 'stateName'): Test =>
  ({ field: { facts } }) =>
    facts.options.filter((option) => hasMeaning(plainWords(option), meaning)).length >= 3;

/** A country by itself is a choice of shop or language. */
const standsAlone: Test = ({ field, form }) =>
  !form.fields.some(
    (other) =>
      other !== field &&
      (other.facts.type === 'email' || other.isPassword || fieldSays(other, ...ABOUT_PEOPLE)),
  );

/** What speaks against every part of an address. */
const NEVER: readonly Reason<Place>[] = [
  { weight: -60, because: 'the form signs in or searches', holds: isFor('sign-in', 'search', 'reset') },
  {
    weight: -150,
    because: 'named as e-mail or password',
    holds: either(says('email'), reads('password'), hasType('email'), isPassword),
  },
  { weight: -100, because: 'named as something else', holds: says('captcha', 'offer') },
];
const isTyped: Reason<Place> = {
  weight: -300,
  because: 'no text box',
  holds: both(not(isText), not(hasType('textarea'))),
};
const isTypedOrChosen: Reason<Place> = {
  weight: -300,
  because: 'neither text nor list',
  holds: both(not(isText), not(isList)),
};

/** Where somebody lives. */
export const ADDRESS: Readonly<Record<AddressRole, readonly Reason<Place>[]>> = {
  street: [
    marked('street', 'street-address', 'address-line1'),
    ...named('street', 'street'),
    isTyped,
    { weight: -60, because: 'named as second line', holds: says('street2') },
    ...NEVER,
  ],
  'street-2': [
    marked('second line', 'address-line2', 'address-line3'),
    ...named('street2', 'second line', 1.1),
    isTyped,
    ...NEVER,
  ],
  city: [marked('city', 'address-level2'), ...named('city', 'city'), isTypedOrChosen, ...NEVER],
  country: [
    marked('country', 'country', 'country-name'),
    ...named('country', 'country'),
    { weight: 80, because: 'a list of countries', holds: lists('countryName') },
    { weight: -250, because: 'nothing else about a person beside it', holds: standsAlone },
    isTypedOrChosen,
    {
      weight: -250,
      because: 'a list of dialling codes',
      holds: both(listsDialCodes, not(hasToken('country', 'country-name'))),
    },
    ...NEVER,
  ],
  state: [
    marked('state', 'address-level1'),
    ...named('state', 'state'),
    { weight: 80, because: 'a list of states', holds: lists('stateName') },
    { weight: 40, because: 'another field is the country', holds: isOtherThanCountry },
    isTypedOrChosen,
    ...NEVER,
  ],
  'postal-code': [
    marked('postal code', 'postal-code'),
    ...named('postalCode', 'postal code', 1.1),
    isTyped,
    { weight: -80, because: 'one signs in with it', holds: both(isFor('sign-in'), says('username')) },
    ...NEVER,
  ],
};
