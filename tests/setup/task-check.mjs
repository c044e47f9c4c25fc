import { checkSteps, createTotals, finish } from './check-steps.mjs';
import { printError } from './steps.mjs';

/** `npm run check`: everything that needs no browser. */
export function run(_args, steps) {
  const totals = createTotals();
  return finish(steps, totals, () => checkSteps(steps, totals), printError);
}
