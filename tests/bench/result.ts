import { readFileSync, writeFileSync } from 'node:fs';
import type { CostSamples } from './cost/costs.ts';
import type { MetricName } from './metrics.ts';

export type Samples = Partial<Record<MetricName, readonly number[]>>;

/** What was measured with one vault. */
export interface SizeResult {
  readonly items: number;
  readonly samples: Samples;
  /** What the extension costs a page; missing where that was not measured. */
  readonly costs?: CostSamples;
  /** What could not be measured, and why. */
  readonly notes: readonly string[];
}

/** Bytes of what is shipped. */
export interface BuildSizes {
  readonly popup: number;
  /** What the popup loads when it is wanted; earlier builds had nothing of that. */
  readonly later?: number;
  readonly estimator?: number;
  readonly background: number;
  readonly filler: number;
  readonly package: number | null;
}

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryBytes: number;
  readonly browser: string;
  /** Processes that waited for a core during the minute before the run; other work beside ours. */
  readonly load: number;
}

export interface BenchResult {
  readonly version: 1;
  readonly made: string;
  readonly runs: number;
  readonly machine: Machine;
  readonly build: BuildSizes;
  readonly sizes: readonly SizeResult[];
}

/** Reads what an earlier run wrote. Throws when the file is no such thing. */
export function readResult(file: string): BenchResult {
  const result = JSON.parse(readFileSync(file, 'utf8')) as Partial<BenchResult>;
  if (result.version !== 1 || !Array.isArray(result.sizes))
    throw new Error(`${file} was not written by npm run bench.`);
  return result as BenchResult;
}

export const writeResult = (file: string, result: BenchResult): void =>
  writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`);
