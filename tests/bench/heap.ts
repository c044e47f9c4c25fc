import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import type { ChromiumDriver } from '../e2e/driver/chromium.ts';
import { browserSession } from '../e2e/driver/chromium-popup.ts';
import { openWorkerSession } from './worker-session.ts';

export interface Heap {
  /** Bytes of live objects. */
  readonly heap: number;
  /** Bytes of array buffers, which lie beside them. */
  readonly buffers: number;
}

interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize?: number;
}

const toHeap = ({ usedSize, backingStorageSize = 0 }: HeapUsage): Heap => ({
  heap: usedSize,
  buffers: backingStorageSize,
});

const KIB = 1024;

/** A first collection may only mark what the next one takes. */
const COLLECTIONS = 3;

/** What a page's scripts hold once the garbage is gone. Other pages of the same process count too, so there must be none. */
export async function heapOf(page: Page): Promise<Heap> {
  const session = await page.context().newCDPSession(page);
  for (let turn = 0; turn < COLLECTIONS; turn++) await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as HeapUsage;
  await session.detach();
  return toHeap(usage);
}

/** The same for the worker, which must be running. */
export async function heapOfWorker(driver: ChromiumDriver): Promise<Heap> {
  const session = await openWorkerSession(driver);
  for (let turn = 0; turn < COLLECTIONS; turn++) await session.ask('HeapProfiler.collectGarbage');
  const usage = (await session.ask('Runtime.getHeapUsage')) as HeapUsage;
  await session.end();
  return toHeap(usage);
}

export interface ProcessMemory {
  /** Its own pages, and its share of those that it has in common with other processes (Pss). */
  readonly share: number;
  /** What no file is behind (RssAnon and swap): the browser's own "memory footprint". */
  readonly footprint: number;
}

/** A number of kB from one of Linux' tables, in bytes. */
function bytesIn(file: string, name: string): number {
  const [, kilobytes = '0'] =
    new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8')) ?? [];
  return Number(kilobytes) * KIB;
}

const memoryOf = (pid: number): ProcessMemory => ({
  share: bytesIn(`/proc/${pid}/smaps_rollup`, 'Pss'),
  footprint: bytesIn(`/proc/${pid}/status`, 'RssAnon') + bytesIn(`/proc/${pid}/status`, 'VmSwap'),
});

const isForExtensions = (pid: number): boolean =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process');

/** The renderers that hold extensions (ours is the only one), added up; null where the system does not tell. */
export async function extensionProcess(driver: ChromiumDriver): Promise<ProcessMemory | null> {
  if (!existsSync('/proc/self/smaps_rollup')) return null;
  const session = await browserSession(driver.context);
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const ours = processInfo.filter(({ id, type }) => type === 'renderer' && isForExtensions(id));
  return ours
    .map(({ id }) => memoryOf(id))
    .reduce(
      (sum, { share, footprint }) => ({ share: sum.share + share, footprint: sum.footprint + footprint }),
      { share: 0, footprint: 0 },
    );
}
