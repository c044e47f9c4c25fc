import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CborInput, encodeCbor } from '../../tests/server/newer/cbor';
import { byteStringHead, type CborValue, decodeCbor, decodeCborMap } from './cbor';
import { OpenError } from './open-error';

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

/** Maps as lists of pairs, so that both sides can be compared. */
const shape = (value: CborValue | CborInput): unknown => {
  if (value instanceof Uint8Array) return [...value];
  if (value instanceof Map) return { pairs: [...value].map(([key, inner]) => [key, shape(inner)]) };
  return Array.isArray(value) ? value.map(shape) : value;
};

const anyValue = fc.letrec<{ value: CborInput }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.integer({ min: -70_100, max: 70_100 }),
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('__proto__', 'constructor'),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 300 }),
    fc.array(tie('value'), { maxLength: 30 }),
    fc
      .array(fc.tuple(fc.oneof(fc.integer({ min: -90_000, max: 90_000 }), fc.string()), tie('value')))
      .map((pairs) => new Map(pairs)),
  ),
})).value;

describe('CBOR', () => {
  it('reads what was written', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(shape(decodeCbor(encodeCbor(value)))).toEqual(shape(value));
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes any bytes for a value or refuses them, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          decodeCbor(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(OpenError);
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['a cut number', '19 01'],
    ['a number in a longer form', '18 17'],
    ['a number in a longer form', '19 00ff'],
    ['a number in a longer form', '1b 00000000ffffffff'],
    ['a number that does not fit', '1b 0020000000000000'],
    ['a reserved length', '1c'],
    ['an indefinite list', '9f ff'],
    ['an indefinite text', '7f 61 61 ff'],
    ['a text that is cut', '63 6161'],
    ['a text that is no UTF-8', '61 ff'],
    ['a list that is cut', '82 01'],
    ['a list of billions', '9a ffffffff'],
    ['a map of billions', 'ba ffffffff'],
    ['a key that stands twice', 'a2 01 02 01 03'],
    ['a key that is a list', 'a1 80 01'],
    ['a key that is bytes', 'a1 41 61 01'],
    ['a tag', 'd0 80'],
    ['a fraction', 'f9 3c00'],
    ['undefined', 'f7'],
    ['a break', 'ff'],
    ['a simple value in two bytes', 'f8 14'],
    ['something behind the value', '01 01'],
  ])('refuses %s: %s', (_, bytes) => {
    expect(() => decodeCbor(hex(bytes))).toThrow(OpenError);
  });

  it('refuses nesting without end, however deep', () => {
    expect(() => decodeCbor(new Uint8Array(1_000_000).fill(0x81))).toThrow(OpenError);
    expect(() => decodeCborMap(hex('80'))).toThrow(OpenError);
  });

  it.each([0, 23, 24, 255, 256, 65_535])('writes the head of %i bytes', (length) => {
    const bytes = Buffer.concat([byteStringHead(length), Buffer.alloc(length)]);
    expect(decodeCbor(new Uint8Array(bytes))).toHaveLength(length);
  });
});
