import { createTotals, finish, prepare, runVitest } from './check-steps.mjs';
import { inProject } from './paths.mjs';
import { printError } from './steps.mjs';

const FILES = ['tests/flows/edit-random.test.ts', 'tests/flows/edit-lost.test.ts'];

/** `npm run test:edits`: a thousand random changes in two browsers with several seeds, and every answer lost in every way. */
export function run(_args, steps) {
  const totals = createTotals();
  const work = async () => {
    await steps.step('prepare', prepare);
    await steps.step('edits', () =>
      runVitest('edits', ['--config', inProject('tests/vitest.config.ts'), ...FILES], totals, {
        env: { LATCHKEY_LONG: '1' },
        live: true,
      }),
    );
  };
  return finish(steps, totals, work, printError);
}
