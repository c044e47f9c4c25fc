import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { build } from 'vite';
import type { StartedWorker } from './worker-entry';

/** What a worker finds around itself; nothing else of the outside world can be reached from it. */
export interface WorkerGlobals {
  readonly workerBrowser: object;
  readonly indexedDB: object;
  readonly IDBKeyRange: object;
  readonly fetch: typeof fetch;
  readonly crypto: object;
  readonly Date: typeof Date;
  readonly setTimeout: typeof setTimeout;
  readonly clearTimeout: typeof clearTimeout;
  readonly AbortSignal: object;
  readonly BroadcastChannel: undefined;
}

const NAMES: readonly (keyof WorkerGlobals)[] = [
  'workerBrowser',
  'indexedDB',
  'IDBKeyRange',
  'fetch',
  'crypto',
  'Date',
  'setTimeout',
  'clearTimeout',
  'AbortSignal',
  'BroadcastChannel',
];

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

async function buildScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: here('../..'),
    publicDir: false,
    define: { 'globalThis.fetch': 'fetch', 'globalThis.AbortSignal': 'AbortSignal' },
    resolve: { alias: { 'wxt/browser': here('worker-browser.mjs') } },
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      modulePreload: false,
      lib: { entry: here('worker-entry.ts'), formats: ['cjs'], fileName: 'worker' },
      rollupOptions: { output: { codeSplitting: false } },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('nothing was built');
  const [chunk] = first.output;
  if (chunk.type !== 'chunk') throw new Error('no script was built');
  return chunk.code;
}

/** The database package takes what it finds around itself when it starts, and would share itself with others on the same page. */
function withOwnDatabase<T>({ indexedDB, IDBKeyRange }: WorkerGlobals, work: () => T): T {
  const around = globalThis as unknown as Record<string | symbol, unknown>;
  const own = new Map<string | symbol, unknown>([
    ['indexedDB', indexedDB],
    ['IDBKeyRange', IDBKeyRange],
    [Symbol.for('Dexie'), undefined],
  ]);
  const before = [...own.keys()].map((name) => [name, around[name]] as const);
  for (const [name, value] of own) around[name] = value;
  try {
    return work();
  } finally {
    for (const [name, value] of before) around[name] = value;
  }
}

/** Starts one worker after the other from the same script, each with a memory of its own. */
export async function createWorkerCode(): Promise<(globals: WorkerGlobals) => StartedWorker> {
  const run = compileFunction(await buildScript(), ['exports', 'module', ...NAMES]) as (
    ...given: unknown[]
  ) => void;
  return (globals) => {
    const module = { exports: {} as { startWorker?: () => StartedWorker } };
    withOwnDatabase(globals, () => run(module.exports, module, ...NAMES.map((name) => globals[name])));
    if (!module.exports.startWorker) throw new Error('the script starts no worker');
    return module.exports.startWorker();
  };
}
