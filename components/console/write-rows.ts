import Papa from 'papaparse';
import type { Cell, Field } from './arrange';

export type Format = 'csv' | 'json';

/** Spreadsheets take what begins so for a formula, and reckon it. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;
/** Where commas stand in numbers, cells end at other signs, and quotes within a line hold nothing together. */
const FORMULA_WITHIN = /([;\t\r\n])(?=[^\S\t\r\n]*[=+\-@＝＋－＠])/g;

/** Texts that would be formulas, as a whole or from some sign on, get an apostrophe in front of that. */
function withoutFormulas(value: Cell): Cell {
  if (typeof value !== 'string') return value;
  const within = value.replaceAll(FORMULA_WITHIN, "$1'");
  return FORMULA.test(value) ? `'${within}` : within;
}

/** RFC 4180. */
const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.length === 0
    ? ''
    : `${Papa.unparse(
        rows.map((cells) => cells.map(withoutFormulas)),
        { newline: '\r\n' },
      )}\r\n`;

/** Writes a file piece by piece: what was written need not be kept. */
export interface RowWriter<Row> {
  readonly head: string;
  readonly rows: (rows: readonly Row[]) => string;
  readonly tail: () => string;
}

function csvWriter<Row>(fields: readonly Field<Row>[]): RowWriter<Row> {
  return {
    head: csvLines([fields.map(({ name }) => name)]),
    rows: (rows) => csvLines(rows.map((row) => fields.map(({ value }) => value(row)))),
    tail: () => '',
  };
}

function jsonWriter<Row>(fields: readonly Field<Row>[]): RowWriter<Row> {
  let isFirst = true;
  const line = (row: Row): string => {
    const start = isFirst ? '\n' : ',\n';
    isFirst = false;
    return start + JSON.stringify(Object.fromEntries(fields.map(({ name, value }) => [name, value(row)])));
  };
  return {
    head: '[',
    rows: (rows) => rows.map(line).join(''),
    tail: () => (isFirst ? ']\n' : '\n]\n'),
  };
}

export const createWriter = <Row>(format: Format, fields: readonly Field<Row>[]): RowWriter<Row> =>
  format === 'csv' ? csvWriter(fields) : jsonWriter(fields);

/** `members-2026-11-29.csv` */
export const fileName = (list: string, format: Format): string =>
  `${list}-${new Date().toISOString().slice(0, 10)}.${format}`;
