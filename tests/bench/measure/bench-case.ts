import type { Recorder } from '../recorder.ts';
import type { Subject } from '../subject.ts';
import type { World } from '../world.ts';

/** What a measurement works with. */
export interface BenchCase {
  readonly world: World;
  readonly subject: Subject;
  readonly recorder: Recorder;
  readonly runs: number;
}

/** One part of the run. It leaves the extension signed in, and may find it in any state but that. */
export type Measure = (bench: BenchCase) => Promise<void>;

/** Does something so many times, one after the other. */
export async function repeat(runs: number, work: (run: number) => Promise<void>): Promise<void> {
  for (let run = 0; run < runs; run++) await work(run);
}
