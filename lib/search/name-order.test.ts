import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Overview } from '../items';
import { createNameCompare, createNameOrder } from './name-order';

const row = (name: string, detail = ''): Overview => ({ name, detail }) as Overview;
const names = (rows: readonly Overview[]) => rows.map(({ name, detail }) => `${name}${detail}`);

const compare = createNameCompare();
const isOrdered = (rows: readonly Overview[]): boolean =>
  rows.every((one, index) => {
    const before = rows[index - 1];
    return !before || (compare(before.name, one.name) || compare(before.detail, one.detail)) <= 0;
  });

describe('rows by name', () => {
  it('disregard case and accents, take numbers by their value, and then the second line', () => {
    const rows = [
      row('zeta'),
      row('Äpfel'),
      row('apple', '2'),
      row('Item 10'),
      row('apple', '1'),
      row('Item 9'),
    ];
    expect(names(createNameOrder()(rows))).toEqual([
      'Äpfel',
      'apple1',
      'apple2',
      'Item 9',
      'Item 10',
      'zeta',
    ]);
  });

  it('are all there and in order, whatever came, went and changed', () => {
    const name = fc.constantFrom('a', 'B', 'c', 'ä', '10', '9', '');
    const vault = fc.array(fc.tuple(name, name)).map((all) => all.map(([one, two]) => row(one, two)));
    const change = fc.record({ gone: fc.func(fc.boolean()), come: vault });
    fc.assert(
      fc.property(vault, fc.array(change), (first, changes) => {
        const order = createNameOrder();
        let rows = first;
        order(rows);
        for (const { gone, come } of changes) {
          rows = [...come, ...rows.filter((one) => !gone(one.name, one.detail))];
          const ordered = order(rows);
          expect(ordered).toHaveLength(rows.length);
          expect(new Set(ordered)).toEqual(new Set(rows));
          expect(isOrdered(ordered)).toBe(true);
        }
      }),
    );
  });
});
