import type { Tally } from './run-scenario';

/** The run as a table: how many steps each scenario has, at how many of them the worker was killed, and whether all was well each time. */
export function renderTable(tallies: readonly Tally[]): string {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((all, tally) => all + of(tally), 0);
  const failed = ({ kills, wrong }: Tally): number =>
    Math.min(kills, new Set(wrong.map(({ killAt }) => killAt)).size);
  const percent = (good: number, all: number) =>
    `${((100 * good) / Math.max(1, all)).toFixed(good === all ? 0 : 2)} %`;
  const rows = tallies.map((tally) => [
    tally.name,
    String(tally.steps),
    String(tally.kills),
    percent(tally.kills - failed(tally), tally.kills),
  ]);
  const kills = sum((tally) => tally.kills);
  const all = ['all', String(sum(({ steps }) => steps)), String(kills), percent(kills - sum(failed), kills)];
  const table = [['scenario', 'steps', 'kills', 'held'], ...rows, all];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [head = [], ...body] = table;
  return ['', line(head), rule, ...body.map(line), ''].join('\n');
}
