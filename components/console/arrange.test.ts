import { describe, expect, it } from 'vitest';
import { type Column, findRows, nextSort, sortRows } from './arrange';
import { ownDays } from './event-range';
import { rowOfKey } from './Table';

interface Person {
  readonly name: string;
  readonly age: number;
}

const ROWS: readonly Person[] = [
  { name: 'Zoë Müller', age: 9 },
  { name: 'adam 10', age: 30 },
  { name: 'Adam 9', age: 100 },
];

const COLUMNS: readonly Column<Person>[] = [
  { name: 'name', label: 'fieldItemName', share: 50, text: ({ name }) => name },
  { name: 'age', label: 'idOfIt', share: 50, text: ({ age }) => String(age), order: ({ age }) => age },
];

const ages = (rows: readonly Person[]) => rows.map(({ age }) => age);

describe('rows', () => {
  it('are found by every word, in whichever column, without case and accents', () => {
    expect(ages(findRows(ROWS, COLUMNS, ' muller  ZOE '))).toEqual([9]);
    expect(ages(findRows(ROWS, COLUMNS, 'adam 100'))).toEqual([100]);
    expect(findRows(ROWS, COLUMNS, '  ')).toBe(ROWS);
  });

  it('are sorted as people sort, numbers by their size, both ways', () => {
    expect(ages(sortRows(ROWS, COLUMNS, { column: 'name', isDown: false }))).toEqual([100, 30, 9]);
    expect(ages(sortRows(ROWS, COLUMNS, { column: 'age', isDown: true }))).toEqual([100, 30, 9]);
    expect(sortRows(ROWS, COLUMNS, null)).toBe(ROWS);
  });

  it('go up, down, and back to how they came', () => {
    const up = nextSort(null, 'age');
    const down = nextSort(up, 'age');
    expect([up?.isDown, down?.isDown, nextSort(down, 'age')]).toEqual([false, true, null]);
    expect(nextSort(down, 'name')).toEqual({ column: 'name', isDown: false });
  });

  it('are gone through with keys, and never left', () => {
    const press = (key: string, at: number) => rowOfKey({ key } as KeyboardEvent, at, 20);
    expect([press('ArrowDown', -1), press('ArrowDown', 19), press('ArrowUp', 0)]).toEqual([0, 19, 0]);
    expect([press('Home', 7), press('End', 7), press('PageDown', 7), press('x', 7)]).toEqual([
      0,
      19,
      16,
      null,
    ]);
  });
});

it('Days that a person chooses are whole ones, in their order, and at most a year', () => {
  const span = ownDays('2026-11-01', '2026-11-01');
  expect(Date.parse(span!.end) - Date.parse(span!.start)).toBe(86_399_999);
  for (const [from, to] of [
    ['2026-11-02', '2026-11-01'],
    ['', '2026-11-01'],
    ['2025-01-01', '2026-11-01'],
  ] as const)
    expect(ownDays(from, to)).toBeNull();
});
