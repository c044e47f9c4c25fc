import { createTotals, finish, prepare, runVitest } from './check-steps.mjs';
import { inProject } from './paths.mjs';
import { printError } from './steps.mjs';

const FILES = ['tests/kill/every-step.test.ts', 'tests/kill/edits.test.ts'];

/** `npm run test:kill`: the worker killed at every step of everything that is done to a vault. */
export function run(_args, steps) {
  const totals = createTotals();
  const work = async () => {
    await steps.step('prepare', prepare);
    await steps.step('kills', () =>
      runVitest('kill', ['--config', inProject('tests/vitest.config.ts'), ...FILES], totals, {
        env: { LATCHKEY_LONG: '1' },
        live: true,
      }),
    );
  };
  return finish(steps, totals, work, printError);
}
