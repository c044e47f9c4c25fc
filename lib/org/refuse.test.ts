import { describe, expect, it } from 'vitest';
import { toErrorInfo } from '../errors';
import { refuse } from './refuse';

const URL_OF = new URL('https://api.example/public/members');

/** What is said of an answer with these faults. */
function said(errors: unknown): string | undefined {
  const bytes = new TextEncoder().encode(JSON.stringify({ message: 'The request is invalid.', errors }));
  return toErrorInfo(refuse({ status: 400, headers: new Headers(), bytes }, URL_OF)).details.message;
}

describe('what a server finds wrong with a change', () => {
  it('is told field by field', () => {
    expect(said({ Email: ['The Email field is required.'] })).toBe('Email: The Email field is required.');
    expect(
      said({ Email: ['Too long.', 'No address'], '$.type': 'Not a number.', '': ['No seats left!'] }),
    ).toBe('Email: Too long. Email: No address. type: Not a number. No seats left!');
  });

  it('is told as far as somebody reads it, and how much more there is', () => {
    const many = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`f${at}`, ['No.']]));
    expect(said(many)).toBe('f0: No. f1: No. f2: No. f3: No. f4: No. (+3)');
    expect(said({ ['n'.repeat(9999)]: ['x'.repeat(9999)] })?.length).toBeLessThan(500);
  });

  it.each([[null], [{}], [{ Email: [] }], [{ Email: [7, '', ' '] }], ['all of it']])(
    'is the server’s own sentence where no field is told: %j',
    (errors) => {
      expect(said(errors)).toBe('The request is invalid.');
    },
  );
});
