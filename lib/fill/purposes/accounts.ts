import type { FormClues } from '../clues';
import type { FormPurpose } from '../fill';
import type { Reason } from '../score';
import {
  asksForCard,
  asksForPassword,
  asksWhoOneIs,
  both,
  boxes,
  count,
  fieldSays,
  goesTo,
  hasToken,
  isNewAlone,
  links,
  noPassword,
  not,
  passwordSays,
  says,
  ticks,
} from './signs';

type Account = Extract<FormPurpose, 'sign-in' | 'sign-up' | 'change-password' | 'reset'>;

/** Forms that have to do with an account. */
export const ACCOUNTS: Readonly<Record<Account, readonly Reason<FormClues>[]>> = {
  'sign-in': [
    { weight: 50, because: 'its words say so', holds: says('to-signIn') },
    { weight: 30, because: 'it is sent there', holds: goesTo('to-signIn') },
    { weight: 50, because: 'one password is asked for', holds: count((passwords) => passwords === 1) },
    { weight: 50, because: 'a password box is marked as current', holds: hasToken(/^current-password$/) },
    { weight: 20, because: 'few boxes', holds: boxes((number) => number <= 3) },
    { weight: 40, because: 'it can remember one', holds: ticks('to-remember') },
    { weight: 30, because: 'it helps who has forgotten', holds: links('to-reset') },
    {
      weight: 20,
      because: 'a link leads to making an account',
      holds: both(links('to-signUp'), not(says('to-signUp'))),
    },
    {
      weight: 20,
      because: 'a user name is asked for',
      holds: both(
        noPassword,
        boxes((number) => number <= 2),
        fieldSays('username', 'emailOrOther'),
      ),
    },
    { weight: -60, because: 'a password is to be repeated', holds: passwordSays('confirm') },
    { weight: -40, because: 'several passwords', holds: count((passwords) => passwords > 1) },
    { weight: -50, because: 'it makes accounts', holds: both(says('to-signUp'), not(says('to-signIn'))) },
    { weight: -40, because: 'it asks who one is', holds: asksWhoOneIs },
    { weight: -40, because: 'terms are to be agreed to', holds: ticks('to-terms') },
    { weight: -40, because: 'a password box says "new"', holds: passwordSays('fresh') },
    { weight: -40, because: 'a password box is marked as new', holds: hasToken(/^new-password$/) },
    { weight: -100, because: 'it asks for a card', holds: asksForCard },
    {
      weight: -30,
      because: 'it helps who has forgotten, and asks for no password',
      holds: both(noPassword, says('to-reset')),
    },
    { weight: -30, because: 'many boxes', holds: boxes((number) => number > 5) },
  ],
  'sign-up': [
    { weight: 60, because: 'its words say so', holds: both(says('to-signUp'), not(says('to-signIn'))) },
    {
      weight: 30,
      because: 'its words say so, and "sign in" too',
      holds: both(says('to-signUp'), says('to-signIn')),
    },
    { weight: 30, because: 'it is sent there', holds: goesTo('to-signUp') },
    { weight: 50, because: 'a password is to be repeated', holds: count((passwords) => passwords === 2) },
    { weight: 40, because: 'a password box is marked as new', holds: hasToken(/^new-password$/) },
    { weight: 40, because: 'a password box says "new"', holds: passwordSays('fresh', 'confirm') },
    { weight: 30, because: 'it asks who one is', holds: asksWhoOneIs },
    { weight: 30, because: 'terms are to be agreed to', holds: ticks('to-terms') },
    {
      weight: 20,
      because: 'a link leads to signing in',
      holds: both(links('to-signIn'), not(says('to-signIn'))),
    },
    { weight: 20, because: 'many boxes', holds: boxes((number) => number > 4) },
    { weight: 15, because: 'a password is asked for', holds: asksForPassword },
    { weight: -60, because: 'a password box is marked as current', holds: hasToken(/^current-password$/) },
    { weight: -90, because: 'no password at all', holds: noPassword },
    { weight: -40, because: 'it can remember one', holds: ticks('to-remember') },
    { weight: -30, because: 'it helps who has forgotten', holds: links('to-reset') },
    {
      weight: -40,
      because: 'its words say "sign in"',
      holds: both(says('to-signIn'), not(says('to-signUp'))),
    },
    { weight: -40, because: 'a password box says "current"', holds: passwordSays('current') },
  ],
  'change-password': [
    { weight: 80, because: 'its words say so', holds: says('to-change') },
    { weight: 30, because: 'it is sent there', holds: goesTo('to-change') },
    { weight: 60, because: 'nothing but a new password', holds: isNewAlone },
    { weight: 70, because: 'three passwords', holds: count((passwords) => passwords >= 3) },
    {
      weight: 90,
      because: 'old and new side by side',
      holds: both(passwordSays('current'), passwordSays('fresh', 'confirm')),
    },
    {
      weight: 60,
      because: 'both marks',
      holds: both(hasToken(/^current-password$/), hasToken(/^new-password$/)),
    },
    { weight: -150, because: 'no password at all', holds: noPassword },
    {
      weight: -40,
      because: 'one password, and a name beside it',
      holds: ({ boxes: own, passwords }) => passwords.length === 1 && own.length > 1,
    },
    { weight: -60, because: 'it asks who one is', holds: asksWhoOneIs },
  ],
  reset: [
    { weight: 70, because: 'its words say so', holds: says('to-reset') },
    { weight: 40, because: 'it is sent there', holds: goesTo('to-reset') },
    {
      weight: 40,
      because: 'a new password is to be repeated',
      holds: both(
        asksForPassword,
        passwordSays('fresh'),
        not(passwordSays('current')),
        ({ boxes: own, passwords }) => own.length === passwords.length,
      ),
    },
    { weight: -60, because: 'its words say "sign in" too', holds: says('to-signIn') },
    { weight: -50, because: 'its words say "sign up" too', holds: says('to-signUp') },
    {
      weight: -60,
      because: 'a password with a name beside it',
      holds: ({ boxes: own, passwords }) => passwords.length === 1 && own.length > 1,
    },
    { weight: -60, because: 'many boxes', holds: boxes((number) => number > 4) },
    { weight: -60, because: 'it asks who one is', holds: asksWhoOneIs },
  ],
};
