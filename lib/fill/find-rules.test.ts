import { describe, expect, it } from 'vitest';
import { type SampleField, sampleFrame } from '../../tests/pages/sample-facts';
import { findRules } from './index';

const rulesOf = (...fields: SampleField[]) => findRules(sampleFrame([{ fields }]));
const password = (more: SampleField = {}): SampleField => ({ type: 'password', ...more });

describe('what a page says about its passwords', () => {
  it('is the rules and the length of its password field', () => {
    expect(
      rulesOf({ type: 'email', maxLength: 99 }, password({ passwordRules: 'minlength: 8', maxLength: 20 })),
    ).toEqual({
      rules: 'minlength: 8',
      maxLength: 20,
    });
  });

  it('is that of the new password where there is another one', () => {
    expect(
      rulesOf(password({ maxLength: 99 }), password({ autocomplete: 'new-password', maxLength: 16 })),
    ).toEqual({ rules: '', maxLength: 16 });
    expect(rulesOf(password(), password({ passwordRules: 'required: digit' }))).toEqual({
      rules: 'required: digit',
      maxLength: null,
    });
  });

  it('is nothing without such a field, or for one that cannot be seen', () => {
    expect(rulesOf({ maxLength: 10, passwordRules: 'minlength: 8' })).toBeNull();
    expect(rulesOf(password())).toBeNull();
    expect(rulesOf(password({ visible: false, maxLength: 8 }))).toBeNull();
  });
});
