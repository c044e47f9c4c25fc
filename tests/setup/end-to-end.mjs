import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { inProject, RESULTS } from './paths.mjs';
import { describeFailures, readPlaywrightReport } from './results.mjs';
import { nodeScript, run } from './run.mjs';

/**
 * Runs tests of the built extension in one browser, and counts into `totals`. A failing test is a Failure that names its file.
 * @param {'chromium' | 'firefox'} project
 * @param {string[]} args more for Playwright: which files, which names
 * @param {Record<string, string>} more environment
 */
export async function endToEnd(project, totals, args, more = {}) {
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
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, LATCHKEY_BUILT: '1', ...more };
  const { code, log } = await run(node, all, { log: `e2e-${project}`, env, live: true });
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
