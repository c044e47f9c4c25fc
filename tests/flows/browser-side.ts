import { createMachine, type Machine, takeSnapshot } from '../kill/machine';
import { type Stage, statusOn, tell } from '../kill/stage';
import type { Answering, Worker } from '../kill/worker';
import type { EmbeddedServer } from '../server/index';
import { EMAIL, PASSWORD } from './rig';

/** Servers tell two states of an item apart by more than a second. */
export const APART_MS = 2000;

/** What becomes of the next request that writes. */
export type Loss = 'never arrives' | 'no answer' | 'half an answer' | '503' | '503 that did it' | 'a page';

/** One browser of a person who has two, with a whole background in it, and a line to a real server that can be cut. */
export interface Side {
  readonly name: string;
  readonly machine: Machine;
  isOffline: boolean;
  loss: Loss | null;
  /** Asks the worker. Null when it died before it answered. Rejects as it does. */
  ask<T>(what: string, args?: unknown): Promise<{ readonly answer: T } | null>;
  tell(what: string, args?: unknown): void;
  /** The worker dies after so many steps more. */
  killSoon(steps: number): void;
  /** Kills what is left of the worker and starts the next one; in a browser that was closed, if told. */
  restart(isClosed: boolean): Promise<void>;
  /** Ids of the items that are here, with their rows as they are stored. */
  rows(): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>;
  waiting(): number;
  refused(): number;
}

const isWrite = ({ method, url }: Request): boolean =>
  method !== 'GET' && /\/api\/(ciphers|folders)/.test(url);

async function spoil(server: EmbeddedServer, loss: Loss, request: Request): Promise<Response> {
  if (loss === 'never arrives') throw new TypeError('no line');
  if (loss === '503') return new Response('', { status: 503 });
  const text = await (await server.answer(request)).text();
  if (loss === 'no answer') throw new TypeError('no line');
  if (loss === 'half an answer') return new Response(text.slice(0, 40));
  return loss === 'a page' ? new Response('<p>Bad gateway</p>') : new Response('', { status: 503 });
}

function lineOf(server: EmbeddedServer, side: Pick<Side, 'isOffline' | 'loss'>): Answering {
  return async (request) => {
    if (side.isOffline) throw new TypeError('no line');
    const { loss } = side;
    if (!isWrite(request)) return server.answer(request);
    // Of two writes within a second no server sees that the later one was made from what the first has replaced.
    server.clock.advance(APART_MS);
    if (loss === null) return server.answer(request);
    side.loss = null;
    return spoil(server, loss, request);
  };
}

/** Takes a sign-in, or an unlock, to its end. */
async function open(stage: Stage, machine: Machine, worker: Worker, base: string): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await stage.idle();
    const status = statusOn(machine);
    if (status?.signIn?.step.name === 'consent')
      tell(worker, 'account.continueSignIn', { accepted: 'risks' });
    else if (status?.state === 'signed-out')
      tell(worker, 'account.signIn', { server: { region: 'own', base }, email: EMAIL, password: PASSWORD });
    else if (status?.state === 'locked') tell(worker, 'account.unlock', { password: PASSWORD });
    else return;
  }
}

/** Whoever dies never answers: that is known once nothing is left to happen. */
const orDead = <T>(stage: Stage, answer: Promise<unknown>): Promise<{ readonly answer: T } | null> =>
  Promise.race([answer.then((value) => ({ answer: value as T })), stage.idle().then(() => null)]);

/** A browser that is signed in. */
export async function createSide(
  stage: Stage,
  server: EmbeddedServer,
  name: string,
  random: () => number,
): Promise<Side> {
  const machine = await createMachine();
  let killAt = Number.POSITIVE_INFINITY;
  const start = (): Worker => {
    killAt = Number.POSITIVE_INFINITY;
    const onStep = (count: number) => {
      if (count >= killAt) worker.gate.kill();
    };
    const seed = Math.floor(random() * 1_000_000_000);
    const worker: Worker = stage.start(machine, lineOf(server, side), { seed, onStep });
    return worker;
  };
  const side: Side = {
    name,
    machine,
    isOffline: false,
    loss: null,
    ask: (what, args = {}) => orDead(stage, worker.ask(what, args)),
    tell: (what, args) => tell(worker, what, args),
    killSoon: (steps) => {
      killAt = worker.gate.steps.length + steps;
    },
    restart: async (isClosed) => {
      await stage.idle();
      worker.gate.kill();
      await stage.idle();
      if (isClosed) for (const area of [machine.session, machine.alarms]) area.clear();
      worker = start();
      await open(stage, machine, worker, server.url);
    },
    rows: async () => {
      const { database } = await takeSnapshot(machine);
      const stored = database?.tables.find((table) => table.name === 'items')?.rows ?? [];
      const rows = stored as readonly { readonly id: string; readonly json: string }[];
      return new Map(rows.map(({ id, json }) => [id, JSON.parse(json) as Record<string, unknown>]));
    },
    waiting: () => statusOn(machine)?.outbox.waiting.length ?? 0,
    refused: () => statusOn(machine)?.outbox.refused.length ?? 0,
  };
  let worker = start();
  await open(stage, machine, worker, server.url);
  return side;
}
