import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './paths.mjs';

const inTree = (file) => relative(ROOT, file) || file;

/** The first lines of a message: what was wrong, without the code frame. */
const firstLines = (message) =>
  stripVTControlCharacters(message ?? '')
    .split('\n')
    .slice(0, 12)
    .join('\n');

/**
 * What a test runner said, from its JSON report.
 * @returns {{ passed: number, failed: number, failures: { file: string, name: string, message: string, attachments: string[] }[] }}
 */
export function readVitestReport(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, failures: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failures = report.testResults.flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed')
      return [{ file: inTree(name), name: 'the file itself', message: firstLines(message), attachments: [] }];
    return failed.map((test) => ({
      file: inTree(name),
      name: test.fullName,
      message: firstLines(test.failureMessages[0]),
      attachments: [],
    }));
  });
  return { passed: report.numPassedTests, failed: failures.length, failures };
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** As readVitestReport, for Playwright; the attachments are screenshots and traces. */
export function readPlaywrightReport(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, failures: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const specs = report.suites.flatMap(specsOf);
  const failures = specs
    .filter(({ ok }) => !ok)
    .map((spec) => {
      const last = spec.tests.at(-1)?.results.at(-1);
      return {
        file: `tests/e2e/${spec.file}:${spec.line}`,
        name: spec.title,
        message: firstLines(last?.error?.message),
        attachments: (last?.attachments ?? []).flatMap(({ path }) => (path ? [inTree(path)] : [])),
      };
    });
  for (const error of report.errors ?? []) {
    failures.push({
      file: inTree(error.location?.file ?? ''),
      name: 'the run itself',
      message: firstLines(error.message),
      attachments: [],
    });
  }
  return { passed: specs.filter(({ ok }) => ok).length, failed: failures.length, failures };
}

/** Failed tests as text: file, name, reason, and where the pictures are. */
export function describeFailures(failures) {
  return failures
    .map(({ file, name, message, attachments }) =>
      [
        `✗ ${file}`,
        `  ${name}`,
        ...message.split('\n').map((line) => `    ${line}`),
        ...attachments.map((path) => `  see ${path}`),
      ].join('\n'),
    )
    .join('\n\n');
}
