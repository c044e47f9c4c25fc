import { ensureBrowsers } from './browsers.mjs';
import { build, createTotals, finish, prepare, runVitest } from './check-steps.mjs';
import { inProject } from './paths.mjs';
import { runOrFail } from './run.mjs';
import { printError } from './steps.mjs';

/** `npm run test:interop`: the official command-line client against our server and our cryptography, both ways. */
export async function run(args, steps) {
  await steps.step('prepare', prepare);
  await steps.step('interop', () =>
    runOrFail(
      process.execPath,
      [inProject('tests/interop/run.ts'), ...args],
      { log: 'interop', live: true },
      'The official client and ours do not agree; the checks above say where.',
    ),
  );
  const totals = createTotals();
  const work = async () => {
    await steps.step('browser', () => ensureBrowsers(['chromium']));
    await steps.step('build', () => build('chrome', { loopback: true }));
    await steps.step('background and popup', () =>
      runVitest(
        'interop-offline',
        ['--config', inProject('tests/vitest.config.ts'), 'tests/interop'],
        totals,
        {
          env: { LATCHKEY_INTEROP: '1' },
          live: true,
        },
      ),
    );
  };
  return finish(steps, totals, work, printError);
}
