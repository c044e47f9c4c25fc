import type { FormClues } from '../clues';
import type { FormPurpose } from '../fill';
import type { Reason } from '../score';
import {
  addressParts,
  any,
  anyNamed,
  asksForCard,
  asksForPassword,
  both,
  boxes,
  fieldSays,
  goesTo,
  hasToken,
  isAddressAlone,
  isInvitation,
  not,
  says,
} from './signs';

type Order = Extract<FormPurpose, 'pay' | 'address' | 'search' | 'newsletter' | 'contact'>;

/** Forms for money, goods, letters and finding things. */
export const ORDERS: Readonly<Record<Order, readonly Reason<FormClues>[]>> = {
  pay: [
    { weight: 120, because: 'it asks for a card', holds: asksForCard },
    { weight: 30, because: 'its words say so', holds: says('to-pay') },
    { weight: 20, because: 'an expiry is asked for', holds: fieldSays('expiry') },
    { weight: -60, because: 'it asks for a password', holds: asksForPassword },
    { weight: -60, because: 'no card', holds: not(asksForCard) },
  ],
  address: [
    { weight: 70, because: 'parts of an address', holds: addressParts },
    { weight: -60, because: 'a box for prose', holds: any(({ facts }) => facts.type === 'textarea') },
    { weight: 30, because: 'a street', holds: fieldSays('street') },
    { weight: 20, because: 'its words say so', holds: says('to-address') },
    { weight: -70, because: 'it asks for a password', holds: asksForPassword },
    { weight: -60, because: 'no part of an address but one', holds: not(addressParts) },
  ],
  search: [
    { weight: 60, because: 'its words say so', holds: says('to-search') },
    { weight: 60, because: 'a search box', holds: any(({ facts }) => facts.type === 'search') },
    { weight: 50, because: 'its box says so', holds: fieldSays('to-search') },
    { weight: 20, because: 'it is sent there', holds: goesTo('to-search') },
    { weight: -150, because: 'it asks for a password', holds: asksForPassword },
    { weight: -40, because: 'its words say "sign in"', holds: says('to-signIn') },
    {
      weight: -60,
      because: 'it asks for an e-mail address or a user name',
      holds: fieldSays('email', 'username'),
    },
    { weight: -60, because: 'many boxes', holds: boxes((number) => number > 3) },
  ],
  newsletter: [
    { weight: 80, because: 'its words say so', holds: says('to-newsletter') },
    { weight: 40, because: 'it is sent there', holds: goesTo('to-newsletter') },
    { weight: 30, because: 'nothing but an e-mail address', holds: isAddressAlone },
    {
      weight: 60,
      because: 'it invites, and speaks of no account',
      holds: both(isInvitation, not(says('username'))),
    },
    { weight: 40, because: 'its boxes are named for it', holds: anyNamed('to-newsletter') },
    { weight: 70, because: 'its box says so', holds: fieldSays('to-newsletter') },
    { weight: -150, because: 'it asks for a password', holds: asksForPassword },
    {
      weight: -60,
      because: 'its words say "sign in"',
      holds: both(says('to-signIn'), not(says('to-newsletter'))),
    },
    { weight: -50, because: 'a box is marked as user name', holds: hasToken(/^username$/) },
    { weight: -60, because: 'it asks for a card', holds: asksForCard },
    {
      weight: -60,
      because: 'no e-mail address',
      holds: not(
        (form) =>
          fieldSays('email', 'to-newsletter')(form) || any(({ facts }) => facts.type === 'email')(form),
      ),
    },
    { weight: -50, because: 'many boxes', holds: boxes((number) => number > 4) },
  ],
  contact: [
    { weight: 90, because: 'a box for prose', holds: any(({ facts }) => facts.type === 'textarea') },
    { weight: 40, because: 'its words say so', holds: says('to-contact') },
    { weight: 30, because: 'it is sent there', holds: goesTo('to-contact') },
    { weight: 30, because: 'a box for a message', holds: fieldSays('text') },
    { weight: -100, because: 'it asks for a password', holds: asksForPassword },
    { weight: -60, because: 'it asks for a card', holds: asksForCard },
  ],
};
