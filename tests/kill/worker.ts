import { webcrypto } from 'node:crypto';
import { IDBKeyRange } from 'fake-indexeddb';
import { createSeeded } from '../flows/seeded';
import { createGate, type Gate, type GateOptions } from './gate';
import type { Machine } from './machine';
import { ownedDatabase } from './owned-database';
import type { Turns } from './turns';
import type { WorkerGlobals } from './worker-code';
import type { StartedWorker } from './worker-entry';

/** Answers requests of a worker. */
export type Answering = (request: Request) => Promise<Response>;

export interface WorkerOptions extends GateOptions {
  /** How many more values the storage on disk takes, and rows and changes the database; any number unless told. */
  readonly room?: Readonly<Partial<Record<'values' | 'rows' | 'commits', number>>> | undefined;
  /** What chance follows from; workers that are to differ get another one. */
  readonly seed?: number | undefined;
  /** What the database says then; that there is no room unless told. */
  readonly fault?: string | undefined;
}

export interface Worker extends StartedWorker {
  readonly gate: Gate;
}

/** The worker of an extension on one machine. */
export type StartWorker = (machine: Machine, answering: Answering, options?: WorkerOptions) => Worker;

type Keys = string | readonly string[] | Readonly<Record<string, unknown>> | null | undefined;

const listed = (keys: Keys, all: Iterable<string>): string[] => {
  if (keys === null || keys === undefined) return [...all];
  if (typeof keys === 'string') return [keys];
  return Array.isArray(keys) ? [...(keys as readonly string[])] : Object.keys(keys);
};

function storageArea(name: string, values: Map<string, string>, gate: Gate, isFull: () => boolean) {
  const change = (what: string, happen: () => void): Promise<void> =>
    gate.ask(`${name}.${what}`, async () => {
      if (what !== 'remove' && isFull()) throw new Error('QUOTA_BYTES quota exceeded');
      happen();
    });
  return {
    get: (keys: Keys) =>
      gate.ask(`${name}.get`, async () => {
        const found = listed(keys, values.keys()).filter((key) => values.has(key));
        return Object.fromEntries(
          found.map((key) => [key, JSON.parse(values.get(key) ?? 'null') as unknown]),
        );
      }),
    set: (items: Record<string, unknown>) =>
      change('set', () => {
        for (const [key, value] of Object.entries(items)) values.set(key, JSON.stringify(value));
      }),
    remove: (keys: Keys) =>
      change('remove', () => {
        for (const key of listed(keys, [])) values.delete(key);
      }),
    clear: () => change('remove', () => values.clear()),
  };
}

const event = () => ({
  addListener: () => undefined,
  removeListener: () => undefined,
  hasListener: () => false,
});

/** The part of the extension API that reaches storage and alarms; pages and tabs are not here. */
function extensionApi({ local, session, alarms }: Machine, gate: Gate, isFull: () => boolean): object {
  return {
    storage: {
      local: storageArea('local', local, gate, isFull),
      session: storageArea('session', session, gate, () => false),
      onChanged: event(),
    },
    alarms: {
      onAlarm: event(),
      create: (name: string, options: unknown) => {
        if (!gate.step('alarms.create')) alarms.set(name, options);
      },
      clear: (name: string) => gate.ask('alarms.clear', async () => alarms.delete(name)),
    },
    permissions: { contains: () => gate.ask('permissions', async () => true), onAdded: event() },
    runtime: { getURL: (path: string) => `extension:/${path}`, onMessage: event() },
    i18n: { getMessage: (key: string) => key },
  };
}

const SUBTLE = [
  'importKey',
  'exportKey',
  'generateKey',
  'deriveBits',
  'deriveKey',
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'digest',
] as const;

/** WebCrypto whose answers come in their turn, and whose random numbers are the same in every run. */
function seededCrypto(gate: Gate, seed: number): object {
  const random = createSeeded(seed);
  const byte = () => Math.floor(random() * 256);
  const subtle = Object.fromEntries(
    SUBTLE.map((name) => {
      const real = webcrypto.subtle[name].bind(webcrypto.subtle) as (...given: unknown[]) => Promise<unknown>;
      return [name, (...given: unknown[]) => gate.ask('crypto', () => real(...given))];
    }),
  );
  return {
    subtle,
    getRandomValues: (array: Uint8Array) => fill(array, byte),
    randomUUID: () =>
      '00000000-0000-4000-8000-000000000000'.replaceAll('0', () => (byte() & 15).toString(16)),
  };
}

function fill(array: Uint8Array, byte: () => number): Uint8Array {
  for (let at = 0; at < array.length; at += 1) array[at] = byte();
  return array;
}

const CHUNK_BYTES = 16_384;

/** The body of an answer, chunk by chunk: each is a step. */
function steppedBody(body: ReadableStream<Uint8Array> | null, gate: Gate): ReadableStream<Uint8Array> | null {
  if (!body) return null;
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await gate.ask('body', () => reader.read());
        if (done) return controller.close();
        for (let at = 0; at === 0 || at < value.length; at += CHUNK_BYTES)
          controller.enqueue(value.subarray(at, at + CHUNK_BYTES));
      },
    },
    { highWaterMark: 0 },
  );
}

function network(answering: Answering, gate: Gate): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const answer = await gate.ask('fetch', () => answering(request));
    return new Response(steppedBody(answer.body, gate), { status: answer.status, headers: answer.headers });
  };
}

/** Counts down; true from the moment on at which nothing fits any more. */
function countDown(left: number | undefined): () => boolean {
  let room = left ?? Number.POSITIVE_INFINITY;
  return () => {
    room -= 1;
    return room < 0;
  };
}

/** Timers are there for requests that take too long, which none does here; a dead worker's never go off. */
function timers(gate: Gate): Pick<WorkerGlobals, 'setTimeout' | 'clearTimeout'> {
  const set = new Set<NodeJS.Timeout>();
  gate.whenKilled(() => set.forEach(clearTimeout));
  const start = (callback: () => void, milliseconds?: number) => {
    const timer = setTimeout(() => {
      set.delete(timer);
      if (!gate.isDead()) callback();
    }, milliseconds);
    set.add(timer);
    return timer;
  };
  return { setTimeout: start as typeof setTimeout, clearTimeout };
}

/** The moment at which everything here happens: nothing grows stale, and no deadline comes that was not meant to. */
export const NOW = Date.UTC(2026, 5, 1, 12);

class StoppedDate extends Date {
  constructor(...given: [] | [number | string]) {
    super(given[0] ?? NOW);
  }
  static override now(): number {
    return NOW;
  }
}

/** No request here takes too long: a signal that would say so never does. */
const SIGNALS = new Proxy(AbortSignal, {
  get: (target, name) =>
    name === 'timeout' ? () => new AbortController().signal : (Reflect.get(target, name) as unknown),
});

/** Makes the function that starts workers from one script. */
export function createStartWorker(run: (globals: WorkerGlobals) => StartedWorker, turns: Turns): StartWorker {
  return (machine, answering, { room, fault = 'QuotaExceededError', seed = 7, ...options } = {}) => {
    const gate = createGate(turns, options);
    const [noRow, noCommit] = [countDown(room?.rows), countDown(room?.commits)];
    const isFull = (at: 'row' | 'commit') => (at === 'row' ? noRow() : noCommit());
    const globals: WorkerGlobals = {
      workerBrowser: extensionApi(machine, gate, countDown(room?.values)),
      indexedDB: ownedDatabase(machine.factory, { gate, fault, isFull }),
      IDBKeyRange,
      fetch: network(answering, gate),
      crypto: seededCrypto(gate, seed),
      Date: StoppedDate as typeof Date,
      ...timers(gate),
      AbortSignal: SIGNALS,
      BroadcastChannel: undefined,
    };
    return { gate, ...run(globals) };
  };
}
