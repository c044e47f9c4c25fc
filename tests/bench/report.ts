import { formatRatio, formatValue } from './format.ts';
import { METRIC_NAMES, type MetricName, metricOf } from './metrics.ts';
import type { BenchResult, BuildSizes, SizeResult } from './result.ts';
import { medianOf, ratio, summarize } from './stats.ts';
import type { Table } from './table.ts';

const median = ({ samples }: SizeResult, name: MetricName): number | null => medianOf(samples[name] ?? []);

const isMeasured = (results: readonly SizeResult[], name: MetricName): boolean =>
  results.some((result) => median(result, name) !== null);

const items = (result: SizeResult): string => `${result.items.toLocaleString('en-US')} items`;

function besideOf(result: SizeResult, name: MetricName): string {
  const { beside } = metricOf(name);
  if (beside === undefined) return '';
  const times = ratio(median(result, name), median(result, beside as MetricName));
  return times === null ? '' : `${formatRatio(times)} ${metricOf(beside as MetricName).title.trim()}`;
}

/** Everything that was measured with one vault. */
export function sizeTable(result: SizeResult): Table {
  const rows = METRIC_NAMES.filter((name) => isMeasured([result], name)).map((name) => {
    const { title, unit } = metricOf(name);
    const summary = summarize(result.samples[name] ?? []);
    const values = [summary?.min, summary?.median, summary?.max].map((value) =>
      formatValue(value ?? null, unit),
    );
    return [title, ...values, String(summary?.count ?? 0), besideOf(result, name)];
  });
  return [[items(result), 'min', 'median', 'max', 'runs', 'is'], ...rows];
}

/** The median of each thing from size to size, and how many times the one of the size before it is. */
export function growthTable(results: readonly SizeResult[]): Table {
  const head = results.flatMap((result, at) => (at === 0 ? [items(result)] : [items(result), 'growth']));
  const rows = METRIC_NAMES.filter((name) => isMeasured(results, name)).map((name) => {
    const { title, unit } = metricOf(name);
    const cells = results.flatMap((result, at) => {
      const value = median(result, name);
      const before = results[at - 1];
      const shown = formatValue(value, unit);
      return before ? [shown, formatRatio(ratio(value, median(before, name)))] : [shown];
    });
    return [title, ...cells];
  });
  return [['median', ...head], ...rows];
}

/** Medians of an earlier run and of this one, side by side, for the sizes that both have. */
export function compareTable(before: BenchResult, after: BenchResult): Table {
  const pairs = after.sizes.flatMap((now) => {
    const then = before.sizes.find((one) => one.items === now.items);
    return then ? [{ then, now }] : [];
  });
  const head = pairs.flatMap(({ now }) => [`${items(now)}: before`, 'after', 'before is']);
  const both = pairs.flatMap(({ then, now }) => [then, now]);
  const rows = METRIC_NAMES.filter((name) => isMeasured(both, name)).map((name) => {
    const { title, unit } = metricOf(name);
    const cells = pairs.flatMap(({ then, now }) => {
      const [old, young] = [median(then, name), median(now, name)];
      return [formatValue(old, unit), formatValue(young, unit), formatRatio(ratio(old, young))];
    });
    return [title, ...cells];
  });
  return [['median', ...head], ...rows];
}

const PARTS = [
  ['popup', 'Scripts of the popup'],
  ['later', 'What it loads when that is wanted'],
  ['estimator', 'The words that judge and make passwords'],
  ['background', 'Scripts of the background'],
  ['filler', 'Script for pages'],
  ['package', 'Package, zipped'],
] as const satisfies readonly (readonly [keyof BuildSizes, string])[];

/** What is shipped, and beside it what was shipped before. */
export function buildTable(after: BuildSizes, before: BuildSizes | null): Table {
  const rows = PARTS.map(([part, title]) => [
    title,
    ...(before ? [formatValue(before[part] ?? null, 'bytes')] : []),
    formatValue(after[part] ?? null, 'bytes'),
  ]);
  return [['bytes', ...(before ? ['before', 'after'] : ['now'])], ...rows];
}

/** The line above the tables. */
export function machineLine({ machine, runs, made }: BenchResult): string {
  const memory = formatValue(machine.memoryBytes, 'bytes');
  return (
    `${machine.browser}, ${machine.cores} cores of ${machine.processor}, ${memory}, load ${machine.load.toFixed(1)}; ` +
    `medians of ${runs} runs, ${made.slice(0, 10)}`
  );
}
