import { describe, expect, it } from 'vitest';
import { sampleFrame } from '../../tests/pages/sample-facts';
import type { SentForm } from '../fill';
import { parseOutcome, parseSent } from './parse-sent';

const facts = sampleFrame([{ words: 'Sign in', fields: [{ label: 'User name' }, { type: 'password' }] }]);
const SENT: SentForm = {
  by: 'submit',
  element: 100,
  facts,
  values: [
    [0, 'ada'],
    [1, 'tide'],
  ],
  carried: [],
  shown: [],
};

const many = <T>(one: T, count: number): T[] => Array.from({ length: count }, () => one);

describe('What a page says was sent', () => {
  it('passes as it is', () => {
    expect(parseSent(SENT)).toEqual(SENT);
    expect(parseSent({ ...SENT, element: null })).not.toBe(null);
  });

  const megabyte = 'x'.repeat(1_000_000);
  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'submit'],
    ['an unknown way', { ...SENT, by: 'magic' }],
    ['no facts', { ...SENT, facts: null }],
    ['a name of a megabyte', { ...SENT, values: [[0, megabyte]] }],
    ['a value that is no text', { ...SENT, values: [[0, { toString: 1 }]] }],
    ['too many values', { ...SENT, values: many([0, 'a'], 21) }],
    [
      'a label of a megabyte',
      { ...SENT, facts: { ...facts, fields: [{ ...facts.fields[0], label: megabyte }] } },
    ],
    ['too many fields', { ...SENT, facts: { ...facts, fields: many(facts.fields[0], 301) } }],
    [
      'too many choices',
      { ...SENT, facts: { ...facts, fields: [{ ...facts.fields[0], options: many('a', 301) }] } },
    ],
    [
      'a field without a kind',
      { ...SENT, facts: { ...facts, fields: [{ ...facts.fields[0], type: undefined }] } },
    ],
    ['names of a megabyte', { ...SENT, shown: [megabyte] }],
    ['too many names', { ...SENT, carried: many('a', 6) }],
  ])('is refused: %s', (_, args) => {
    expect(parseSent(args)).toBe(null);
  });
});

describe('What a page says has become of it', () => {
  it('passes or is refused', () => {
    const outcome = { state: 'gone', isEmpty: true, isBad: false };
    expect(parseOutcome(outcome)).toEqual(outcome);
    for (const other of [null, {}, { ...outcome, state: 'saved' }, { ...outcome, isBad: 1 }])
      expect(parseOutcome(other)).toBe(null);
  });
});
