import { describe, expect, it } from 'vitest';
import { type SampleField, sampleFrame } from '../../../tests/pages/sample-facts';
import { makePlan } from '..';

const CODE = { label: 'CVC', maxLength: 4 };
const EXPIRY = { label: 'Expiry date', placeholder: 'MM/YY' };

function planned(fields: readonly SampleField[], values: Readonly<Record<string, string>> = {}) {
  const card = { number: '4111 1111 1111 1234', code: '905', expMonth: '12', expYear: '2027', brand: 'Amex' };
  const item = { kind: 'card' as const, values: { ...card, ...values } };
  const { plan, refused } = makePlan(item, sampleFrame([{ words: 'Pay', fields }]), { code: null });
  return (
    refused ?? plan.values.map(({ handle, value, alternatives }) => [handle, value, ...(alternatives ?? [])])
  );
}

describe('a card number in four boxes', () => {
  const part = { maxLength: 4 };
  const boxes: Readonly<Record<string, SampleField[]>> = {
    'of which the first has the label': [{ ...part, label: 'Card number' }, part, part, part],
    'below one caption': Array.from({ length: 4 }, () => ({ ...part, group: 'Card number' })),
    'that are marked': Array.from({ length: 4 }, () => ({ ...part, autocomplete: 'cc-number' })),
  };

  it.each(Object.entries(boxes))('%s is cut into its parts', (_how, fields) => {
    expect(planned([...fields, EXPIRY, CODE])).toEqual([
      [0, '4111'],
      [1, '1111'],
      [2, '1111'],
      [3, '1234'],
      [4, '12/27'],
      [5, '905'],
    ]);
  });

  it('leaves nothing behind for a shorter number, and is left alone where a number is longer', () => {
    const fields = boxes['below one caption'] ?? [];
    expect(planned(fields, { number: '341111111111111' })).toEqual([
      [0, '3411'],
      [1, '1111'],
      [2, '1111'],
      [3, '111'],
    ]);
    expect(planned(fields, { number: '6304000000000000000' })).toBe('page-no-fields');
  });

  it('is not what four other boxes are', () => {
    const code = Array.from({ length: 4 }, () => ({ maxLength: 4, label: 'Year' }));
    expect(planned(code)).toBe('page-no-fields');
  });
});

describe('the kind of a card', () => {
  it('is chosen from a list, however it is written there', () => {
    const options = ['Choose', 'Visa', 'MasterCard', 'American Express'];
    const [brand] = planned([{ type: 'select-one', options }, { label: 'Card number' }]).slice(0, 1);
    expect(brand).toEqual([0, 'Amex', 'American Express', 'AmEx', 'AX']);
  });
});
