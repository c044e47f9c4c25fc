import type { Reason } from '../score';
import {
  both,
  either,
  hasToken,
  hasType,
  isFor,
  isText,
  marked,
  named,
  not,
  type Place,
  reads,
  says,
  standsBesideCard,
  type Test,
} from './place';

type NameRole = 'first-name' | 'middle-name' | 'last-name' | 'full-name' | 'phone';

const signsIn = isFor('sign-in', 'search', 'reset');
const isForCard: Test = either(says('cardName'), both(standsBesideCard, isFor('pay'), says('card')));

/** What speaks against every name of a person. */
const NEVER: readonly Reason<Place>[] = [
  { weight: -300, because: 'no text box', holds: not(isText) },
  { weight: -60, because: 'the form signs in or searches', holds: signsIn },
  { weight: -120, because: 'named as e-mail', holds: either(reads('email'), hasType('email')) },
  { weight: -100, because: 'named as something else', holds: says('captcha', 'offer', 'work') },
  {
    weight: -120,
    because: 'named as user name',
    holds: either(reads('username'), hasToken('username', 'nickname')),
  },
];

/** Names and numbers of a person. */
export const PERSON: Readonly<Record<NameRole, readonly Reason<Place>[]>> = {
  'first-name': [
    marked('first name', 'given-name'),
    ...named('firstName', 'first name', 1.1),
    { weight: 40, because: 'a first name beside a card', holds: hasToken('cc-given-name') },
    ...NEVER,
  ],
  'middle-name': [
    marked('middle name', 'additional-name'),
    ...named('middleName', 'middle name', 1.2),
    ...NEVER,
  ],
  'last-name': [
    marked('last name', 'family-name'),
    ...named('lastName', 'last name', 1.1),
    { weight: 40, because: 'a last name beside a card', holds: hasToken('cc-family-name') },
    ...NEVER,
  ],
  'full-name': [
    marked('full name', 'name'),
    ...named('fullName', 'name'),
    { weight: -120, because: 'the name on a card', holds: isForCard },
    { weight: 70, because: 'first and last name in one', holds: says('bothNames') },
    {
      weight: -60,
      because: 'what people read is a part of the name',
      holds: both(reads('firstName', 'lastName'), not(says('bothNames'))),
    },
    ...NEVER,
  ],
  phone: [
    marked('phone', 'tel', 'tel-national', 'tel-local'),
    ...named('phone', 'phone'),
    {
      weight: 40,
      because: 'a box for phone numbers',
      holds: both(
        hasType('tel'),
        not(says('postalCode', 'cardNumber', 'code', 'expiry', 'cardCode', 'day', 'month', 'year')),
      ),
    },
    { weight: -300, because: 'no text box', holds: not(isText) },
    { weight: -200, because: 'one signs in with it', holds: isFor('sign-in', 'reset') },
    { weight: -150, because: 'named as code', holds: both(says('code', 'dialCode'), not(reads('phone'))) },
    { weight: -120, because: 'named as e-mail', holds: either(reads('email'), hasType('email')) },
    { weight: -100, because: 'named as something else', holds: says('captcha', 'offer', 'otherContact') },
    { weight: -120, because: 'one character', holds: ({ field }) => field.facts.maxLength === 1 },
  ],
};
