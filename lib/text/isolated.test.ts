import { describe, expect, it } from 'vitest';
import { isolated } from './isolated';

describe('a name in a sentence', () => {
  it.each([
    ['as most are, as it is', 'Acme & Söhne (2)', 'Acme & Söhne (2)'],
    ['that turns what follows, without that', '\u202egnp.Acme', 'gnp.Acme'],
    ['that turns by a mark, without that', 'A\u200f1\u200e\u061c', 'A1'],
    ['of two lines, on one', 'Acme\r\n\r\nYour vault\u2028was sold\u2029\u0000', 'Acme Your vault was sold '],
    ['from right to left, set apart', 'עבודה 12', '\u2068עבודה 12\u2069'],
    ['that ends what sets it apart, without that', '\u2069\u202eAcme', 'Acme'],
    ['that opens and does not end, without that', '\u2068\u2067Acme', 'Acme'],
    ['that ends first, without that', '\u2069 עבודה \u2068', '\u2068 עבודה \u2069'],
    ['with joiners, which belong to words', 'می\u200cخواهم', '\u2068می\u200cخواهم\u2069'],
  ])('%s', (_, name, shown) => {
    expect(isolated(name)).toBe(shown);
  });

  it('may stand in a text that is a part itself', () => {
    const inner = `From ${isolated('עבודה')} to Acme`;
    expect(isolated(inner)).toBe(`\u2068${inner}\u2069`);
  });
});
