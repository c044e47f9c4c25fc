import { describe, expect, it } from 'vitest';
import type { FormPurpose } from '../fill';
import { judgeOutcome, judgePage } from './judge';
import type { Act } from './meaning';

const told = { state: 'stays', isEmpty: false, isBad: false } as const;

describe('What has become of a form in its own document', () => {
  it.each([
    ['sign-in', { ...told, state: 'gone' }, 'taken'],
    ['sign-in', { ...told, state: 'back' }, 'refused'],
    ['sign-in', told, 'doubt'],
    ['sign-in', { ...told, isEmpty: true }, 'refused'],
    ['sign-in', { ...told, isBad: true }, 'refused'],
    ['change', { ...told, isEmpty: true }, 'taken'],
    ['change', { ...told, isEmpty: true, isBad: true }, 'refused'],
    ['change', told, 'doubt'],
    ['reset', { ...told, isEmpty: true }, 'taken'],
    ['name', { ...told, state: 'gone' }, 'open'],
    ['sign-in', { ...told, state: 'look' }, 'open'],
  ] as const)('%s, %o: %s', (act, outcome, verdict) => {
    expect(judgeOutcome(act, outcome)).toBe(verdict);
  });
});

describe('What the next page tells', () => {
  const none = { passwords: 0, hasError: false, isRefused: false };
  const one = { ...none, passwords: 1 };
  it.each<[Act, (FormPurpose | null)[], typeof none, string]>([
    ['sign-in', [], none, 'taken'],
    ['sign-in', ['sign-in'], one, 'refused'],
    ['sign-in', [null], one, 'refused'],
    ['sign-in', ['change-password'], one, 'taken'],
    ['sign-in', [], { ...none, isRefused: true }, 'refused'],
    ['sign-in', [], { ...none, hasError: true }, 'taken'],
    ['sign-in', [], one, 'refused'],
    ['sign-up', ['sign-up'], one, 'refused'],
    ['sign-up', ['sign-in'], one, 'taken'],
    ['change', ['change-password'], one, 'taken'],
    ['change', ['change-password'], { ...one, hasError: true }, 'refused'],
    ['change', ['sign-in'], one, 'taken'],
    ['reset', ['sign-in'], one, 'taken'],
    ['reset', ['reset'], { ...one, hasError: true }, 'refused'],
    ['name', ['sign-in'], one, 'open'],
  ])('%s, forms %o, %o: %s', (act, purposes, look, verdict) => {
    expect(judgePage(act, purposes, look)).toBe(verdict);
  });
});
