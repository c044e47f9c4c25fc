import { Failure } from './failure.mjs';

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Runs a task's steps one after the other, tells each with its time, and stops at the first that fails.
 * `step(name, work)`: `work` may return a short note for the progress line.
 */
export function createSteps(print = console.log) {
  const done = [];
  async function step(name, work) {
    const started = performance.now();
    print(`… ${name}`);
    try {
      const note = await work();
      const took = performance.now() - started;
      done.push({ name, took });
      print(`✓ ${name} (${seconds(took)})${note ? `: ${note}` : ''}`);
    } catch (error) {
      const took = performance.now() - started;
      done.push({ name, took, failed: true });
      print(`✗ ${name} (${seconds(took)})`);
      throw error;
    }
  }
  function printTable() {
    const width = Math.max(...done.map(({ name }) => name.length));
    print('');
    for (const { name, took, failed } of done) {
      print(`  ${name.padEnd(width)}  ${seconds(took).padStart(9)}${failed ? '  failed' : ''}`);
    }
    const total = done.reduce((sum, { took }) => sum + took, 0);
    print(`  ${'all'.padEnd(width)}  ${seconds(total).padStart(9)}`);
  }
  return { step, printTable };
}

/** Tells an error to a person: our own Failures without a stack, everything else with it. */
export function printError(error, print = console.error) {
  print('');
  if (error instanceof Failure) {
    if (error.details) print(`${error.details}\n`);
    print(error.message);
  } else print(error?.stack ?? String(error));
}
