import { createAnswering } from './answering';
import { type Expected, listOf } from './check';
import { PASSWORD } from './fixture';
import { createMachine, type Snapshot, takeSnapshot } from './machine';
import type { Scenario } from './run-scenario';
import { asOfVersion1, withDamagedRows, withStatus, withTable, withUnlocked } from './snapshots';
import { afterwards, newMachine, type Stage, signedIn, signIn, tell } from './stage';
import { laterVault, makeVault, type ServerVault } from './vaults';
import { NOW, type Worker } from './worker';

/** A vault, its list, and a browser that has it and is unlocked. */
interface Known extends Expected {
  readonly browser: Snapshot;
}

async function know(stage: Stage, vault: ServerVault): Promise<Known> {
  const browser = await signedIn(stage, vault);
  const list = await listOf(browser, stage.fixture);
  const isGood = list?.head.isComplete && list.rows.length === vault.ciphers.length;
  if (!isGood || list.rows.some(({ state }) => state !== 'read')) throw new Error('no list to compare with');
  return { vault, rows: list.rows, browser };
}

const once = (name: string, args?: unknown) => async (worker: Worker) => tell(worker, name, args);

/** The same for a worker that has started and has nothing left to do. */
const settled = (name: string, args?: unknown) => async (worker: Worker, idle: () => Promise<void>) => {
  await idle();
  tell(worker, name, args);
};

function lockScenarios(one: Known): Scenario[] {
  const still = { vault: one.vault, allowed: [one], end: one, from: one.browser };
  const past = withStatus(one.browser, { lockAt: NOW - 1000 });
  const lockAndSync = async (worker: Worker, idle: () => Promise<void>) => {
    await idle();
    tell(worker, 'sync.now');
    tell(worker, 'account.lock');
  };
  return [
    { ...still, name: 'lock', act: settled('account.lock'), mustBe: 'locked' },
    {
      ...still,
      name: 'lock at the deadline',
      from: past,
      act: once('account.touch'),
      mustBe: 'locked',
      always: true,
    },
    { ...still, name: 'lock while a sync runs', act: lockAndSync, mustBe: 'locked' },
    { ...still, name: 'sign out', act: settled('account.signOut'), allowed: [one, null], mustBe: 'locked' },
  ];
}

async function unlockScenarios(stage: Stage, one: Known): Promise<Scenario[]> {
  const served = createAnswering(stage.fixture, one.vault);
  const locked = await afterwards(stage, one.browser, served, (worker) => tell(worker, 'account.lock'));
  const closed = { ...one.browser, session: '[]', alarms: '[]' };
  const still = { vault: one.vault, allowed: [one], end: one };
  const unlock = once('account.unlock', { password: PASSWORD });
  const twice = async (worker: Worker) => {
    tell(worker, 'account.unlock', { password: PASSWORD });
    tell(worker, 'account.unlock', { password: PASSWORD });
  };
  const signing = async (worker: Worker, idle: () => Promise<void>) => {
    signIn(worker, stage.fixture);
    await idle();
    tell(worker, 'account.continueSignIn', { accepted: 'risks' });
  };
  return [
    { ...still, name: 'unlock', from: locked, act: unlock },
    { ...still, name: 'unlock in a browser that was closed', from: closed, act: unlock },
    { ...still, name: 'unlock in two pages', from: locked, act: twice },
    {
      ...still,
      name: 'sign in',
      from: await takeSnapshot(await newMachine(stage.fixture)),
      act: signing,
      allowed: [one, null],
    },
  ];
}

/** The list that a browser makes of what it has, without any server. */
async function listWithoutServer(stage: Stage, from: Snapshot): Promise<Expected['rows']> {
  const machine = await createMachine(from);
  const worker = stage.start(machine, () => Promise.reject(new TypeError('offline')));
  await stage.idle();
  worker.gate.kill();
  await stage.idle();
  return (await listOf(await takeSnapshot(machine), stage.fixture))?.rows ?? [];
}

async function syncScenarios(stage: Stage, one: Known, two: Known): Promise<Scenario[]> {
  const moved = { vault: two.vault, allowed: [one, two], end: two, from: one.browser };
  const first = asOfVersion1(one.browser);
  const upgraded = await listWithoutServer(stage, first);
  const expired = withUnlocked(one.browser, { accessUntil: 0 });
  const pages = async (worker: Worker) => {
    for (const name of ['account.touch', 'sync.now', 'account.touch', 'sync.now']) tell(worker, name);
    tell(worker, 'vault.mendOverview', { version: null });
    tell(worker, 'vault.used', { id: String(one.vault.ciphers[0]?.id) });
    tell(worker, 'vault.item', { id: String(one.vault.ciphers[1]?.id) });
  };
  return [
    {
      ...moved,
      name: 'first sync',
      from: { ...one.browser, database: null },
      act: once('sync.now'),
      allowed: [null, two],
    },
    { ...moved, name: 'sync of one change', act: once('sync.now') },
    { ...moved, name: 'sync with a new token', from: expired, act: once('sync.now') },
    {
      ...moved,
      name: 'sync of a vault of the first release',
      from: first,
      act: once('sync.now'),
      // The keys of organisations come with the next sync.
      allowed: [one, { vault: one.vault, rows: upgraded }, two],
    },
    { ...moved, name: 'two pages at once', act: pages },
    {
      ...moved,
      name: 'sync while the list is made',
      from: withTable(one.browser, 'sealed', () => []),
      act: once('sync.now'),
    },
    {
      ...moved,
      name: 'sync without changes',
      vault: one.vault,
      allowed: [one],
      end: one,
      act: once('sync.now'),
    },
  ];
}

async function heldScenarios(stage: Stage, one: Known, less: Known): Promise<Scenario[]> {
  const served = createAnswering(stage.fixture, less.vault);
  const held = await afterwards(stage, one.browser, served, (worker) => tell(worker, 'sync.now'));
  const answer = (take: boolean) => once('sync.answerHeld', { take });
  return [
    {
      name: 'sync that is held',
      from: one.browser,
      vault: less.vault,
      act: once('sync.now'),
      allowed: [one],
      end: less,
    },
    {
      name: 'yes to a smaller vault',
      from: held,
      vault: less.vault,
      act: answer(true),
      allowed: [one, less],
      end: less,
    },
    {
      name: 'no to a smaller vault',
      from: held,
      vault: less.vault,
      act: answer(false),
      allowed: [one],
      end: one,
      declines: true,
    },
  ];
}

async function overviewScenarios(stage: Stage, one: Known): Promise<Scenario[]> {
  const still = { vault: one.vault, allowed: [one], end: one };
  const bare = withTable(one.browser, 'sealed', () => []);
  const version = (await listOf(one.browser, stage.fixture))?.head.version ?? 0;
  return [
    { ...still, name: 'list made anew', from: bare, act: async () => undefined },
    {
      ...still,
      name: 'damaged list mended',
      from: withDamagedRows(one.browser),
      act: once('vault.mendOverview', { version }),
      isDamaged: true,
    },
  ];
}

/** All that is done to a small vault. */
export async function smallScenarios(stage: Stage): Promise<Scenario[]> {
  const { fixture } = stage;
  const one = await know(stage, await makeVault(fixture, 8));
  const two = await know(stage, await laterVault(fixture, one.vault, { changed: 1, added: 1, removed: 1 }));
  const less = await know(stage, await laterVault(fixture, one.vault, { removed: 5 }));
  return [
    ...(await unlockScenarios(stage, one)),
    ...lockScenarios(one),
    ...(await syncScenarios(stage, one, two)),
    ...(await heldScenarios(stage, one, less)),
    ...(await overviewScenarios(stage, one)),
  ];
}

/** More items than are opened at once, and more changes than are made in one piece. */
export async function largeScenarios(stage: Stage): Promise<Scenario[]> {
  const { fixture } = stage;
  const one = await know(stage, await makeVault(fixture, 1_100));
  const two = await know(
    stage,
    await laterVault(fixture, one.vault, { changed: 1_020, added: 5, removed: 5 }),
  );
  const bare = withTable(one.browser, 'sealed', () => []);
  return [
    {
      name: 'sync of a thousand changes',
      from: one.browser,
      vault: two.vault,
      act: once('sync.now'),
      allowed: [one, two],
      end: two,
    },
    {
      name: 'long list made anew',
      from: bare,
      vault: one.vault,
      act: async () => undefined,
      allowed: [one],
      end: one,
    },
  ];
}
