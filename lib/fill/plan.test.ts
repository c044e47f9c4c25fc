import { describe, expect, it } from 'vitest';
import { type SampleForm, sampleFrame } from '../../tests/pages/sample-facts';
import { asksForCode, makePlan } from '.';

const item = { values: { username: 'ada', password: 'secret', totp: 'JBSWY3DP' } };
const login: SampleForm = {
  words: 'Sign in',
  fields: [{ label: 'User name' }, { type: 'password', label: 'Password' }],
};

/** Handle and value of all that a plan would write; the refusal where there is no plan. */
function planned(forms: readonly SampleForm[], code: string | null = null, url?: string) {
  const { plan, refused } = makePlan(item, sampleFrame(forms, url), { code });
  return refused ?? plan.values.map(({ handle, value }) => [handle, value]);
}

describe('a plan', () => {
  it('is meant for one document and one origin', () => {
    const { plan } = makePlan(item, sampleFrame([login]), { code: null });
    expect(plan).toEqual({
      document: 'a-document',
      origin: 'https://example.com',
      values: [
        { handle: 0, value: 'ada', role: 'username' },
        { handle: 1, value: 'secret', role: 'current-password' },
      ],
    });
  });

  it('fills each step of a sign-in in steps', () => {
    expect(planned([{ words: 'Next', fields: [{ type: 'email', label: 'E-mail' }] }])).toEqual([[0, 'ada']]);
    expect(planned([{ words: 'Next', fields: [{ type: 'password', label: 'Password' }] }])).toEqual([
      [0, 'secret'],
    ]);
    expect(planned([{ words: 'Verify', fields: [{ label: 'One-time code' }] }], '123456')).toEqual([
      [0, '123456'],
    ]);
  });

  it('touches one form only: the one with the cursor, else the best', () => {
    const focused = { ...login, fields: login.fields.map((field) => ({ ...field, focused: true })) };
    expect(planned([login, focused])).toEqual([
      [2, 'ada'],
      [3, 'secret'],
    ]);
    expect(
      planned([{ words: 'Sign up', fields: [{ label: 'E-mail' }, { type: 'password' }] }, login]),
    ).toEqual([
      [2, 'ada'],
      [3, 'secret'],
    ]);
    expect(planned([{ words: 'Next', fields: [{ type: 'email' }] }, login])).toEqual([
      [1, 'ada'],
      [2, 'secret'],
    ]);
  });

  it('leaves a form alone that has the cursor but nothing to fill', () => {
    const search = { words: 'Search', fields: [{ type: 'search', focused: true }] };
    expect(planned([search, login])).toEqual([
      [1, 'ada'],
      [2, 'secret'],
    ]);
  });

  it('prefers a form that stays on the host', () => {
    const away = { ...login, action: 'https://collector.example/' };
    expect(planned([away, login])).toEqual([
      [2, 'ada'],
      [3, 'secret'],
    ]);
  });

  it('never writes the password into a field for a new one', () => {
    const fields = [
      { type: 'password', label: 'New password' },
      { type: 'password', label: 'Repeat' },
    ];
    expect(planned([{ words: 'Set a new password', fields }])).toBe('page-no-fields');
    expect(planned([{ words: 'Create account', fields: [{ label: 'E-mail' }, ...fields] }])).toEqual([
      [0, 'ada'],
    ]);
  });

  it('puts the stored address into no box for a new one', () => {
    const password = { type: 'password', label: 'Current password' };
    const boxes = ['New e-mail address', 'Confirm new e-mail address'].map((label) => ({
      type: 'email',
      label,
    }));
    expect(planned([{ words: 'Change your e-mail address', fields: [...boxes, password] }])).toEqual([
      [2, 'secret'],
    ]);
    expect(planned([{ words: 'Change e-mail', fields: boxes }])).toBe('page-no-fields');
    const named = { type: 'email', label: 'E-mail', name: 'new_email' };
    expect(planned([{ words: 'Change your e-mail address', fields: [named, password] }])).toEqual([
      [1, 'secret'],
    ]);
  });

  it('puts the password of a change into the box for the present one only, in whatever order they stand', () => {
    const fresh = ['New password', 'Confirm new password'].map((label) => ({ type: 'password', label }));
    const present = { type: 'password', label: 'Current password' };
    const words = 'Change password';
    expect(planned([{ words, fields: [present, ...fresh] }])).toEqual([[0, 'secret']]);
    expect(planned([{ words, fields: [...fresh, present] }])).toEqual([[2, 'secret']]);
    expect(
      planned([
        { words, fields: [present] },
        { words, fields: fresh },
      ]),
    ).toEqual([[0, 'secret']]);
    expect(planned([{ words, fields: fresh }])).toBe('page-no-fields');
  });

  it('puts one character into each of several boxes, if the code has as many', () => {
    const fields = Array.from({ length: 6 }, () => ({ maxLength: 1 }));
    expect(planned([{ fields }], '493817')).toEqual([...'493817'].map((digit, index) => [index, digit]));
    expect(planned([{ fields }], '12345678')).toBe('page-no-fields');
  });

  it('refuses to send a secure page in the clear', () => {
    const form = { ...login, action: 'http://example.com/login' };
    expect(planned([form])).toBe('page-not-secure');
    expect(planned([form], null, 'http://example.com/')).toEqual([
      [0, 'ada'],
      [1, 'secret'],
    ]);
  });

  it('is refused where nothing fits', () => {
    expect(planned([])).toBe('page-no-fields');
    expect(planned([{ fields: [{ label: 'Amount' }] }])).toBe('page-no-fields');
    const empty = makePlan({ values: { username: null, password: '' } }, sampleFrame([login]), {
      code: null,
    });
    expect(empty.refused).toBe('page-no-fields');
  });

  it('puts a login into no letter, newsletter or order', () => {
    const mail = { type: 'email', label: 'E-mail' };
    expect(planned([{ words: 'Subscribe to our newsletter', fields: [mail] }])).toBe('page-no-fields');
    expect(planned([{ words: 'Contact us', fields: [mail, { type: 'textarea', label: 'Message' }] }])).toBe(
      'page-no-fields',
    );
    const card = [{ label: 'Card number' }, { label: 'Expiry date' }, { label: 'CVC' }];
    expect(planned([{ words: 'Pay', fields: [mail, ...card] }])).toBe('page-no-fields');
  });

  it('asks for a code only where the form does', () => {
    expect(asksForCode(sampleFrame([login]))).toBe(false);
    expect(asksForCode(sampleFrame([{ fields: [...login.fields, { autocomplete: 'one-time-code' }] }]))).toBe(
      true,
    );
  });
});
