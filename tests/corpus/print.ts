import type { Verdict } from './judge.ts';

const COLUMNS = ['all', 'developed on', 'held out'] as const;

const parts = (verdicts: readonly Verdict[]): readonly (readonly Verdict[])[] => [
  verdicts,
  verdicts.filter(({ isHeldOut }) => !isHeldOut),
  verdicts.filter(({ isHeldOut }) => isHeldOut),
];

function share(verdicts: readonly Verdict[]): string {
  if (verdicts.length === 0) return '–';
  const right = verdicts.filter(({ isRight }) => isRight).length;
  return `${((100 * right) / verdicts.length).toFixed(1)} % (${right}/${verdicts.length})`;
}

type Cells = readonly string[];

const row = (
  name: string,
  verdicts: readonly Verdict[],
  tell: (part: readonly Verdict[]) => string,
): Cells => [name, ...parts(verdicts).map(tell)];

const count = (verdicts: readonly Verdict[]): string => String(verdicts.length);

function draw(rows: readonly Cells[], print: (line: string) => void): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  for (const cells of rows)
    print(`  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`);
}

/** The tables: fields by label, then all of them, purposes, submit controls and false alarms. */
export function printTables(verdicts: readonly Verdict[], print: (line: string) => void = console.log): void {
  const of = (kind: Verdict['of']) => verdicts.filter((verdict) => verdict.of === kind);
  const labels = [...new Set(of('field').map(({ label }) => label))].sort();
  const alarms = [...new Set(of('alarm').map(({ label }) => label))].sort();
  const byLabel = (label: string) =>
    row(
      label,
      of('field').filter((one) => one.label === label),
      share,
    );
  print('');
  draw([['label', ...COLUMNS], ...labels.map(byLabel)], print);
  print('');
  draw(
    [
      ['', ...COLUMNS],
      row('labelled fields', of('field'), share),
      row('purposes of forms', of('purpose'), share),
      row('submit controls', of('submit'), share),
      row('false alarms', of('alarm'), count),
      ...alarms.map((label) =>
        row(
          `  ${label}`,
          of('alarm').filter((one) => one.label === label),
          count,
        ),
      ),
    ],
    print,
  );
}

/** Each thing that was said wrongly: page, label, what was said, and why. */
export function printWrong(verdicts: readonly Verdict[], print: (line: string) => void = console.log): void {
  for (const { page, of, label, said, details } of verdicts.filter(({ isRight }) => !isRight)) {
    print(`\n${page}: ${of} "${label}", said "${said}"`);
    for (const detail of details) print(`    ${detail}`);
  }
}
