import { describe, expect, it } from 'vitest';
import { sampleFrame } from '../../tests/pages/sample-facts';
import { findWish } from './suggest';

const URL_ = 'https://shop.example/';
const PASSWORD = { type: 'password', label: 'Password' };

const wishFor = (words: string, fields: readonly object[]) =>
  findWish(sampleFrame([{ words, fields: fields as never }], URL_))?.suggested ?? null;

describe('what is suggested for the field that has the focus', () => {
  const on = { focused: true };
  it.each([
    ['Sign in', [{ label: 'User name', ...on }, PASSWORD], 'login'],
    ['Sign in', [{ label: 'E-mail address', ...on }, PASSWORD], 'login'],
    ['Sign in', [{ label: 'User name' }, { ...PASSWORD, ...on }], 'login'],
    ['Verify', [{ label: 'Authenticator code', autocomplete: 'one-time-code', ...on }], 'code'],
    [
      'Create account',
      [{ label: 'E-mail address' }, { ...PASSWORD, autocomplete: 'new-password', ...on }],
      'new-password',
    ],
    ['Pay now', [{ label: 'Card number', autocomplete: 'cc-number', ...on }], 'card'],
    [
      'Delivery address',
      [
        { label: 'Street', autocomplete: 'street-address', ...on },
        { label: 'City', autocomplete: 'address-level2' },
      ],
      'identity',
    ],
    ['Search', [{ type: 'search', label: 'Search', ...on }], null],
    ['Newsletter subscribe', [{ type: 'email', label: 'Your e-mail', ...on }], null],
    ['Sign in', [{ label: 'User name' }, PASSWORD], null],
  ])('%s: %j', (words, fields, suggested) => {
    expect(wishFor(words, fields)).toBe(suggested);
  });
});
