import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { BUILDS, inProject, RESULTS } from './paths.mjs';
import { describeFailures, readVitestReport } from './results.mjs';
import { nodeScript, run, runOrFail } from './run.mjs';
import { describeSizes } from './sizes.mjs';

/** WXT writes the types and the tsconfig that some tools want to see; cheap, so it is done each time. */
export async function prepare() {
  const [node, args] = nodeScript('wxt', ['prepare']);
  await runOrFail(node, args, { log: 'wxt-prepare' }, 'WXT could not prepare the project (wxt.config.ts).');
}

/** Builds one extension. `loopback` adds the host access for 127.0.0.1 that tests and the demo need. */
export async function build(browser, { loopback = false } = {}) {
  const kind = `${loopback ? 'loopback-' : ''}${browser}`;
  const [node, args] = nodeScript('wxt', ['build', '-b', browser]);
  const env = { LATCHKEY_LOOPBACK: loopback ? '1' : '' };
  await runOrFail(node, args, { log: `build-${kind}`, env }, `The build for ${kind} failed.`);
}

async function buildAll() {
  for (const browser of ['chrome', 'firefox']) {
    await build(browser);
    await build(browser, { loopback: true });
  }
}

async function types() {
  const [node, args] = nodeScript('typescript', ['-b', '--pretty', 'false'], 'tsc');
  await runOrFail(node, args, { log: 'types' }, 'Types: the files named above do not compile.');
}

async function lint() {
  const args = ['check', '--config-path=tests/lint.json', '--error-on-warnings', '--max-diagnostics=20', '.'];
  const [node, all] = nodeScript('@biomejs/biome', args, 'biome');
  await runOrFail(
    node,
    all,
    { log: 'lint' },
    'Lint: the files named above. `npm run fix` mends what can be mended.',
  );
}

/** Runs vitest with a JSON report and counts into `totals`. A failing test is a Failure that names its file. */
export async function runVitest(name, args, totals, options = {}) {
  const report = join(RESULTS, 'reports', `${name}.json`);
  mkdirSync(join(RESULTS, 'reports'), { recursive: true });
  rmSync(report, { force: true });
  const [node, all] = nodeScript('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]);
  const { code, log } = await run(node, all, { log: name, ...options });
  const result = readVitestReport(report);
  totals.add(result);
  if (code !== 0) {
    throw new Failure(
      `${name}: ${result.failures[0]?.file ?? 'vitest itself'} failed. Log: ${log}`,
      describeFailures(result.failures),
    );
  }
  return `${result.passed} passed`;
}

async function webExtLint() {
  const args = ['lint', '--source-dir', BUILDS.firefox, '--output', 'json', '--no-config-discovery'];
  const [node, all] = nodeScript('web-ext', args);
  await runOrFail(node, all, { log: 'web-ext-lint' }, 'web-ext lint found errors in the Firefox build.');
}

/** Tests that vitest runs, but that start a browser. */
const IN_BROWSER = 'tests/pages';

const vitestConfig = ['--config', inProject('tests/vitest.config.ts')];

/** The filler on every sample page, in a real browser. */
export const samplePages = (totals) => runVitest('pages', [...vitestConfig, IN_BROWSER], totals);

/** Everything but the browsers, in the order in which faults are cheapest to find. */
export async function checkSteps({ step }, totals) {
  await step('prepare', prepare);
  await step('types', types);
  await step('lint', lint);
  await step('builds (shipped and loopback, both browsers)', buildAll);
  await step('unit and architecture tests', () =>
    runVitest('unit', [...vitestConfig, '--exclude', `${IN_BROWSER}/**`], totals),
  );
  await step('web-ext lint', webExtLint);
  await step('sizes', describeSizes);
}

/** Adds up what the test runners report, for the one line at the end. */
export function createTotals() {
  const sum = { passed: 0, failed: 0 };
  return {
    add({ passed, failed }) {
      sum.passed += passed;
      sum.failed += failed;
    },
    line: () => `${sum.passed} passed, ${sum.failed} failed`,
  };
}

/** Runs steps, prints the times, and ends with the totals whatever happened. Returns the exit code. */
export async function finish(steps, totals, work, onError) {
  let code = 0;
  try {
    await work();
  } catch (error) {
    onError(error);
    code = 1;
  }
  steps.printTable();
  console.log(`\n${totals.line()}`);
  return code;
}
