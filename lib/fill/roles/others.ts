import type { Reason } from '../score';
import {
  both,
  either,
  hasToken,
  hasType,
  isFor,
  isPassword,
  isText,
  named,
  not,
  type Place,
  says,
  standsBesideCard,
} from './place';

/** What is looked for. */
export const SEARCH: readonly Reason<Place>[] = [
  ...named('to-search', 'search'),
  { weight: 60, because: 'a search box', holds: hasType('search') },
  { weight: 60, because: 'the form searches', holds: isFor('search') },
  { weight: -300, because: 'no text box', holds: not(isText) },
  { weight: -60, because: 'marked as something else', holds: hasToken('username', 'email') },
];

/** What is nobody's to fill, though its words may sound like something that is. */
export const OTHER: readonly Reason<Place>[] = [
  ...named('captcha', 'captcha', 2),
  ...named('offer', 'voucher', 1.3),
  ...named('identityNumber', 'number of a paper', 1.2),
  ...named('work', 'company', 1.2),
  ...named('kind', 'title or language', 0.9),
  ...named('text', 'message', 1),
  ...named('amount', 'amount', 0.8),
  ...named('otherContact', 'website', 1.1),
  ...named('dialCode', 'dialling code', 1.2),
  ...named('otherDate', 'another date', 1),
  ...named('filter', 'filter', 0.7),
  { weight: 60, because: 'a box for prose', holds: hasType('textarea') },
  { weight: 60, because: 'a box for addresses of pages', holds: hasType('url') },
  { weight: -60, because: 'the form signs in', holds: both(isFor('sign-in'), not(says('captcha', 'offer'))) },
  { weight: -80, because: 'a password', holds: both(isPassword, says('password')) },
  {
    weight: -60,
    because: 'belongs to a payment card',
    holds: both(standsBesideCard, either(says('card', 'cardCode', 'cardNumber', 'cardName'))),
  },
];
