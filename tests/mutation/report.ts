import type { Odd } from './judge';
import type { Tally } from './run-all';

const ODD: readonly Odd[] = [
  'as it was',
  'without the value',
  'read in part',
  'could not be read',
  'of an unknown kind',
  'not by itself',
];

const HEAD = [
  'account',
  'places',
  'cases',
  'held',
  'known vault: taken',
  'kept, asked',
  'kept, told',
  'first sync: taken',
  'told',
  ...ODD.map((odd) => (odd === 'as it was' ? 'odd item: as it was' : odd)),
];

function cellsOf({ name, paths, cases, good, over, first, odd }: Tally): string[] {
  const percent = cases === 0 ? '–' : `${((100 * good) / cases).toFixed(good === cases ? 0 : 3)} %`;
  const numbers = [
    over.get('taken'),
    over.get('held'),
    over.get('refused'),
    first.get('taken'),
    first.get('refused'),
  ];
  return [
    name,
    String(paths),
    String(cases),
    percent,
    ...[...numbers, ...ODD.map((each) => odd.get(each))].map((number) => String(number ?? 0)),
  ];
}

const add = <T>(tallies: readonly Tally[], of: (tally: Tally) => Map<T, number>): Map<T, number> => {
  const sum = new Map<T, number>();
  for (const tally of tallies)
    for (const [key, number] of of(tally)) sum.set(key, (sum.get(key) ?? 0) + number);
  return sum;
};

function total(tallies: readonly Tally[]): Tally {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((all, tally) => all + of(tally), 0);
  return {
    name: 'all',
    paths: sum(({ paths }) => paths),
    cases: sum(({ cases }) => cases),
    good: sum(({ good }) => good),
    over: add(tallies, ({ over }) => over),
    first: add(tallies, ({ first }) => first),
    odd: add(tallies, ({ odd }) => odd),
    wrong: tallies.flatMap(({ wrong }) => wrong),
    slowest: { milliseconds: 0, path: '', mutation: '' },
  };
}

/**
 * The run as a table, one line an account. `held`: every other item is listed as it was and opens to the same values, and the odd one
 * is listed too. `kept, asked` and `kept, told`: the answer as a whole was held or refused, and the vault from before stays.
 */
export function renderTable(tallies: readonly Tally[]): string {
  const rows = [HEAD, ...tallies.map(cellsOf), ...(tallies.length > 1 ? [cellsOf(total(tallies))] : [])];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const slowest = tallies.map(
    ({ name, slowest: { milliseconds, path, mutation } }) =>
      `slowest, ${name}: ${Math.round(milliseconds)} ms, ${path || 'the answer'}: ${mutation}`,
  );
  return ['', line(head), rule, ...body.map(line), '', ...slowest, ''].join('\n');
}
