import { expect, it } from 'vitest';
import {
  ADA,
  again,
  change,
  changeInParts,
  current,
  email,
  login,
  next,
  outcomeOf,
  PAT,
  password,
  type Row,
  send,
  signIn,
  user,
} from '../../tests/pages/sent-forms';

const ROWS: readonly Row[] = [
  [
    'two steps',
    [send('Sign in', [[user, 'ada']]), send('Sign in', [[password, 'tide']])],
    [],
    'save ada tide',
  ],
  [
    'two steps, known',
    [send('Sign in', [[user, 'ada']]), send('Sign in', [[password, 'tide']])],
    [ADA],
    'nothing',
  ],
  [
    'two steps, another password',
    [send('Sign in', [[user, 'ada']]), send('Sign in', [[password, 'wave']])],
    [ADA],
    'update ada wave',
  ],
  [
    'three steps: the name goes before the address',
    [
      send('Sign in', [[user, 'ada']]),
      send('Sign in', [[email, 'a@a.example']]),
      send('Sign in', [[password, 'tide']]),
    ],
    [],
    'save ada tide',
  ],
  [
    'two steps with another try between',
    [
      send('Sign in', [[user, 'adda']]),
      send('Sign in', [[user, 'ada']]),
      send('Sign in', [[password, 'tide']]),
    ],
    [],
    'save ada tide',
  ],
  [
    'a code after the password changes nothing',
    [
      signIn('ada', 'tide'),
      send('Two-step verification', [
        [{ label: 'Verification code', autocomplete: 'one-time-code' }, '123456'],
      ]),
    ],
    [],
    'save ada tide',
  ],
  [
    'a sign-up',
    [
      send('Create account', [
        [email, 'ada@a.example'],
        [next, 'tide'],
        [again, 'tide'],
      ]),
    ],
    [],
    'save ada@a.example tide',
  ],
  [
    'a sign-up with passwords that differ',
    [
      send('Create account', [
        [email, 'ada@a.example'],
        [next, 'tide'],
        [again, 'tidde'],
      ]),
    ],
    [],
    'nothing',
  ],
  [
    'a sign-up over a login of the same name',
    [
      send('Sign up', [
        [user, 'ada'],
        [next, 'wave'],
      ]),
    ],
    [ADA],
    'update ada wave',
  ],
  [
    'a sign-up in two steps',
    [
      send('Create account', [[email, 'ada@a.example']]),
      send('Create account', [
        [next, 'tide'],
        [again, 'tide'],
      ]),
    ],
    [],
    'save ada@a.example tide',
  ],
  ['a changed password: whose old one it was', [change('tide', 'wave')], [PAT, ADA], 'update ada wave'],
  ['a changed password: the only login', [change('other', 'wave')], [ADA], 'update ada wave'],
  [
    'a changed password, the old one in another form',
    [changeInParts('reef', 'wave')],
    [PAT, ADA],
    'update pat wave',
  ],
  ['a changed password: nobody had the old one', [change('other', 'wave')], [PAT, ADA], 'save - wave'],
  [
    'a changed password: two had the old one',
    [change('tide', 'wave')],
    [ADA, login('bob', 'bob', 'tide')],
    'save - wave',
  ],
  ['a changed password that is the old one', [change('tide', 'tide')], [ADA], 'nothing'],
  [
    'a changed password with a confirmation that differs',
    [change('tide', 'wave', 'waave')],
    [ADA],
    'nothing',
  ],
  [
    'a changed password: its name is typed',
    [
      send('Change password', [
        [user, 'pat'],
        [current, 'reef'],
        [next, 'wave'],
      ]),
    ],
    [ADA, PAT],
    'update pat wave',
  ],
  [
    'a changed password without the old one',
    [
      send('Change password', [
        [next, 'wave'],
        [again, 'wave'],
      ]),
    ],
    [ADA],
    'update ada wave',
  ],
  [
    'a changed password, in any order',
    [
      send('Change password', [
        [next, 'wave'],
        [again, 'wave'],
        [current, 'tide'],
      ]),
    ],
    [PAT, ADA],
    'update ada wave',
  ],
  [
    'a changed password on two pages',
    [
      send('Confirm your password', [[current, 'tide']]),
      send('Choose a new password', [
        [next, 'wave'],
        [again, 'wave'],
      ]),
    ],
    [PAT, ADA],
    'update ada wave',
  ],
  [
    'a reset password',
    [
      send('Reset your password', [
        [next, 'wave'],
        [again, 'wave'],
      ]),
    ],
    [ADA],
    'update ada wave',
  ],
  [
    'a reset password, named',
    [
      send('Reset your password', [
        [{ ...email, editable: false, hasValue: true }, 'pat'],
        [next, 'wave'],
      ]),
    ],
    [ADA, PAT],
    'update pat wave',
  ],
  [
    'a reset password, nothing known',
    [
      send('Reset your password', [
        [next, 'wave'],
        [again, 'wave'],
      ]),
    ],
    [],
    'save - wave',
  ],
  [
    'a new e-mail address',
    [
      send('Change your e-mail address', [
        [{ type: 'email', label: 'New e-mail address', name: 'new_email' }, 'b@a.example'],
        [current, 'tide'],
      ]),
    ],
    [],
    'nothing',
  ],
  ['a search', [send('Search', [[{ type: 'search', label: 'Search', name: 'q' }, 'shoes']])], [], 'nothing'],
  ['a newsletter', [send('Subscribe to our newsletter', [[email, 'a@a.example']])], [], 'nothing'],
  [
    'a message',
    [
      send('Contact us', [
        [email, 'a@a.example'],
        [{ type: 'textarea', label: 'Your message', name: 'message' }, 'hi'],
      ]),
    ],
    [],
    'nothing',
  ],
  [
    'the code of a card',
    [
      send('Payment', [
        [{ label: 'Card number', autocomplete: 'cc-number' }, '4111'],
        [{ type: 'password', label: 'Security code', autocomplete: 'cc-csc' }, '123'],
      ]),
    ],
    [],
    'nothing',
  ],
  [
    'a one-time code in a password box',
    [
      send('Verify', [
        [{ type: 'password', label: 'One-time code', autocomplete: 'one-time-code' }, '123456'],
      ]),
    ],
    [],
    'nothing',
  ],
  ['a name alone', [send('Sign in', [[user, 'ada']])], [ADA], 'nothing'],
];

it.each(ROWS)('%s: what becomes of it', (_, steps, known, outcome) => {
  expect(outcomeOf(steps, known)).toBe(outcome);
});
