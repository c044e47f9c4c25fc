import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswering } from './answering';
import { checkDisk, type Expected, listOf } from './check';
import { checkSession } from './check-session';
import { createMachine, type Machine, type Snapshot, takeSnapshot } from './machine';
import { createStage, type Stage, signedIn, statusOn, tell } from './stage';
import { laterVault, makeVault } from './vaults';
import type { Answering, Worker } from './worker';

const PLACES = 500;

let stage: Stage;
let one: Expected;
let two: Expected;
let browser: Snapshot;

beforeAll(async () => {
  stage = await createStage();
  const vault = await makeVault(stage.fixture, 8);
  browser = await signedIn(stage, vault);
  one = { vault, rows: (await listOf(browser, stage.fixture))?.rows ?? [] };
  const later = await laterVault(stage.fixture, vault, { changed: 1, added: 1, removed: 1 });
  const after = await signedIn(stage, later);
  two = { vault: later, rows: (await listOf(after, stage.fixture))?.rows ?? [] };
}, 60_000);
afterAll(() => stage.close());

type Cut = (body: Uint8Array<ArrayBuffer>, at: number) => ReadableStream<Uint8Array>;

/** The line breaks in the middle of the answer. */
const breaks: Cut = (body, at) => {
  let sent = false;
  return new ReadableStream({
    pull: (controller) => {
      if (sent) controller.error(new TypeError('terminated'));
      else if (at === 0) controller.error(new TypeError('terminated'));
      else controller.enqueue(body.subarray(0, at));
      sent = true;
    },
  });
};

/** The answer ends too early, and looks as if that were its end. */
const ends: Cut = (body, at) =>
  new ReadableStream({
    start: (controller) => {
      controller.enqueue(body.subarray(0, at));
      controller.close();
    },
  });

interface Line {
  readonly answering: Answering;
  /** Where the next answers to a sync are cut; null: nowhere. */
  cutAt: number | null;
  length: number;
}

function createLine(answering: Answering, cut: Cut): Line {
  const line: Line = {
    cutAt: null,
    length: 0,
    answering: async (request) => {
      const answer = await answering(request);
      if (!new URL(request.url).pathname.endsWith('/sync')) return answer;
      const body = new Uint8Array(await answer.arrayBuffer());
      line.length = body.length;
      return line.cutAt === null ? new Response(body) : new Response(cut(body, line.cutAt));
    },
  };
  return line;
}

async function sync(worker: Worker): Promise<void> {
  tell(worker, 'sync.now');
  await stage.idle();
}

async function checkAll(machine: Machine, allowed: readonly Expected[]): Promise<string[]> {
  const disk = await checkDisk(await takeSnapshot(machine), stage.fixture, { allowed, isDamaged: false });
  return [...disk, ...(await checkSession(machine, stage.fixture, allowed))];
}

describe('a line that is cut', () => {
  it.each([
    ['breaks', breaks],
    ['ends', ends],
  ] as const)('leaves the vault from before, wherever it %s', { timeout: 120_000 }, async (_, cut) => {
    const machine = await createMachine(browser);
    const line = createLine(createAnswering(stage.fixture, two.vault).answering, cut);
    const worker = stage.start(machine, line.answering);
    line.cutAt = 0;
    await sync(worker);
    for (let place = 0; place < PLACES; place += 1) {
      line.cutAt = Math.floor((line.length * place) / PLACES);
      await sync(worker);
      expect(statusOn(machine)?.sync, `after ${line.cutAt} bytes`).toMatchObject({ state: 'failed' });
      expect(await checkAll(machine, [one])).toEqual([]);
    }
    line.cutAt = line.length - 1;
    await sync(worker);
    expect(await checkAll(machine, [one])).toEqual([]);
    line.cutAt = null;
    await sync(worker);
    expect(await checkAll(machine, [two])).toEqual([]);
    worker.gate.kill();
  });
});
