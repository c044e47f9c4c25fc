// @vitest-environment happy-dom
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { passOnAnswers } from './pass-on-answers';

const passed: unknown[] = [];
const AUTH = { command: 'authResult', code: 'c', state: 's', lastpass: false };

const post = (data: unknown, from: object = {}) =>
  dispatchEvent(new MessageEvent('message', { data, source: window, origin: location.origin, ...from }));

beforeAll(() => {
  passOnAnswers({ factor: (answer) => passed.push(answer), sso: (answer) => passed.push(answer) });
});
beforeEach(() => {
  passed.length = 0;
});

it.each([
  [AUTH, { code: 'c', state: 's' }],
  [
    { command: 'duoResult', code: 'c', state: 's' },
    { factor: 'duo', token: 'c|s' },
  ],
  [
    { command: 'webAuthnResult', data: '{}' },
    { factor: 'webauthn', token: '{}' },
  ],
])('passes on what the page posts to itself: %o', (data, answer) => {
  post(data);
  expect(passed).toEqual([answer]);
});

it.each([
  ['another origin', AUTH, { origin: 'https://mallory.example' }],
  ['a frame or another window', AUTH, { source: null }],
  ['no code', { ...AUTH, code: '' }, {}],
  ['no state', { ...AUTH, state: null }, {}],
  ['a code that is no text', { ...AUTH, code: {} }, {}],
  ['another command', { ...AUTH, command: 'lastPassResult' }, {}],
  ['text', JSON.stringify(AUTH), {}],
  ['nothing', null, {}],
])('passes nothing on that comes from, or has, %s', (_, data, from) => {
  post(data, from);
  expect(passed).toEqual([]);
});
