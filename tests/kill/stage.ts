import type { SessionStatus } from '../../lib/session';
import { agreedOrganizations } from '../server/agreed-organizations';
import { createAnswering, SERVER, type Served } from './answering';
import { createFixture, type Fixture, PASSWORD } from './fixture';
import { createMachine, type Machine, type Snapshot, takeSnapshot } from './machine';
import { createTurns, takeOverDatabase } from './turns';
import type { ServerVault } from './vaults';
import { createStartWorker, type StartWorker, type Worker } from './worker';
import { createWorkerCode } from './worker-code';

/** Where workers are started and stopped. */
export interface Stage {
  readonly fixture: Fixture;
  readonly start: StartWorker;
  /** Resolves once no worker has anything left to do. */
  readonly idle: () => Promise<void>;
  /** Gives back what was taken over. */
  readonly close: () => void;
}

export async function createStage(): Promise<Stage> {
  const turns = createTurns();
  const close = takeOverDatabase(turns);
  const start = createStartWorker(await createWorkerCode(), turns);
  return { fixture: await createFixture(), start, idle: turns.idle, close };
}

const read = (area: Map<string, string>, key: string): unknown => JSON.parse(area.get(key) ?? 'null');

export const statusOn = ({ session }: Machine): SessionStatus | null =>
  read(session, 'status') as SessionStatus | null;

/** Asks without waiting: who is dead never answers, and what an answer says shows in what is kept. */
export function tell(worker: Worker, name: string, args: unknown = {}): void {
  worker.ask(name, args).catch(() => undefined);
}

export const signIn = (worker: Worker, { email }: Fixture): void =>
  tell(worker, 'account.signIn', { server: { region: 'own', base: SERVER }, email, password: PASSWORD });

/** Takes a sign-in to its end, whatever state it is found in. */
export async function finishSignIn(stage: Stage, machine: Machine, worker: Worker): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await stage.idle();
    const status = statusOn(machine);
    const step = status?.signIn?.step.name;
    if (step === 'consent') tell(worker, 'account.continueSignIn', { accepted: 'risks' });
    else if (status?.state === 'signed-out') signIn(worker, stage.fixture);
    else if (status?.state === 'locked') tell(worker, 'account.unlock', { password: PASSWORD });
    else return;
  }
}

/** A browser in which nobody is signed in yet, of somebody who knows the organisation. */
export async function newMachine({ userId, organization }: Fixture): Promise<Machine> {
  const machine = await createMachine();
  const known = [{ id: organization.id, key: organization.bytes }];
  const pins = await agreedOrganizations(`${SERVER}|${userId}`, known);
  machine.local.set('orgPins', JSON.stringify(pins));
  return machine;
}

/** What a browser keeps after a first sign-in to a server that has this vault. */
export async function signedIn(stage: Stage, vault: ServerVault): Promise<Snapshot> {
  const machine = await newMachine(stage.fixture);
  const worker = stage.start(machine, createAnswering(stage.fixture, vault).answering);
  await finishSignIn(stage, machine, worker);
  worker.gate.kill();
  await stage.idle();
  const status = statusOn(machine);
  if (status?.state !== 'unlocked' || status.sync.error)
    throw new Error(`not signed in: ${JSON.stringify(status)}`);
  return takeSnapshot(machine);
}

/** The same browser after a worker has done something more. */
export async function afterwards(
  stage: Stage,
  from: Snapshot,
  served: Served,
  act: (worker: Worker) => void,
): Promise<Snapshot> {
  const machine = await createMachine(from);
  const worker = stage.start(machine, served.answering);
  await stage.idle();
  act(worker);
  await stage.idle();
  worker.gate.kill();
  await stage.idle();
  return takeSnapshot(machine);
}
