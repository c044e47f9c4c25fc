import { expect, it } from 'vitest';
import {
  ADA,
  email,
  login,
  outcomeOf,
  PAT,
  password,
  type Row,
  send,
  signIn,
  user,
} from '../../tests/pages/sent-forms';

const ROWS: readonly Row[] = [
  ['a new login', [signIn('ada', 'tide')], [], 'save ada tide'],
  ['a new login beside others', [signIn('ada', 'tide')], [PAT], 'save ada tide'],
  ['one that is there', [signIn('ada', 'tide')], [ADA], 'nothing'],
  ['one that is there, in other letter case', [signIn(' ADA', 'tide')], [ADA], 'nothing'],
  [
    'one that is there, in other letter case of the password',
    [signIn('ada', 'TIDE')],
    [ADA],
    'update ada TIDE',
  ],
  ['another password', [signIn('ada', 'wave')], [PAT, ADA], 'update ada wave'],
  [
    'another password of one that may only be read',
    [signIn('ada', 'wave')],
    [{ ...ADA, isOpen: false }],
    'save ada wave',
  ],
  ['one that may only be read, as it is', [signIn('ada', 'tide')], [{ ...ADA, isOpen: false }], 'nothing'],
  [
    'the same name twice, one of them fits',
    [signIn('ada', 'tide')],
    [login('x', 'ada', 'old'), ADA],
    'nothing',
  ],
  ['the same password under another name', [signIn('ada', 'reef')], [PAT], 'save ada reef'],
  [
    'the same password in a login without a name',
    [signIn('ada', 'tide')],
    [login('x', '', 'tide')],
    'nothing',
  ],
  [
    'an e-mail address as name',
    [
      send('Log in', [
        [email, 'ada@a.example'],
        [password, 'tide'],
      ]),
    ],
    [],
    'save ada@a.example tide',
  ],
  ['by Enter in a field', [signIn('ada', 'tide', { by: 'enter', element: 1 })], [], 'save ada tide'],
  ['by leaving the page', [signIn('ada', 'tide', { by: 'leave', element: null })], [], 'save ada tide'],
  [
    'by pressing what is no button',
    [signIn('ada', 'tide', { by: 'press', element: null })],
    [],
    'save ada tide',
  ],
  ['an empty password', [signIn('ada', '')], [], 'nothing'],
  ['a password without a name', [send('Sign in', [[password, 'tide']])], [], 'save - tide'],
  ['a known password without a name', [send('Sign in', [[password, 'tide']])], [PAT, ADA], 'nothing'],
  [
    'a password without a name, beside a login',
    [send('Sign in', [[password, 'wave']])],
    [ADA],
    'save - wave',
  ],
  [
    'a password whose name the page shows',
    [send('Sign in', [[password, 'wave']], { shown: ['ada'] })],
    [PAT, ADA],
    'update ada wave',
  ],
  [
    'a password whose name the page carries along',
    [send('Sign in', [[password, 'wave']], { carried: ['ada'] })],
    [ADA],
    'update ada wave',
  ],
  [
    'a password whose name stands in a box out of sight',
    [
      send('Sign in', [
        [{ ...user, autocomplete: 'username', visible: false }, 'ada'],
        [password, 'wave'],
      ]),
    ],
    [ADA],
    'update ada wave',
  ],
  [
    'a password whose name stands in a closed box',
    [
      send('Sign in', [
        [{ ...email, editable: false, hasValue: true }, 'ada'],
        [password, 'wave'],
      ]),
    ],
    [ADA],
    'update ada wave',
  ],
];

it.each(ROWS)('%s: what becomes of it', (_, steps, known, outcome) => {
  expect(outcomeOf(steps, known)).toBe(outcome);
});
