import { describe, expect, it } from 'vitest';
import { sampleFrame } from '../../tests/pages/sample-facts';
import { email, next, password, signIn, user } from '../../tests/pages/sent-forms';
import type { FrameFacts, SentBy, SentForm } from '../fill';
import { readMeaning } from './meaning';

const withButtons = (facts: FrameFacts): FrameFacts => ({
  ...facts,
  buttons: [
    { handle: 50, form: 100, type: 'submit', text: 'Sign in', names: '' },
    { handle: 51, form: 100, type: 'button', text: 'Show password', names: 'eye' },
  ],
});

describe('Which form was sent', () => {
  const both = sampleFrame([
    { words: 'Sign in', fields: [user, password] },
    { words: 'Create account', fields: [email, next] },
  ]);
  const values = [
    [0, 'ada'],
    [1, 'tide'],
    [2, 'b@a.example'],
    [3, 'wave'],
  ] as const;
  const sent = (by: SentBy, element: number | null, typed = values.slice()): SentForm => ({
    by,
    element,
    facts: both,
    values: typed,
    carried: [],
    shown: [],
  });

  it('is the one that the event names', () => {
    expect(readMeaning(sent('submit', 100))).toMatchObject({
      act: 'sign-in',
      username: 'ada',
      password: 'tide',
    });
    expect(readMeaning(sent('submit', 101))).toMatchObject({
      act: 'sign-up',
      username: 'b@a.example',
      password: 'wave',
    });
    expect(readMeaning(sent('enter', 3))).toMatchObject({ act: 'sign-up' });
  });

  it('is the only one with a password in it, where nothing names it', () => {
    expect(readMeaning(sent('leave', null))).toBe(null);
    expect(
      readMeaning(
        sent('leave', null, [
          [0, 'ada'],
          [1, 'tide'],
        ]),
      ),
    ).toMatchObject({ act: 'sign-in' });
  });

  it('is not one whose button only does something else', () => {
    const facts = withButtons(signIn('ada', 'tide').facts);
    expect(readMeaning(signIn('ada', 'tide', { by: 'click', element: 50, facts }))).toMatchObject({
      act: 'sign-in',
    });
    expect(readMeaning(signIn('ada', 'tide', { by: 'click', element: 51, facts }))).toBe(null);
    expect(readMeaning(signIn('ada', 'tide', { by: 'click', element: 99, facts }))).toBe(null);
  });
});
