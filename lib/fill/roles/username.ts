import type { Reason } from '../score';
import {
  both,
  either,
  hasToken,
  hasType,
  isFor,
  isOneCharacter,
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

/** The nearest text box before the form's first password box. */
const standsBeforePassword: Test = ({ field, form }) => {
  const first = form.fields.findIndex((other) => other.isPassword);
  const before = form.fields.slice(0, Math.max(first, 0)).filter((other) => other.isText);
  return before.at(-1) === field;
};

const isOnlyText: Test = ({ field, form }) =>
  form.fields.filter((other) => other.isText).every((other) => other === field);

/** A text box whose words name a password and nothing that one signs in with. */
const isShownPassword: Test = (place) => says('password')(place) && !says('username', 'email')(place);

const signsIn = isFor('sign-in', 'reset', 'change-password');

/** What one signs in with, an e-mail address where that is it. */
export const USERNAME: readonly Reason<Place>[] = [
  { ...marked('user name', 'username', 'webauthn'), weight: 100 },
  ...named('username', 'user name'),
  ...named('usernameWeak', 'login', 0.4),
  {
    weight: 80,
    because: 'an address that one signs in with',
    holds: both(isFor('sign-in', 'reset'), either(says('email'), hasType('email'), hasToken('email'))),
  },
  {
    weight: 60,
    because: 'it takes any of several names',
    holds: both(reads('emailOrOther'), not(isFor('sign-up'))),
  },
  {
    weight: 30,
    because: 'a number that one signs in with',
    holds: both(isFor('sign-in'), either(says('phone', 'identityNumber'))),
  },
  {
    weight: 45,
    because: 'stands before the password',
    holds: both(standsBeforePassword, not(isFor('sign-up'))),
  },
  {
    weight: 30,
    because: 'stands before a new password',
    holds: both(standsBeforePassword, isFor('sign-up')),
  },
  {
    weight: -80,
    because: 'a part of a name',
    holds: both(reads('firstName', 'lastName'), not(reads('username', 'email'))),
  },
  {
    weight: 60,
    because: 'the form signs in',
    holds: both(isFor('sign-in'), isText, either(standsBeforePassword, isOnlyText)),
  },
  { weight: 20, because: 'the form signs in or resets', holds: signsIn },
  { weight: -300, because: 'no text box', holds: not(isText) },
  { weight: -150, because: 'the form searches', holds: isFor('search') },
  { weight: -150, because: 'the form is a newsletter', holds: isFor('newsletter') },
  { weight: -80, because: 'the form is a letter', holds: isFor('contact') },
  { weight: -60, because: 'a search box', holds: either(hasType('search'), says('to-search')) },
  { weight: -80, because: 'a password that is shown', holds: isShownPassword },
  {
    weight: -100,
    because: 'named as code',
    holds: either(both(says('code'), not(reads('username', 'email'))), hasToken('one-time-code')),
  },
  { weight: -80, because: 'a name to be called by', holds: hasToken('nickname') },
  { weight: -80, because: 'an account that is paid from', holds: isFor('pay') },
  { weight: -100, because: 'one character', holds: isOneCharacter },
  { weight: -200, because: 'a new address', holds: both(reads('fresh'), not(isFor('sign-up'))) },
  { weight: -150, because: 'a captcha', holds: says('captcha') },
  { weight: -120, because: 'named for what a page asks beside a login', holds: says('offer', 'amount') },
  {
    weight: -100,
    because: 'belongs to a payment card',
    holds: both(standsBesideCard, not(isFor('sign-in', 'sign-up'))),
  },
];

const isAddressOnly = both(either(reads('email'), hasType('email')), not(reads('username')));

/** An e-mail address that one is written to. */
export const EMAIL: readonly Reason<Place>[] = [
  marked('e-mail', 'email'),
  ...named('email', 'e-mail'),
  { weight: 60, because: 'an e-mail box', holds: hasType('email') },
  { weight: 60, because: 'what people read is "e-mail" alone', holds: both(isAddressOnly, not(signsIn)) },
  {
    weight: 80,
    because: 'an address that will be the user name',
    holds: both(isFor('sign-up'), reads('email'), reads('username')),
  },
  { weight: -300, because: 'no text box', holds: not(isText) },
  { weight: -250, because: 'the form signs in', holds: isFor('sign-in', 'reset') },
  { weight: -100, because: 'a captcha', holds: says('captcha') },
  { weight: -60, because: 'a search box', holds: hasType('search') },
  { weight: -100, because: 'named as code', holds: both(says('code'), not(hasType('email'))) },
  { weight: -100, because: 'one character', holds: isOneCharacter },
];
