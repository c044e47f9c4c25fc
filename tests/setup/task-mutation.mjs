import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTotals, finish, prepare, runVitest } from './check-steps.mjs';
import { Failure } from './failure.mjs';
import { inProject } from './paths.mjs';
import { printError } from './steps.mjs';

/**
 * `npm run test:mutation -- FOLDER`: every value of real sync answers deleted, emptied, made a megabyte and so on, one at a time. The
 * folder is given from outside; without one the sample vault is taken alone.
 */
export function run([folder], steps) {
  const root = folder === undefined ? '' : resolve(folder);
  if (root !== '' && !existsSync(root)) throw new Failure(`There is no folder ${root}.`);
  const totals = createTotals();
  const work = async () => {
    await steps.step('prepare', prepare);
    await steps.step('mutations', () =>
      runVitest(
        'mutation',
        ['--config', inProject('tests/vitest.config.ts'), 'tests/mutation/recordings.test.ts'],
        totals,
        { env: { LATCHKEY_CAPTURES: root, LATCHKEY_LONG: '1' }, live: true },
      ),
    );
  };
  return finish(steps, totals, work, printError);
}
