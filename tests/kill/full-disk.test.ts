import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswering } from './answering';
import { checkDisk, type Expected, listOf, readDisk, whichVault } from './check';
import { checkSession } from './check-session';
import { createMachine, type Machine, type Snapshot, takeSnapshot } from './machine';
import { withUnlocked } from './snapshots';
import { createStage, type Stage, signedIn, statusOn, tell } from './stage';
import { laterVault, makeVault } from './vaults';
import type { WorkerOptions } from './worker';

let stage: Stage;
let one: Expected;
let two: Expected;
let browser: Snapshot;

async function know(vault: Expected['vault']): Promise<{ browser: Snapshot; known: Expected }> {
  const found = await signedIn(stage, vault);
  return { browser: found, known: { vault, rows: (await listOf(found, stage.fixture))?.rows ?? [] } };
}

beforeAll(async () => {
  stage = await createStage();
  const vault = await makeVault(stage.fixture, 8);
  const before = await know(vault);
  const after = await know(await laterVault(stage.fixture, vault, { changed: 1, added: 1, removed: 1 }));
  one = before.known;
  two = after.known;
  browser = before.browser;
}, 60_000);
afterAll(() => stage.close());

/** Syncs on a disk that has so much room left. Tells what is wrong afterwards, and whether the disk was full at all. */
async function syncOn(from: Snapshot, options: WorkerOptions) {
  const machine = await createMachine(from);
  const { answering } = createAnswering(stage.fixture, two.vault);
  const worker = stage.start(machine, answering, options);
  tell(worker, 'sync.now');
  await stage.idle();
  const told = statusOn(machine)?.sync.error?.code ?? null;
  const allowed = from.database ? [one, two] : [null, two];
  if (statusOn(machine)?.sync.state === 'running') throw new Error('the sync hangs');
  const wrong = await checkDisk(await takeSnapshot(machine), stage.fixture, { allowed, isDamaged: false });
  worker.gate.kill();
  await stage.idle();
  wrong.push(...(await checkLater(machine)));
  return { told, wrong };
}

/** With room on the disk again all is as it should be. */
async function checkLater(machine: Machine): Promise<string[]> {
  const worker = stage.start(machine, createAnswering(stage.fixture, two.vault).answering);
  tell(worker, 'sync.now');
  await stage.idle();
  const wrong = await checkSession(machine, stage.fixture, [two]);
  const isThere = whichVault(readDisk(await takeSnapshot(machine)), [two]) !== null;
  worker.gate.kill();
  await stage.idle();
  return isThere ? wrong : [...wrong, 'the vault of the server does not come any more'];
}

const STARTS = [
  ['a sync of one change', () => browser],
  ['a first sync', () => ({ ...browser, database: null })],
] as const;

/** Fails one write later each time, until none fails any more. */
async function runOut(
  from: Snapshot,
  what: 'rows' | 'commits' | 'values',
  most: number,
): Promise<(string | null)[]> {
  const told: (string | null)[] = [];
  for (let left = 0; left < most; left += 1) {
    const { told: code, wrong } = await syncOn(from, { room: { [what]: left } });
    expect(wrong, `${what}: ${left} and no more`).toEqual([]);
    told.push(code);
  }
  return told;
}

describe('a full disk leaves the old vault or the new one, whole, and says so', () => {
  it.each(STARTS)('whichever change of the database %s cannot make', async (what, from) => {
    const told = await runOut(from(), 'commits', 12);
    // Where not even the tables can be made, nobody can tell why.
    expect(told[what === 'a first sync' ? 1 : 0]).toBe('storage-full');
    expect(told.at(-1)).toBeNull();
  });

  it.each(STARTS)('whichever row %s cannot put', async (_, from) => {
    const told = await runOut(from(), 'rows', 60);
    expect(new Set(told)).toEqual(new Set(['storage-full', null]));
    expect(told.at(-1)).toBeNull();
  });
});

describe('a disk that takes no value of the account any more', () => {
  it('leaves the vault whole, also when the new token cannot be kept', async () => {
    const expired = withUnlocked(browser, { accessUntil: 0 });
    const told = await runOut(expired, 'values', 6);
    expect(told.at(-1)).toBeNull();
  });
});

describe('a disk that cannot write, and does not say why', () => {
  it.each(['UnknownError', 'AbortError'])('keeps the vault that can be read: %s', async (fault) => {
    for (const rows of [0, 1, 5]) {
      const { told, wrong } = await syncOn(browser, { room: { rows }, fault });
      expect([told, wrong]).toEqual(['database-damaged', []]);
    }
  });
});
