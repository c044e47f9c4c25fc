import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareItems, isShrunken } from './compare';
import { fingerprint } from './fingerprint';

const row = (id: string, raw: object) => ({ account: 'a', id, revisionDate: null, raw });

describe('the fingerprint of a wire row', () => {
  it('is the same for the same row, and another for every change of it', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), leaf),
        fc.string(),
        leaf,
        leaf,
        (object, name, before, after) => {
          fc.pre(before !== after && name !== '__proto__');
          const one = { ...object, [name]: before };
          expect(fingerprint(structuredClone(one))).toBe(fingerprint(one));
          expect(fingerprint({ ...one, [name]: after })).not.toBe(fingerprint(one));
        },
      ),
    );
  });

  it('tells types, places and missing members apart', () => {
    const different = [
      null,
      '',
      '0',
      0,
      false,
      [],
      {},
      [[]],
      ['', ''],
      [''],
      { a: '' },
      { a: null },
      { ab: '' },
      { a: 'b' },
    ];
    expect(new Set(different.map((value) => fingerprint({ x: value }))).size).toBe(different.length);
  });

  it('sees a CipherString by its MAC, however long it is', () => {
    const text = `2.${'A'.repeat(500)}|${'B'.repeat(43)}=`;
    expect(fingerprint(`${text.slice(0, -10)}C${text.slice(-9)}`)).not.toBe(fingerprint(text));
    expect(fingerprint(`${text.slice(0, 9)}A${text.slice(9)}`)).not.toBe(fingerprint(text));
  });
});

describe('comparing', () => {
  it('names what is new, changed and gone', () => {
    const { stamps } = compareItems(
      [row('1', { n: 1 }), row('2', { n: 2 }), row('3', { n: 3 })],
      new Map(),
      {},
    );
    const after = compareItems([row('1', { n: 1 }), row('2', { n: 9 }), row('4', { n: 4 })], stamps, {});
    expect(after.items.map(({ id }) => id)).toEqual(['2', '4']);
    expect(after.removed).toEqual(['3']);
    expect([...after.stamps.keys()]).toEqual(['1', '2', '4']);
  });

  it('counts an item as changed when the key of its organisation is another', () => {
    const rows = [row('own', {}), row('shared', { organizationId: 'ORG' })];
    const { stamps } = compareItems(rows, new Map(), {});
    expect(compareItems(rows, stamps, { org: '4.key' }).items.map(({ id }) => id)).toEqual(['shared']);
  });

  it.each([
    [0, 0, false],
    [0, 10, false],
    [1, 1, true],
    [1, 3, false],
    [2, 2, true],
    [2, 8, true],
    [2, 20, false],
    [100, 1000, false],
    [101, 1000, true],
  ])('takes %i of %i missing for too much: %s', (missing, total, expected) => {
    expect(isShrunken(missing, total)).toBe(expected);
  });
});
