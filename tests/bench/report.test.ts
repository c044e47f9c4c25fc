import { describe, expect, it } from 'vitest';
import { METRIC_NAMES, type MetricName, metricOf } from './metrics.ts';
import { endText, sizeText } from './print.ts';
import { createRecorder } from './recorder.ts';
import { buildTable, compareTable, growthTable, sizeTable } from './report.ts';
import type { BenchResult, SizeResult } from './result.ts';

const small: SizeResult = {
  items: 100,
  samples: { 'unlock.all': [300, 100, 200], 'bare.kdf': [100, 100], 'popup.warm': [50] },
  notes: [],
};
const large: SizeResult = {
  items: 10_000,
  samples: { 'unlock.all': [600], 'popup.warm': [60], answer: [30_500_000] },
  notes: ['fill: nothing within 60 s'],
};
const result = (sizes: readonly SizeResult[]): BenchResult => ({
  version: 1,
  made: '2026-11-25T10:00:00.000Z',
  runs: 3,
  machine: { cores: 2, processor: 'Quartz', memoryBytes: 8e9, browser: 'Chromium 1', load: 0.5 },
  build: { popup: 120_000, background: 390_000, filler: 19_000, package: null },
  sizes,
});

describe('a report', () => {
  it('of one size has least, median and most, and what it is of the bare platform', () => {
    const [, unlock] = sizeTable(small);
    expect(unlock).toEqual([
      'Unlock to first row',
      '100 ms',
      '200 ms',
      '300 ms',
      '3',
      '2.00 × bare: key derivation',
    ]);
    expect(sizeTable(small)).toHaveLength(4);
  });

  it('tells how much each grows from size to size, and leaves a dash where there is nothing', () => {
    expect(growthTable([small, large])).toEqual([
      ['median', '100 items', '10,000 items', 'growth'],
      ['Unlock to first row', '200 ms', '600 ms', '3.00 ×'],
      ['  bare: key derivation', '100 ms', '-', '-'],
      ['Popup to first row, worker running', '50 ms', '60 ms', '1.20 ×'],
      ['  the server’s answer to a sync', '-', '30.5 MB', '-'],
    ]);
  });

  it('puts an earlier run beside this one, size by size', () => {
    const after = { ...large, samples: { 'unlock.all': [20], 'popup.warm': [30] } };
    expect(compareTable(result([small, large]), result([after]))).toEqual([
      ['median', '10,000 items: before', 'after', 'before is'],
      ['Unlock to first row', '600 ms', '20 ms', '30 ×'],
      ['Popup to first row, worker running', '60 ms', '30 ms', '2.00 ×'],
      ['  the server’s answer to a sync', '30.5 MB', '-', '-'],
    ]);
  });

  it('weighs what is shipped', () => {
    const { build } = result([]);
    expect(buildTable(build, null)[1]).toEqual(['Scripts of the popup', '120 kB']);
    expect(buildTable({ ...build, package: 400_000 }, build).at(-1)).toEqual([
      'Package, zipped',
      '-',
      '400 kB',
    ]);
  });

  it('says what could not be measured, and on what machine the rest was', () => {
    expect(sizeText(large, { markdown: false })).toContain('10,000 items: fill: nothing within 60 s');
    const text = endText(result([small, large]), result([large]), { markdown: true });
    for (const part of ['2 cores of Quartz', '| median | 100 items |', 'Before: Chromium 1', 'fill: nothing'])
      expect(text).toContain(part);
  });
});

it('A recorder keeps every sample, and every note once', () => {
  const recorder = createRecorder();
  recorder.add('popup.warm', 1);
  recorder.add('popup.warm', 2);
  recorder.note('no overview');
  recorder.note('no overview');
  expect(recorder.samples).toEqual({ 'popup.warm': [1, 2] });
  expect(recorder.notes).toEqual(['no overview']);
});

it('What a metric is put beside is a metric of the same unit', () => {
  for (const name of METRIC_NAMES) {
    const { beside, unit } = metricOf(name);
    if (beside !== undefined) expect(metricOf(beside as MetricName)?.unit).toBe(unit);
  }
});
