import Papa from 'papaparse';

export interface CsvRow {
  /** Where it begins, from 1 on. */
  readonly line: number;
  /** Null for a row whose quotes cannot be made out. */
  readonly cells: readonly string[] | null;
}

const DELIMITERS = [',', ';', '\t'] as const;

/** After so many rows with odd quotes, each line is read by itself: looking for where they close would take ever longer. */
const MOST_ODD = 100;

/**
 * The one that the first line has most of: spreadsheets of many countries write semicolons. The head alone tells, for groups are parted by
 * semicolons in the rows below.
 */
function delimiterOf(text: string): string {
  const first = /^[^\n]*/.exec(text)?.[0] ?? '';
  const countOf = (delimiter: string) => first.split(delimiter).length;
  return [...DELIMITERS].sort((a, b) => countOf(b) - countOf(a))[0] ?? ',';
}

const countLines = (text: string): number => text.split('\n').length - 1;

/** Where the line after this place begins. */
function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

interface Part {
  readonly rows: readonly (readonly string[])[];
  /** Where each of the rows ends. */
  readonly ends: readonly number[];
  readonly isWhole: boolean;
}

/** Rows up to the first whose quotes are odd. */
function readUntilOdd(text: string, delimiter: string): Part {
  const rows: string[][] = [];
  const ends: number[] = [];
  let isWhole = true;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step({ data, errors, meta }, parser) {
      isWhole = errors.length === 0;
      if (!isWhole) parser.abort();
      else {
        rows.push(data);
        ends.push(meta.cursor);
      }
    },
  });
  return { rows, ends, isWhole };
}

/**
 * Rows of a CSV text, with whichever delimiter its first line has, each with its line. Empty rows are none. Where the quotes of a row are odd,
 * its first line cannot be trusted; the next one can.
 */
export function readCsv(given: string): CsvRow[] {
  const text = given.replaceAll(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text);
  const found: CsvRow[] = [];
  let [at, line, odd] = [0, 1, 0];
  const goTo = (place: number) => {
    line += countLines(text.slice(at, place));
    at = place;
  };
  while (at < text.length) {
    const begun = at;
    const until = odd < MOST_ODD ? text.length : nextLine(text, at);
    const { rows, ends, isWhole } = readUntilOdd(text.slice(begun, until), delimiter);
    for (const [place, cells] of rows.entries()) {
      if (cells.some((cell) => cell.trim() !== '')) found.push({ line, cells });
      goTo(begun + (ends[place] ?? 0));
    }
    if (isWhole) goTo(until);
    else {
      found.push({ line, cells: null });
      odd += 1;
      goTo(nextLine(text, at));
    }
  }
  return found;
}
