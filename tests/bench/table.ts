/** A table of texts: the first row is the head, the first column is text, all others are numbers. */
export type Table = readonly (readonly string[])[];

const widthsOf = (table: Table): number[] => {
  const columns = Math.max(...table.map((row) => row.length));
  return Array.from({ length: columns }, (_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
};

/** The table for a terminal: text to the left, numbers to the right. */
export function textTable(table: Table): string {
  const widths = widthsOf(table);
  const pad = (cell: string, at: number) =>
    at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0);
  const lines = table.map((row) => row.map(pad).join('  ').trimEnd());
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** The same for a README. */
export function markdownTable(table: Table): string {
  const [head = [], ...rows] = table;
  const line = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.trim().replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = `|${head.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
