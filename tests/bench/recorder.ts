import type { MetricName } from './metrics.ts';
import type { Samples } from './result.ts';

/** Collects what is measured with one vault. */
export interface Recorder {
  add(name: MetricName, value: number): void;
  /** Notes why something could not be measured. */
  note(text: string): void;
  readonly samples: Samples;
  readonly notes: readonly string[];
}

/** Keeps everything in memory. */
export function createRecorder(): Recorder {
  const samples: Partial<Record<MetricName, number[]>> = {};
  const notes: string[] = [];
  return {
    samples,
    notes,
    add(name, value) {
      const list = samples[name] ?? [];
      list.push(value);
      samples[name] = list;
    },
    note(text) {
      if (!notes.includes(text)) notes.push(text);
    },
  };
}
