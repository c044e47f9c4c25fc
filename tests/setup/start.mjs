/**
 * The door of every npm script that needs more than one tool. Gets a fresh machine ready (Node 20 or newer and npm are all that it
 * expects), then runs the task: `demo`, `test`, `check`, `interop`, `captures`, `mutation`, `kill`, `edits`, `corpus`, `patterns` or `bench`.
 */
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';
import { install, isInstalled } from './install.mjs';
import { rerunWithRightNode } from './right-node.mjs';
import { createSteps, printError } from './steps.mjs';

const TASKS = {
  test: () => import('./task-test.mjs'),
  check: () => import('./task-check.mjs'),
  demo: () => import('./task-demo.mjs'),
  interop: () => import('./task-interop.mjs'),
  captures: () => import('./task-captures.mjs'),
  bench: () => import('./task-bench.mjs'),
  mutation: () => import('./task-mutation.mjs'),
  kill: () => import('./task-kill.mjs'),
  corpus: () => import('./task-corpus.mjs'),
  patterns: () => import('./task-patterns.mjs'),
  edits: () => import('./task-edits.mjs'),
};

async function start([name, ...args]) {
  const load = TASKS[name];
  if (!load) throw new Failure(`Tasks: ${Object.keys(TASKS).join(', ')}. "${name ?? ''}" is none of them.`);
  const steps = createSteps();
  if (!isInstalled()) await steps.step('packages (npm ci)', install);
  const code = rerunWithRightNode(fileURLToPath(import.meta.url), [name, ...args]);
  if (code !== null) return code;
  const task = await load();
  return task.run(args, steps);
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
