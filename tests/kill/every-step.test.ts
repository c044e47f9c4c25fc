import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderTable } from './report';
import { everyStep, runScenario, someSteps, type Tally } from './run-scenario';
import { largeScenarios, smallScenarios } from './scenarios';
import { createStage, type Stage } from './stage';

const LONG = 12 * 60 * 60_000;
const SEEDS = [1, 2, 3];
const MANY = 100;

let stage: Stage;
const tallies: Tally[] = [];

beforeAll(async () => {
  stage = await createStage();
}, 120_000);
afterAll(() => {
  stage.close();
  process.stdout.write(renderTable(tallies));
});

/** `npm run test:kill`. */
describe('the worker is killed', () => {
  it('at every step of everything that is done to a small vault', { timeout: LONG }, async () => {
    for (const scenario of await smallScenarios(stage))
      tallies.push(await runScenario(stage, scenario, everyStep));
    expect(tallies.flatMap(({ wrong }) => wrong.map(({ text }) => text))).toEqual([]);
  });

  it.each(SEEDS)(
    'at a hundred steps of what is done to a large one, seed %i',
    { timeout: LONG },
    async (seed) => {
      const large: Tally[] = [];
      for (const scenario of await largeScenarios(stage))
        large.push(await runScenario(stage, scenario, someSteps(MANY, seed)));
      tallies.push(...large);
      expect(large.flatMap(({ wrong }) => wrong.map(({ text }) => text))).toEqual([]);
    },
  );
});
