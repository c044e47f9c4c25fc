import type { CardRole } from '../fill';
import type { Reason } from '../score';
import {
  both,
  either,
  hasToken,
  hasType,
  isFor,
  isPassword,
  isText,
  marked,
  named,
  not,
  type Place,
  says,
  standsBesideCard,
  type Test,
} from './place';

const isBox = either(isText, isPassword);
const length =
  (least: number, most: number): Test =>
  ({ field: { facts } }) =>
    facts.maxLength !== null && facts.maxLength >= least && facts.maxLength <= most;

/** What speaks against every field of a card. */
const NEVER: readonly Reason<Place>[] = [
  { weight: -150, because: 'the form signs in', holds: both(isFor('sign-in'), not(standsBesideCard)) },
  { weight: -100, because: 'a captcha or a voucher', holds: says('captcha', 'offer') },
];

/** A payment card, without its dates. */
export const CARD: Readonly<Record<Exclude<CardRole, `card-expiry${string}`>, readonly Reason<Place>[]>> = {
  'card-name': [
    marked('card holder', 'cc-name'),
    ...named('cardName', 'name on card', 1.3),
    {
      weight: 40,
      because: 'a name beside a card',
      holds: both(standsBesideCard, isFor('pay'), says('fullName')),
    },
    { weight: -100, because: 'a part of the name', holds: hasToken('cc-given-name', 'cc-family-name') },
    { weight: -300, because: 'no text box', holds: not(isText) },
    ...NEVER,
  ],
  'card-number': [
    marked('card number', 'cc-number'),
    ...named('cardNumber', 'card number', 1.2),
    { weight: -300, because: 'no box', holds: not(isBox) },
    { weight: -120, because: 'too short', holds: length(1, 11) },
    { weight: -80, because: 'an amount', holds: says('amount') },
    { weight: -80, because: 'an e-mail box', holds: hasType('email') },
    ...NEVER,
  ],
  'card-code': [
    marked('security code of a card', 'cc-csc'),
    ...named('cardCode', 'security code', 1.1),
    { weight: 50, because: 'belongs to a payment card', holds: standsBesideCard },
    { weight: 15, because: 'short', holds: length(3, 4) },
    {
      weight: -150,
      because: 'no card asked for',
      holds: both(not(standsBesideCard), says('code'), not(says('card')), not(length(3, 4))),
    },
    { weight: -60, because: 'nothing says so', holds: not(either(says('cardCode'), hasToken('cc-csc'))) },
    { weight: -300, because: 'no box', holds: not(isBox) },
    { weight: -100, because: 'marked as one-time code', holds: hasToken('one-time-code') },
    ...NEVER,
  ],
};
