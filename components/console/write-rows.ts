import type { Cell, Field } from './arrange';

export type Format = 'csv' | 'json';

/** Spreadsheets take what begins so for a formula, and reckon it. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;
/** Where commas stand in numbers, cells end at other signs, and quotes within a line hold nothing together. */
const FORMULA_WITHIN = /([;\t\r\n])(?=[^\S\t\r\n]*[=+\-@＝＋－＠])/g;

/** RFC 4180; texts that would be formulas, as a whole or from some sign on, get an apostrophe in front of that. */
function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const within = value.replaceAll(FORMULA_WITHIN, "$1'");
  const safe = FORMULA.test(value) ? `'${within}` : within;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Writes a file piece by piece: what was written need not be kept. */
export interface RowWriter<Row> {
  readonly head: string;
  readonly rows: (rows: readonly Row[]) => string;
  readonly tail: () => string;
}

function csvWriter<Row>(fields: readonly Field<Row>[]): RowWriter<Row> {
  return {
    head: csvLine(fields.map(({ name }) => name)),
    rows: (rows) => rows.map((row) => csvLine(fields.map(({ value }) => value(row)))).join(''),
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
