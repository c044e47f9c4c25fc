import { ensureBrowsers } from './browsers.mjs';
import { checkSteps, createTotals, finish, samplePages } from './check-steps.mjs';
import { endToEnd } from './end-to-end.mjs';
import { printError } from './steps.mjs';

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
