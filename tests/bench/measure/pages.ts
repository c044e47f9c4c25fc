import { type CostBrowsers, openCostBrowsers } from '../cost/browsers.ts';
import { COST_PAGES, type CostKind, type CostPage, STATES, type State } from '../cost/costs.ts';
import { type VisitOptions, visit, type Weights, weighScripts } from '../cost/visit.ts';
import { type BenchCase, type Measure, repeat } from './bench-case.ts';

/** Rounds for each run that is asked for: what is looked for is smaller than what one visit differs from the next by. */
const ROUNDS: Readonly<Record<CostPage, number>> = { plain: 4, nodes: 2, grid: 1 };

const WATCH_MS: Readonly<Record<CostPage, number>> = { plain: 0, nodes: 0, grid: 2000 };

/** Each round begins with another state, so that none is always the first. */
const turned = (round: number): State[] => {
  const from = round % STATES.length;
  return [...STATES.slice(from), ...STATES.slice(0, from)];
};

async function measurePage(bench: BenchCase, browsers: CostBrowsers, name: CostPage): Promise<void> {
  const { world, recorder, runs } = bench;
  const url = `${world.siteUrl}${COST_PAGES[name].path}`;
  const optionsOf = (state: State): VisitOptions => ({
    url,
    watchMs: WATCH_MS[name],
    isActing: state === 'with',
  });
  const add = (state: State, weights: Weights) => {
    for (const [kind, value] of Object.entries(weights))
      recorder.addCost(`${name}.${kind as CostKind}`, state, value);
  };
  for (const state of STATES) {
    const context = await browsers.ready(state);
    add(state, await weighScripts(context, optionsOf(state)));
  }
  await repeat(runs * ROUNDS[name], async (round) => {
    for (const state of turned(round)) {
      const context = await browsers.ready(state);
      add(state, await visit(context, optionsOf(state)));
    }
  });
}

/** What the extension costs pages: the same visits without it, to a site that it leaves alone, and with it, in turn. */
export const measurePages: Measure = async (bench) => {
  const browsers = await openCostBrowsers(bench.world);
  try {
    for (const name of Object.keys(COST_PAGES) as CostPage[]) await measurePage(bench, browsers, name);
  } finally {
    await browsers.close();
  }
};
