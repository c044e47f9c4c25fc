import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBrowsers } from './browsers.mjs';
import { build, createTotals, finish, prepare, runVitest } from './check-steps.mjs';
import { Failure } from './failure.mjs';
import { inProject } from './paths.mjs';
import { printError } from './steps.mjs';

/** `npm run test:captures -- FOLDER`: what real servers once answered, replayed; the folder is given from outside. */
export function run([folder], steps) {
  const root = resolve(folder ?? process.env.LATCHKEY_CAPTURES ?? '');
  if (!folder && !process.env.LATCHKEY_CAPTURES)
    throw new Failure('Name the folder with the recordings: npm run test:captures -- FOLDER');
  if (!existsSync(root)) throw new Failure(`There is no folder ${root}.`);
  const totals = createTotals();
  const work = async () => {
    await steps.step('prepare', prepare);
    await steps.step('browser', () => ensureBrowsers(['chromium']));
    await steps.step('build', () => build('chrome', { loopback: true }));
    await steps.step('captures', () =>
      runVitest('captures', ['--config', inProject('tests/vitest.config.ts'), 'tests/captures'], totals, {
        env: { LATCHKEY_CAPTURES: root },
        live: true,
      }),
    );
  };
  return finish(steps, totals, work, printError);
}
