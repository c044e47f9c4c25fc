import { describe, expect, it } from 'vitest';
import { type SampleForm, sampleFrame } from '../pages/sample-facts';
import { isHeldOut, judgePage } from './judge';

/** A page with labels by the handles 0, 1, 2 ...; a gap is no label. */
function judge(forms: readonly SampleForm[], labels: readonly (string | null)[], name = 'a_login') {
  const fields = labels.flatMap((label, handle) => (label === null ? [] : [{ handle, label }]));
  const verdicts = judgePage({ name, facts: sampleFrame(forms), fields, submits: [] });
  return verdicts.map(({ of, label, said, isRight }) => [of, label, said, isRight]);
}

const SIGN_IN = {
  words: 'Sign in',
  fields: [{ label: 'User name' }, { type: 'password', label: 'Password' }],
};

describe('a page is judged', () => {
  it('right where the model says what the labels say', () => {
    expect(judge([SIGN_IN], ['username', 'password'])).toEqual([
      ['field', 'username', 'username', true],
      ['field', 'password', 'current-password', true],
      ['purpose', 'sign-in', 'sign-in', true],
    ]);
  });

  it('wrong where it says something else', () => {
    expect(judge([SIGN_IN], ['phone', 'password.new'])).toEqual([
      ['field', 'phone', 'username', false],
      ['field', 'password.new', 'current-password', false],
      ['purpose', 'sign-up', 'sign-in', false],
    ]);
  });

  it('by false alarms where something is offered for a field that nobody labelled, or that is to be left alone', () => {
    expect(judge([SIGN_IN], ['unknown', null])).toEqual([
      ['alarm', 'unknown', 'username', false],
      ['field', 'unknown', 'username', false],
      ['alarm', 'not labelled', 'current-password', false],
    ]);
    const letter = {
      words: 'Contact us',
      fields: [{ label: 'E-mail' }, { type: 'textarea', label: 'Message' }],
    };
    expect(judge([letter], ['emailAddress', 'unknown'], 'a_contact')).toEqual([
      ['field', 'emailAddress', 'email', true],
      ['field', 'unknown', 'other', true],
      ['purpose', 'contact', 'contact', true],
    ]);
  });

  it('with labelled fields seen, whatever the missing styles do to them', () => {
    const hidden = {
      words: 'Sign in',
      fields: SIGN_IN.fields.map((field) => ({ ...field, visible: false })),
    };
    expect(judge([hidden], ['username', 'password'])[0]).toEqual(['field', 'username', 'username', true]);
    expect(judge([hidden], [null, 'password'])[0]).toEqual(['field', 'password', 'current-password', true]);
  });

  it('wrong where a labelled field is none that can be filled', () => {
    expect(judge([SIGN_IN], ['username', 'password', 'phone']).at(-1)).toEqual([
      'field',
      'phone',
      'not seen',
      false,
    ]);
  });
});

it('Pages are held out by their names, a third of them', () => {
  const names = Array.from({ length: 3000 }, (_, index) => `page-${index}`);
  const share = names.filter(isHeldOut).length / names.length;
  expect(share).toBeGreaterThan(0.3);
  expect(share).toBeLessThan(0.37);
  expect(isHeldOut('page-1')).toBe(isHeldOut('page-1'));
});
