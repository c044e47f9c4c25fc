import { formatValue, NOTHING } from '../format.ts';
import type { Unit } from '../metrics.ts';
import { medianOf } from '../stats.ts';
import type { Table } from '../table.ts';
import { COST_NAMES, type CostSamples, STATES } from './costs.ts';
import { type Added, addedOf } from './pairs.ts';

const HEAD = ['What a page pays', 'without', 'left alone', 'with', 'added', '95 % between', 'pairs', ''];

/** Fewer bound nothing with a likelihood of 95 %. */
const ENOUGH = 6;

function remarkOn({ low, high, count, isNoise }: Added): string {
  if (count < ENOUGH && low !== high) return 'too few pairs';
  return isNoise ? 'noise' : '';
}

function addedCells(added: Added | null, unit: Unit): string[] {
  if (!added) return [NOTHING, NOTHING, '0', ''];
  const { median, low, high, count } = added;
  const between = `${formatValue(low, unit)} and ${formatValue(high, unit)}`;
  return [formatValue(median, unit), between, String(count), remarkOn(added)];
}

/**
 * Medians of each state, and what the extension has added to a browser without it: the median of the differences, between what bounds
 * that is certain, and whether it is no more than noise. Has only its head when nothing was measured.
 */
export function costTable(costs: CostSamples): Table {
  const rows = COST_NAMES.flatMap(({ name, title, unit }) => {
    const states = costs[name];
    if (!states) return [];
    const medians = STATES.map((state) => formatValue(medianOf(states[state] ?? []), unit));
    const added = addedOf(states.without ?? [], states.with ?? []);
    return [[title, ...medians, ...addedCells(added, unit)]];
  });
  return [HEAD, ...rows];
}
