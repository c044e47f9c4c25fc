import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderTable } from './report';
import { everyChange, runScenario, type Scenario, someSteps, type Tally } from './run-scenario';
import { largeScenarios, smallScenarios } from './scenarios';
import { createStage, type Stage } from './stage';

/** Killed at every step; the others at some steps, and at all by `npm run test:kill`. */
const WHOLE = ['unlock', 'lock', 'first sync', 'sync of one change', 'sync that is held'];
const SOME = 40;
const FEW = 5;
const SEED = 20_261_202;

let stage: Stage;
let small: readonly Scenario[];
const tallies: Tally[] = [];

beforeAll(async () => {
  stage = await createStage();
  small = await smallScenarios(stage);
}, 120_000);
afterAll(() => {
  stage.close();
  process.stdout.write(renderTable(tallies));
});

async function run(
  scenario: Scenario,
  choose: (steps: readonly string[]) => readonly number[],
): Promise<void> {
  const tally = await runScenario(stage, scenario, choose);
  tallies.push(tally);
  expect(tally.wrong.map(({ text }) => text)).toEqual([]);
  expect(tally.kills).toBeGreaterThan(0);
}

describe('whatever the worker was doing when it was killed, the vault afterwards is the old one or the new one', () => {
  it.each(WHOLE)('%s, at every step', { timeout: 300_000 }, async (name) => {
    const scenario = small.find((each) => each.name === name);
    if (!scenario) throw new Error(`no scenario ${name}`);
    await run(scenario, everyChange);
  });

  it('everything else that is done to a vault, at some steps', { timeout: 300_000 }, async () => {
    for (const scenario of small.filter(({ name }) => !WHOLE.includes(name)))
      await run(scenario, someSteps(SOME, SEED));
  });

  it('a thousand changes, at some steps', { timeout: 300_000 }, async () => {
    for (const scenario of await largeScenarios(stage))
      await run(scenario, someSteps(FEW, SEED, everyChange));
  });

  it('is the same run each time', { timeout: 60_000 }, async () => {
    const [scenario] = small;
    if (!scenario) throw new Error('no scenario');
    const runs: string[] = [];
    const note = (steps: readonly string[]): number[] => {
      runs.push(steps.join());
      return [];
    };
    for (let round = 0; round < 3; round += 1) await runScenario(stage, scenario, note);
    expect(new Set(runs).size).toBe(1);
  });
});
