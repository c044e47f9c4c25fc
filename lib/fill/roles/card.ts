import type { FieldClues } from '../clues';
import type { CardRole } from '../fill';
import type { Reason } from '../score';
import { hasMeaning } from '../words/meanings';
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
  says,
  standsBesideCard,
  type Test,
} from './place';

const isBox = either(isText, isPassword);
const asksForNumber = (field: FieldClues): boolean =>
  field.tokens.has('cc-number') ||
  fieldSays(field, 'cardNumber') ||
  hasMeaning(field.said.group, 'cardNumber');
const length =
  (least: number, most: number): Test =>
  ({ field: { facts } }) =>
    facts.maxLength !== null && facts.maxLength >= least && facts.maxLength <= most;

/** Boxes of four characters, up to four of them side by side, the first of which asks for the number of a card. */
const isQuarter: Test = ({ field, form }) => {
  const index = form.fields.indexOf(field);
  const isPart = (at: number) => form.fields[at]?.facts.maxLength === 4 && form.fields[at]?.isList === false;
  let first = index;
  while (isPart(first - 1)) first -= 1;
  const run = form.fields.slice(first).findIndex((_, at) => !isPart(first + at));
  const length = run === -1 ? form.fields.length - first : run;
  const head = form.fields[first];
  return index - first < 4 && length >= 4 && isPart(index) && head !== undefined && asksForNumber(head);
};

const BRANDS = /visa|master ?card|amex|american express|discover|maestro|diners|jcb|union ?pay/i;
const listsBrands: Test = ({ field: { facts } }) =>
  facts.options.filter((option) => BRANDS.test(option)).length >= 2;

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
    { weight: -120, because: 'too short', holds: both(length(1, 11), not(isQuarter)) },
    { weight: 120, because: 'one of four boxes for a card number', holds: isQuarter },
    { weight: -80, because: 'an amount', holds: says('amount') },
    { weight: -80, because: 'an e-mail box', holds: hasType('email') },
    ...NEVER,
  ],
  'card-brand': [
    marked('kind of card', 'cc-type'),
    { weight: 100, because: 'a list of kinds of cards', holds: listsBrands },
    { weight: -300, because: 'no list', holds: not(isList) },
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
