import type { CostName, CostSamples, State } from './cost/costs.ts';
import type { MetricName } from './metrics.ts';
import type { Samples } from './result.ts';

/** Collects what is measured with one vault. */
export interface Recorder {
  add(name: MetricName, value: number): void;
  /** What one page has cost in one state of the extension. The states of one round belong together. */
  addCost(name: CostName, state: State, value: number): void;
  /** Notes why something could not be measured. */
  note(text: string): void;
  readonly samples: Samples;
  readonly costs: CostSamples;
  readonly notes: readonly string[];
}

/** Keeps everything in memory. */
export function createRecorder(): Recorder {
  const samples: Partial<Record<MetricName, number[]>> = {};
  const costs: Partial<Record<CostName, Partial<Record<State, number[]>>>> = {};
  const notes: string[] = [];
  return {
    samples,
    costs,
    notes,
    add(name, value) {
      const list = samples[name] ?? [];
      list.push(value);
      samples[name] = list;
    },
    addCost(name, state, value) {
      const states = costs[name] ?? {};
      costs[name] = { ...states, [state]: [...(states[state] ?? []), value] };
    },
    note(text) {
      if (!notes.includes(text)) notes.push(text);
    },
  };
}
