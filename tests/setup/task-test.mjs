import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.mjs';
import { checkSteps, createTotals, finish, samplePages } from './check-steps.mjs';
import { Failure } from './failure.mjs';
import { inProject, RESULTS } from './paths.mjs';
import { describeFailures, readPlaywrightReport } from './results.mjs';
import { nodeScript, run as runCommand } from './run.mjs';
import { printError } from './steps.mjs';

async function endToEnd(project, totals, args) {
  const report = join(RESULTS, 'reports', `e2e-${project}.json`);
  mkdirSync(join(RESULTS, 'reports'), { recursive: true });
  rmSync(report, { force: true });
  const [node, all] = nodeScript('playwright', [
    'test',
    '--config',
    inProject('tests/playwright.config.ts'),
    `--project=${project}`,
    '--reporter=list,json',
    ...args,
  ]);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, LATCHKEY_BUILT: '1' };
  const { code, log } = await runCommand(node, all, { log: `e2e-${project}`, env, live: true });
  const result = readPlaywrightReport(report);
  totals.add(result);
  if (code !== 0) {
    throw new Failure(
      `${project}: ${result.failures[0]?.file ?? 'the run itself'} failed. Log: ${log}`,
      describeFailures(result.failures),
    );
  }
  return `${result.passed} passed`;
}

/** `npm test`: everything. Stops at the first step that fails. */
export function run(args, steps) {
  const totals = createTotals();
  const work = async () => {
    await steps.step('browsers', () => ensureBrowsers(['chromium', 'firefox']));
    await checkSteps(steps, totals);
    await steps.step('sample pages, Chromium', () => samplePages(totals));
    await steps.step('end to end, Chromium', () => endToEnd('chromium', totals, args));
    await steps.step('end to end, Firefox', () => endToEnd('firefox', totals, args));
  };
  return finish(steps, totals, work, printError);
}
