import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftOf, emptyDraft, type Item } from '../../lib/items';
import { createSeeded, sample } from '../flows/seeded';
import { findPlaintext, listOf } from './check';
import { createMachine, type Machine, type Snapshot, takeSnapshot } from './machine';
import { createStage, finishSignIn, type Stage, signedIn, statusOn, tell } from './stage';
import { makeVault, type ServerVault } from './vaults';
import type { Worker } from './worker';
import { createWritingServer, type WritingServer } from './writing-server';

/** At some of the steps; `npm run test:kill` takes them all. */
const KILLS = process.env.LATCHKEY_LONG === '1' ? Number.POSITIVE_INFINITY : 60;
const SEED = 20_261_128;
const ITEMS = 6;

let stage: Stage;
let vault: ServerVault;
let browser: Snapshot;

beforeAll(async () => {
  stage = await createStage();
  vault = await makeVault(stage.fixture, ITEMS);
  browser = await signedIn(stage, vault);
}, 120_000);
afterAll(() => stage.close());

/** Something that a person does to a vault; resolves when the person is told that it is done. */
type Act = (worker: Worker) => Promise<unknown>;

interface Played {
  readonly machine: Machine;
  readonly server: WritingServer;
  readonly steps: number;
  readonly before: number;
  readonly isDone: boolean;
}

async function play(act: Act, killAt?: number): Promise<Played> {
  const machine = await createMachine(browser);
  const server = createWritingServer(stage.fixture, vault);
  const worker = stage.start(machine, server.answering, { killAt });
  await stage.idle();
  const before = worker.gate.steps.length;
  let isDone = false;
  void act(worker).then(
    () => {
      isDone = true;
    },
    () => undefined,
  );
  await stage.idle();
  worker.gate.kill();
  await stage.idle();
  return { machine, server, before, steps: worker.gate.steps.length, isDone };
}

const FIRST = (): string => String(vault.ciphers[0]?.id);

const rename: Act = async (worker) => {
  const { item } = (await worker.ask('vault.item', { id: FIRST() })) as { item: Item };
  const original = draftOf(item);
  await worker.ask('vault.save', { id: FIRST(), original, draft: { ...original, name: 'Renamed' } });
};

const add: Act = (worker) =>
  worker.ask('vault.save', {
    id: null,
    newId: randomUUID(),
    draft: { ...emptyDraft('note'), name: 'Added' },
  });

const trash: Act = (worker) => worker.ask('vault.trash', { id: FIRST() });

const remove: Act = (worker) => worker.ask('vault.remove', { id: FIRST() });

/** Half of the vault at once. */
const MANY = ITEMS / 2;

const many =
  (to: 'trash' | 'gone'): Act =>
  (worker) =>
    worker.ask('vault.many', {
      ids: vault.ciphers.slice(0, MANY).map(({ id }) => String(id)),
      change: { to },
    });

interface Found {
  readonly names: readonly string[];
  readonly deleted: number;
}

async function listed(machine: Machine): Promise<Found> {
  const list = await listOf(await takeSnapshot(machine), stage.fixture);
  const rows = list?.rows ?? [];
  return { names: rows.map(({ name }) => name), deleted: rows.filter(({ deleted }) => deleted).length };
}

/** After the kill: the next worker, perhaps in a browser that was closed, until nothing waits any more. */
async function goOn({ machine, server }: Played, closed: boolean): Promise<void> {
  if (closed) {
    machine.session.clear();
    machine.alarms.clear();
  }
  const worker = stage.start(machine, server.answering);
  await finishSignIn(stage, machine, worker);
  for (let round = 0; round < 3; round += 1) {
    tell(worker, 'sync.now');
    await stage.idle();
  }
  worker.gate.kill();
  await stage.idle();
}

interface Case {
  readonly name: string;
  readonly act: Act;
  /** True for a list in which it has happened, once. */
  readonly hasHappened: (found: Found) => boolean;
  /** How many items the server has then. */
  readonly items: number;
}

const count = (names: readonly string[], name: string): number => names.filter((one) => one === name).length;

const CASES: readonly Case[] = [
  { name: 'a change', act: rename, hasHappened: ({ names }) => count(names, 'Renamed') === 1, items: ITEMS },
  { name: 'a new item', act: add, hasHappened: ({ names }) => count(names, 'Added') === 1, items: ITEMS + 1 },
  { name: 'a trip to the trash', act: trash, hasHappened: ({ deleted }) => deleted === 1, items: ITEMS },
  {
    name: 'a deletion',
    act: remove,
    hasHappened: ({ names }) => names.length === ITEMS - 1,
    items: ITEMS - 1,
  },
  {
    name: 'a trip of several to the trash',
    act: many('trash'),
    hasHappened: ({ deleted }) => deleted === MANY,
    items: ITEMS,
  },
  {
    name: 'a deletion of several',
    act: many('gone'),
    hasHappened: ({ names }) => names.length === ITEMS - MANY,
    items: ITEMS - MANY,
  },
];

async function checkKill(
  { act, hasHappened, items }: Case,
  killAt: number,
  closed: boolean,
): Promise<string[]> {
  const played = await play(act, killAt);
  const wrong = await findPlaintext(await takeSnapshot(played.machine), stage.fixture);
  await goOn(played, closed);
  const found = await listed(played.machine);
  const isThere = hasHappened(found);
  const isUntouched = found.names.length === ITEMS && found.deleted === 0 && !isThere;
  if (!isThere && !isUntouched) wrong.push(`it has half happened: ${found.names.join(', ')}`);
  if (played.isDone && !isThere) wrong.push('it was told to be done, and is lost');
  if (played.server.ciphers().length !== (isThere ? items : ITEMS))
    wrong.push('the server has another number');
  const waiting = statusOn(played.machine)?.outbox.waiting.length;
  if (waiting !== 0) wrong.push(`${waiting} still wait`);
  return wrong.map((text) => `${closed ? 'browser closed' : 'worker stopped'} at step ${killAt}: ${text}`);
}

describe('a worker that is killed while a person changes something', () => {
  it.each(CASES)(
    'loses nothing that was told to be done, and does nothing twice: $name',
    { timeout: 600_000 },
    async (one) => {
      const dry = await play(one.act);
      expect(dry.isDone).toBe(true);
      expect(dry.server.writes.length).toBeGreaterThan(0);
      const all = Array.from({ length: dry.steps - dry.before }, (_, at) => dry.before + at + 1);
      const points = KILLS < all.length ? sample(all, KILLS, createSeeded(SEED)) : all;
      const wrong: string[] = [];
      for (const [at, killAt] of points.entries())
        wrong.push(...(await checkKill(one, killAt, at % 3 === 2)));
      process.stdout.write(`${one.name}: ${all.length} steps, ${points.length} kills\n`);
      expect(wrong).toEqual([]);
      expect(points.length).toBeGreaterThan(20);
    },
  );
});
