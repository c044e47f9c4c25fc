import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Fault } from '../server/faults';
import { ALL, filled, ITEMS, WRITES, type Write } from './all-writes';
import { add, settled, startWith, stuck } from './editing';
import { closeRigs, type Rig } from './rig';
import { type Shape, shapeHere, shapeThere } from './server-shape';

/** All ways of losing an answer, at each step: a matter of minutes. */
const isLong = process.env.LATCHKEY_LONG === '1';

/** A way for an answer to be lost. */
interface Loss {
  readonly name: string;
  readonly fault?: Fault;
  /** True: the server has never seen the request. */
  readonly isBefore: boolean;
  /** The request hangs until nobody waits for it any more. */
  readonly hangs?: boolean;
}

const PAGE = '<!DOCTYPE html><title>Bad gateway</title>';
const before = (name: string, fault: Fault): Loss => ({ name, fault, isBefore: true });
const after = (name: string, fault: Fault): Loss => ({ name, fault, isBefore: false });
const refusal = (status: number) => ({ status, headers: { 'Retry-After': '1' } });

const LOSSES: readonly Loss[] = [
  before('the line breaks before the request is read', { kind: 'drop' }),
  after('the line breaks before the first byte of the answer', { kind: 'cut', afterBytes: 0 }),
  after('the line breaks in the middle of the answer', { kind: 'cut', afterBytes: 40 }),
  after('the answer ends too early', { kind: 'truncate', bytes: 40 }),
  before('a 500 that did nothing', { kind: 'status', status: 500, body: { message: 'Oops.' } }),
  after('a 500 that did it', { kind: 'instead', status: 500, body: { message: 'Oops.' } }),
  after('a 504 that did it', { kind: 'instead', status: 504 }),
  before('too many requests', { kind: 'too-many', retryAfter: 1 }),
  after('too many requests, but it did it', { kind: 'instead', ...refusal(429) }),
  before('a request that took too long', { kind: 'status', ...refusal(408) }),
  after('a request that took too long, but arrived', { kind: 'instead', ...refusal(408) }),
  before('a page of a proxy that did nothing', { kind: 'html', status: 502 }),
  before('a page of a hotel', { kind: 'html' }),
  after('a page instead of the answer', { kind: 'rewrite', rewrite: () => PAGE }),
  before('a way to somewhere else', { kind: 'redirect', location: 'https://login.example/' }),
  { name: 'silence, and it never arrives', fault: { kind: 'drop' }, isBefore: true, hangs: true },
  { name: 'silence, and it arrives later', isBefore: false, hangs: true },
];

/** Longer than anybody waits for an answer. */
const PATIENCE_MS = 31_000;

/** An item is looked at before it is deleted for good; that is no write. */
const A_WRITE = { method: /^(?!GET)/, path: WRITES };

/** What is asked of the server hangs while the clock of the requests runs on. */
async function hang(rig: Rig, act: () => Promise<unknown>): Promise<void> {
  const held = rig.server.faults.hold(A_WRITE);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await act();
  await held.reached;
  vi.advanceTimersByTime(PATIENCE_MS);
  vi.useRealTimers();
  await stuck();
  held.release();
}

interface Outcome {
  /** What the server has more than before, and how much less. */
  readonly added: Shape;
  readonly gone: number;
  /** Here is the same as there. */
  readonly isSame: boolean;
  /** Writes that the server was asked for. */
  readonly asked: number;
}

/** What is in a list and was not in another one; what is there twice counts twice. */
function without(list: readonly string[], known: readonly string[]): string[] {
  const left = [...known];
  return list.filter((entry) => {
    const at = left.indexOf(entry);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const more = (a: Shape, b: Shape): Shape => ({
  items: without(a.items, b.items),
  folders: without(a.folders, b.folders),
});

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Puts one item into the vault, does something with it under a fault, and waits until all is as it is to be. */
async function play(rig: Rig, write: Write, loss: Loss | null, times = 1): Promise<Outcome> {
  const before = await shapeThere(rig.account);
  const id = await add(rig, { ...filled('login'), name: `For ${write.name}` });
  await settled(rig);
  const now = (await rig.status()).outbox.moved[id] ?? id;
  await write.prepare?.(rig, now);
  if (!write.prepare || (await rig.status()).outbox.refused.length === 0) await settled(rig);
  const isWrite = ({ method, path }: Rig['server']['log'][number]) => method !== 'GET' && WRITES.test(path);
  const count = () => rig.server.log.filter(isWrite).length;
  const asked = count();
  if (loss?.fault) rig.server.faults.once(A_WRITE, loss.fault, times);
  if (loss?.hangs) await hang(rig, () => write.act(rig, now));
  else await write.act(rig, now);
  await settled(rig);
  rig.server.faults.clear();
  const there = await shapeThere(rig.account);
  const gone = more(before, there);
  return {
    added: more(there, before),
    gone: gone.items.length + gone.folders.length,
    isSame: isEqual(await shapeHere(rig), there),
    asked: count() - asked,
  };
}

const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  const { rig } = await startWith();
  await rig.ask('folder.create', { newId: randomUUID(), name: 'Work' });
  await settled(rig);
  for (const write of ALL) outcomes.set(write.name, await play(rig, write, null));
  await closeRigs();
}, 120_000);
afterEach(closeRigs);
afterAll(() => outcomes.clear());

/** What is not as it would be without the fault. */
function compare(write: Write, outcome: Outcome, more: number): string[] {
  const wanted = outcomes.get(write.name);
  if (!wanted) throw new Error('nothing to compare with');
  const wrong: string[] = [];
  if (!isEqual(outcome.added, wanted.added) || outcome.gone !== wanted.gone)
    wrong.push(`the server has ${JSON.stringify(outcome.added)}`);
  if (!outcome.isSame) wrong.push('here is something else than on the server');
  if (!write.isOneOrTwo && outcome.asked !== wanted.asked + more)
    wrong.push(`${outcome.asked} requests, ${wanted.asked + more} expected`);
  return wrong.map((text) => `${write.name}: ${text}`);
}

/** Plays every write under a loss, in one vault. */
async function wrongUnder(loss: Loss, writes: readonly Write[], isAtEveryStep: boolean): Promise<string[]> {
  const { rig } = await startWith();
  await rig.ask('folder.create', { newId: randomUUID(), name: 'Work' });
  await settled(rig);
  const wrong: string[] = [];
  for (const write of writes) {
    const times = isAtEveryStep ? (outcomes.get(write.name)?.asked ?? 1) : 1;
    wrong.push(...compare(write, await play(rig, write, loss, times), loss.isBefore ? times : 0));
  }
  return wrong;
}

const [hanging, quick] = [LOSSES.filter(({ hangs }) => hangs), LOSSES.filter(({ hangs }) => !hangs)];
const usual = quick.filter(({ isBefore }, at) => isLong || at < 4 || !isBefore);

/** Each loss at the first step of a write, and where there is time for it at every step. */
const CASES = [
  ...usual.map((loss) => ({ ...loss, isAtEveryStep: false })),
  ...(isLong ? quick : []).map((loss) => ({ ...loss, isAtEveryStep: true })),
];

describe('an answer that is lost leads to one effect', () => {
  it.each(CASES)('$name (at every step: $isAtEveryStep)', { timeout: 120_000 }, async (loss) => {
    expect(await wrongUnder(loss, ALL, loss.isAtEveryStep)).toEqual([]);
  });

  // Clocks are turned for each: a few tell as much as all.
  it.each(hanging)('$name', { timeout: 120_000 }, async (loss) => {
    const [first, ...others] = ITEMS;
    const some = others.filter(({ name }) => /star|for good|new password/.test(name));
    expect(await wrongUnder(loss, first ? [first, ...some] : [], false)).toEqual([]);
  });
});
