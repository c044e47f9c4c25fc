export interface CsvRow {
  /** Where it begins, from 1 on. */
  readonly line: number;
  /** Null for a row whose quotes cannot be made out. */
  readonly cells: readonly string[] | null;
}

const DELIMITERS = [',', ';', '\t'] as const;

/** The one that the first line has most of: spreadsheets of many countries write semicolons. */
export function delimiterOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const countOf = (delimiter: string) => first.split(delimiter).length;
  return [...DELIMITERS].sort((a, b) => countOf(b) - countOf(a))[0] ?? ',';
}

const cellOf = (delimiter: string): RegExp =>
  new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)"|([^"${delimiter}\\r\\n][^${delimiter}\\r\\n]*|))(${delimiter}|\\r\\n|[\\r\\n]|$)`,
    'y',
  );

const countLines = (text: string): number => text.match(/\r\n|[\r\n]/g)?.length ?? 0;

/** Rows of a CSV text (RFC 4180, with whichever delimiter its first line has), each with its line. Empty rows are none. */
export function readCsv(text: string): CsvRow[] {
  const delimiter = delimiterOf(text);
  const pattern = cellOf(delimiter);
  const rows: CsvRow[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const begun = { at, line };
    let cells: string[] | null = [];
    for (let isOpen = true; isOpen; ) {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (!found) {
        // Odd quotes: the rest of this line cannot be trusted, the next one can.
        cells = null;
        at = begun.at + (/^[^\r\n]*(?:\r\n|[\r\n]|$)/.exec(text.slice(begun.at))?.[0].length ?? 1);
        break;
      }
      cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
      at = pattern.lastIndex;
      isOpen = found[3] === delimiter;
    }
    line += countLines(text.slice(begun.at, at));
    if (cells === null || cells.some((cell) => cell.trim() !== '')) rows.push({ line: begun.line, cells });
  }
  return rows;
}
