import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { createSeeded, sample } from '../flows/seeded';
import { createAnswering } from './answering';
import { checkDisk, type Expected, listOf, readDisk, versionOf, whichVault } from './check';
import { checkSession } from './check-session';
import { createMachine, type Machine, type Snapshot, takeSnapshot } from './machine';
import { finishSignIn, type Stage, statusOn, tell } from './stage';
import type { ServerVault } from './vaults';
import type { Worker } from './worker';

/** Something that a person or a page does, while the worker is killed at every step of it. */
export interface Scenario {
  readonly name: string;
  /** What the browser keeps before. */
  readonly from: Snapshot;
  /** What the server has. */
  readonly vault: ServerVault;
  /** What is asked of the worker; `idle` waits until it has nothing left to do. */
  readonly act: (worker: Worker, idle: () => Promise<void>) => Promise<void>;
  /** The vaults that may lie on disk afterwards; null: none. */
  readonly allowed: readonly (Expected | null)[];
  /** The vault that has to be there in the end, when all was done that was to be done. */
  readonly end: Expected;
  /** Once anything was written for it, this must be so after the next start, whatever happens. */
  readonly mustBe?: 'locked';
  /** Whether anything was written or not. */
  readonly always?: boolean;
  /** The overview is damaged from the beginning; pages that find it so have it mended. */
  readonly isDamaged?: boolean;
  /** In the end the person says no to a smaller vault. */
  readonly declines?: boolean;
}

/** How the kills of one scenario went. */
export interface Tally {
  readonly name: string;
  readonly steps: number;
  readonly kills: number;
  readonly wrong: readonly Wrong[];
}

export interface Wrong {
  readonly killAt: number;
  readonly text: string;
}

/** Only what wipes removes anything from memory. */
const WIPE = /^session\.remove, asked$/;

interface Run {
  readonly machine: Machine;
  readonly worker: Worker;
  /** How many steps there were before the act began. */
  readonly before: number;
}

async function play(stage: Stage, { from, vault, act }: Scenario, killAt?: number): Promise<Run> {
  const machine = await createMachine(from);
  const worker = stage.start(machine, createAnswering(stage.fixture, vault).answering, { killAt });
  let before = Number.POSITIVE_INFINITY;
  const idle = async () => {
    await stage.idle();
    before = worker.gate.steps.length;
  };
  await act(worker, idle);
  await stage.idle();
  worker.gate.kill();
  await stage.idle();
  return { machine, worker, before: Number.isFinite(before) ? before : 0 };
}

/** Whether the act had written anything before the worker died. */
function hasBegun({ worker: { gate }, before }: Run, killAt: number): boolean {
  return gate.steps.slice(before, killAt - 1).some((step) => WIPE.test(step));
}

/** The next worker, over what was left; where the whole browser was closed, memory is gone. */
async function restart(
  stage: Stage,
  { vault }: Scenario,
  machine: Machine,
  closed: boolean,
): Promise<Worker> {
  if (closed) {
    machine.session.clear();
    machine.alarms.clear();
  }
  const worker = stage.start(machine, createAnswering(stage.fixture, vault).answering);
  await stage.idle();
  return worker;
}

/** A page of ours that is open: it has a list mended that it cannot read. */
async function lookAt(stage: Stage, machine: Machine, worker: Worker): Promise<void> {
  const snapshot = await takeSnapshot(machine);
  const version = await versionOf(snapshot, stage.fixture);
  const isReadable = await listOf(snapshot, stage.fixture).then(
    () => true,
    () => false,
  );
  if (!isReadable) tell(worker, 'vault.mendOverview', { version });
  await stage.idle();
}

/** Everything that was to be done can still be done: unlock, sync, and the list is the server's vault. */
async function checkEnd(
  stage: Stage,
  scenario: Scenario,
  machine: Machine,
  worker: Worker,
): Promise<string[]> {
  await finishSignIn(stage, machine, worker);
  tell(worker, 'sync.now');
  await stage.idle();
  if (statusOn(machine)?.sync.held) {
    tell(worker, 'sync.answerHeld', { take: !scenario.declines });
    await stage.idle();
  }
  const wrong = await checkSession(machine, stage.fixture, [scenario.end]);
  const found = whichVault(readDisk(await takeSnapshot(machine)), [scenario.end]);
  return found ? wrong : [...wrong, 'the vault of the server does not come any more'];
}

const whole = (allowed: Scenario['allowed']): Expected[] => allowed.filter((each) => each !== null);

/** How a machine was left by a worker that died. */
interface Left {
  readonly snapshot: Snapshot;
  /** The whole browser was closed, not the worker alone. */
  readonly closed: boolean;
  /** What has to be so afterwards has begun. */
  readonly begun: boolean;
}

const nameOf = (left: Left): string => createHash('sha256').update(serialize(left)).digest('base64');

/** The next worker, over what was left. */
async function checkLeft(
  stage: Stage,
  scenario: Scenario,
  machine: Machine,
  { snapshot, closed, begun }: Left,
): Promise<string[]> {
  const { allowed, mustBe, isDamaged = false } = scenario;
  const wrong = await checkDisk(snapshot, stage.fixture, { allowed, isDamaged });
  const worker = await restart(stage, scenario, machine, closed);
  if (isDamaged && statusOn(machine)?.state === 'unlocked') await lookAt(stage, machine, worker);
  wrong.push(...(await checkSession(machine, stage.fixture, whole(allowed))));
  const state = statusOn(machine)?.state;
  if (closed && state === 'unlocked') wrong.push('unlocked after the browser was closed');
  if (mustBe && begun && state === 'unlocked') wrong.push('the lock had begun, but it is unlocked');
  await finishSignIn(stage, machine, worker);
  if (isDamaged) await lookAt(stage, machine, worker);
  wrong.push(...(await checkEnd(stage, scenario, machine, worker)));
  worker.gate.kill();
  return wrong;
}

/** Kills at one step after the other. What follows from a machine that was left as another one was is known, for all runs are alike. */
function createKills(stage: Stage, scenario: Scenario) {
  const judged = new Map<string, readonly string[]>();
  return async (killAt: number, closed: boolean): Promise<string[]> => {
    const run = await play(stage, scenario, killAt);
    const { machine } = run;
    const begun = scenario.always === true || hasBegun(run, killAt);
    const left = { snapshot: await takeSnapshot(machine), closed, begun };
    const name = nameOf(left);
    const wrong = judged.get(name) ?? (await checkLeft(stage, scenario, machine, left));
    judged.set(name, wrong);
    const step = run.worker.gate.steps[killAt - 1] ?? 'the end';
    const what = closed ? 'browser closed' : 'worker stopped';
    return wrong.map((text) => `${scenario.name}, ${what} at step ${killAt} (${step}): ${text}`);
  };
}

/** All steps. */
export const everyStep = (steps: readonly string[]): number[] => steps.map((_, at) => at + 1);

/** All steps but the later ones of a piece of arithmetic, between which nothing outside can change. */
export const everyChange = (steps: readonly string[]): number[] =>
  everyStep(steps).filter(
    (at) => !(steps[at - 1]?.startsWith('crypto') && steps[at - 2]?.startsWith('crypto')),
  );

/** Some of the steps, by a seed. */
export const someSteps =
  (count: number, seed: number, of: typeof everyStep = everyStep) =>
  (steps: readonly string[]): number[] =>
    sample(of(steps), count, createSeeded(seed)).sort((a, b) => a - b);

/** Plays a scenario once to count its steps, and then once for each of the chosen steps. */
export async function runScenario(
  stage: Stage,
  scenario: Scenario,
  choose: (steps: readonly string[]) => readonly number[],
): Promise<Tally> {
  const dry = await play(stage, scenario);
  const { steps } = dry.worker.gate;
  const wrong: Wrong[] = [];
  const { machine } = dry;
  const unharmed = await checkSession(machine, stage.fixture, whole(scenario.allowed));
  if (scenario.mustBe && statusOn(machine)?.state === 'unlocked') unharmed.push('it is not locked');
  wrong.push(...unharmed.map((text) => ({ killAt: 0, text: `${scenario.name}, not killed: ${text}` })));
  const points = choose(steps);
  const kill = createKills(stage, scenario);
  for (const [at, killAt] of points.entries()) {
    // Every third time the whole browser is closed.
    const found = await kill(killAt, at % 3 === 2);
    wrong.push(...found.map((text) => ({ killAt, text })));
  }
  return { name: scenario.name, steps: steps.length, kills: points.length, wrong };
}
