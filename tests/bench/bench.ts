/** What `npm run bench` does once the browser and the built extension are there. It prints tables and judges nothing. */
import { weighBuild } from './build-sizes.ts';
import { currentLoad, describeMachine } from './machine.ts';
import { measureAccounts } from './measure/accounts.ts';
import type { BenchCase, Measure } from './measure/bench-case.ts';
import { measureChoice } from './measure/choice.ts';
import { measureCollections } from './measure/collections.ts';
import { measureEdit } from './measure/edit.ts';
import { measureEventLog } from './measure/event-log.ts';
import { measureFill } from './measure/fill.ts';
import { measureMemory } from './measure/memory.ts';
import { measurePages } from './measure/pages.ts';
import { measurePopup } from './measure/popup.ts';
import { measureRebuild } from './measure/rebuild.ts';
import { measureSearch } from './measure/search.ts';
import { measureSignIn } from './measure/sign-in.ts';
import { measureSync } from './measure/sync.ts';
import { measureUnlock } from './measure/unlock.ts';
import { measureYardsticks } from './measure/yardsticks.ts';
import type { BenchOptions, Part } from './options.ts';
import { endText, sizeText } from './print.ts';
import { createRecorder } from './recorder.ts';
import { type BenchResult, type Machine, readResult, type SizeResult, writeResult } from './result.ts';
import { startSubject } from './subject.ts';
import { openWorld } from './world.ts';

const MEASURES: Readonly<Record<Part, Measure>> = {
  'sign-in': measureSignIn,
  unlock: measureUnlock,
  popup: measurePopup,
  search: measureSearch,
  accounts: measureAccounts,
  collections: measureCollections,
  sync: measureSync,
  edit: measureEdit,
  rebuild: measureRebuild,
  fill: measureFill,
  choice: measureChoice,
  pages: measurePages,
  'event-log': measureEventLog,
  memory: measureMemory,
  yardsticks: measureYardsticks,
};

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Closes what a part has left open; the browser's own first tab may stay. */
async function tidy({ subject }: BenchCase): Promise<void> {
  const pages = subject.driver.context.pages().filter((page) => page.url() !== 'about:blank');
  await Promise.all(pages.map((page) => page.close().catch(() => undefined)));
}

/** Measures one part. What goes wrong is noted, and the run goes on with the next. */
async function runPart(bench: BenchCase, part: Part, print: (line: string) => unknown): Promise<void> {
  const started = performance.now();
  try {
    await tidy(bench);
    if (part !== 'sign-in') await bench.subject.makeReady();
    await MEASURES[part](bench);
    print(`  ✓ ${part} (${seconds(started)})`);
  } catch (error) {
    bench.recorder.note(`${part}: ${firstLine(error)}`);
    print(`  ✗ ${part} (${seconds(started)}): ${firstLine(error)}`);
  }
}

async function runParts(bench: BenchCase, parts: readonly Part[], stop: AbortSignal): Promise<void> {
  for (const part of parts) {
    if (stop.aborted) return;
    await runPart(bench, part, (line) => !stop.aborted && console.log(line));
  }
}

interface Measured {
  readonly result: SizeResult;
  readonly machine: Machine;
}

/** Measures everything with one vault. Closes browser and server whatever happens, also when it is told to stop. */
async function measureSize(items: number, options: BenchOptions, stop: AbortSignal): Promise<Measured> {
  const started = performance.now();
  const load = currentLoad();
  const world = await openWorld(items);
  console.log(`\n${items.toLocaleString('en-US')} items (made in ${seconds(started)})`);
  try {
    const subject = await startSubject(world);
    try {
      const recorder = createRecorder();
      const bench = { world, subject, recorder, runs: options.runs };
      const aborted = new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
      await Promise.race([runParts(bench, options.parts, stop), aborted]);
      const { samples, costs, notes } = recorder;
      return { result: { items, samples, costs, notes }, machine: describeMachine(load, subject) };
    } finally {
      await subject.close();
    }
  } finally {
    await world.close();
  }
}

/** Ctrl-C ends the run; what was measured until then is kept. */
function stopOnSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

async function measureAll(options: BenchOptions): Promise<BenchResult> {
  const stop = stopOnSignal();
  const sizes: SizeResult[] = [];
  let all: BenchResult | null = null;
  for (const items of options.sizes) {
    if (stop.aborted) break;
    const { result, machine } = await measureSize(items, options, stop);
    sizes.push(result);
    console.log(`\n${sizeText(result, options)}`);
    const { runs } = options;
    all = { version: 1, made: new Date().toISOString(), runs, machine, build: weighBuild(), sizes };
    if (options.json !== null) writeResult(options.json, all);
  }
  if (!all) throw new Error('Nothing was measured.');
  return all;
}

/** Runs the bench and prints its tables. Rejects only when a browser or a server cannot be started, or a file cannot be read. */
export async function runBench(options: BenchOptions): Promise<void> {
  const before = options.compare === null ? null : readResult(options.compare);
  const result = await measureAll(options);
  console.log(`\n${endText(result, before, options)}`);
}

/** Prints what an earlier run has written, with all its sizes. */
export function showResult(file: string, options: BenchOptions): void {
  const before = options.compare === null ? null : readResult(options.compare);
  const result = readResult(file);
  const tables = result.sizes.map((size) => sizeText(size, options));
  console.log([...tables, endText(result, before, options)].join('\n\n'));
}
