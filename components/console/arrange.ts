import type { ComponentChildren } from 'preact';
import type { TextKey } from '../../lib/text';

export type Cell = string | number | boolean | null;

/** A column of a table. */
export interface Column<Row> {
  readonly name: string;
  readonly label: TextKey;
  /** Its share of the width. */
  readonly share: number;
  /** What stands in it: shown, searched, and sorted by unless `order` says otherwise. */
  readonly text: (row: Row) => string;
  readonly order?: (row: Row) => string | number;
  readonly draw?: (row: Row) => ComponentChildren;
  readonly isCode?: boolean;
}

/** A member of what goes to a file. */
export interface Field<Row> {
  readonly name: string;
  readonly value: (row: Row) => Cell;
  /** It is opened from the vault: only where that is wanted. */
  readonly isOfVault?: boolean;
}

export interface Sort {
  readonly column: string;
  readonly isDown: boolean;
}

/** Without case and accents. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The rows in which every typed word stands, in whichever column. */
export function findRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  typed: string,
): readonly Row[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = fold(columns.map((column) => column.text(row)).join('\n'));
    return words.every((word) => text.includes(word));
  });
}

const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;

/** In the order of a column; equal ones stay as they came. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const column = columns.find(({ name }) => name === sort?.column);
  if (!column || !sort) return rows;
  const keyed = rows.map((row) => ({ row, key: (column.order ?? column.text)(row) }));
  const way = sort.isDown ? -1 : 1;
  keyed.sort(({ key: a }, { key: b }) =>
    typeof a === 'number' && typeof b === 'number' ? way * (a - b) : way * compare(String(a), String(b)),
  );
  return keyed.map(({ row }) => row);
}

/** What a press on a column's head makes of the order: up, down, as it came. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, isDown: false };
  return sort.isDown ? null : { column, isDown: true };
}
