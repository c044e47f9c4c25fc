import { costTable } from './cost/cost-table.ts';
import { buildTable, compareTable, growthTable, machineLine, sizeTable } from './report.ts';
import type { BenchResult, SizeResult } from './result.ts';
import { markdownTable, type Table, textTable } from './table.ts';

interface Look {
  readonly markdown: boolean;
}

const draw = (table: Table, { markdown }: Look): string =>
  markdown ? markdownTable(table) : textTable(table);

const notesOf = ({ items, notes }: SizeResult): string[] =>
  notes.map((note) => `${items.toLocaleString('en-US')} items: ${note}`);

/** The tables of one size, as soon as it has been measured. */
export function sizeText(result: SizeResult, look: Look): string {
  const costs = costTable(result.costs ?? {});
  const tables = [sizeTable(result), costs].filter((table) => table.length > 1);
  return [tables.map((table) => draw(table, look)).join('\n\n'), ...notesOf(result)].join('\n');
}

/** What is told at the end: the growth from size to size, what is shipped, and the comparison when there is one. */
export function endText(result: BenchResult, before: BenchResult | null, look: Look): string {
  const notes = result.sizes.flatMap(notesOf);
  return [
    machineLine(result),
    draw(growthTable(result.sizes), look),
    draw(buildTable(result.build, before?.build ?? null), look),
    ...(before ? [`Before: ${machineLine(before)}`, draw(compareTable(before, result), look)] : []),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
  ].join('\n\n');
}
