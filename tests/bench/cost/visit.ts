import type { BrowserContext, CDPSession, Page } from 'playwright';
import { heapOf } from '../heap.ts';
import type { CostKind } from './costs.ts';

/** What one visit has come to. */
export type Weights = Partial<Record<CostKind, number>>;

export interface VisitOptions {
  readonly url: string;
  /** The page is looked at for so long each time; 0 for pages that are at rest once they are there. Milliseconds. */
  readonly watchMs: number;
  /** True where suggestions have to stand beside the field at the end. */
  readonly isActing: boolean;
}

/** Long enough for all that a page and we do at its start, and upon a click. Milliseconds. */
const REST_MS = 600;
const FOCUS_MS = 900;

const FIELD = '#email';
const ELSEWHERE = 'h2';

/** The first page of a new process pays for things that belong to no page; this one has some of everything. */
const FIRST_PAGE = `<!doctype html><style>body { font: 16px sans-serif }</style><h2>First</h2>
  <form><input type="email"><input type="password"><button>Go</button></form><script>document.title = 'First';</script>`;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What the browser counts of the main thread, extensions' scripts included; since the page was there. Milliseconds. */
async function readCounts(session: CDPSession) {
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
  return { script: read('ScriptDuration'), task: read('TaskDuration'), at: read('Timestamp') };
}

const framesOf = (page: Page) =>
  page.evaluate(() => ({
    drawn: (globalThis as unknown as { drawn: number }).drawn,
    at: performance.now(),
  }));

/** How much of the time the main thread works, and how many frames the page draws. */
async function watch(page: Page, session: CDPSession, ms: number) {
  const from = await framesOf(page);
  const before = await readCounts(session);
  await pause(ms);
  const after = await readCounts(session);
  const to = await framesOf(page);
  return {
    share: (100 * (after.task - before.task)) / (after.at - before.at),
    frames: (1000 * (to.drawn - from.drawn)) / (to.at - from.at),
  };
}

const loadTime = (page: Page): Promise<number> =>
  page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
  );

/** A tab of its own in a process that has shown a page before. */
async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.setContent(FIRST_PAGE);
  await pause(REST_MS / 4);
  return page;
}

async function load(page: Page, session: CDPSession, url: string): Promise<Weights> {
  await session.send('Performance.enable');
  await page.goto(url, { waitUntil: 'load' });
  await pause(REST_MS);
  const { script, task } = await readCounts(session);
  const { heap } = await heapOf(page);
  return { script, task, heap, load: await loadTime(page) };
}

const hasSuggestions = (page: Page): boolean =>
  page.frames().some((frame) => frame.url().endsWith('/suggest.html'));

async function focus(page: Page, session: CDPSession, isActing: boolean): Promise<Weights> {
  const before = await readCounts(session);
  await page.click(FIELD);
  await pause(FOCUS_MS);
  const after = await readCounts(session);
  if (hasSuggestions(page) !== isActing)
    throw new Error(isActing ? 'nothing was suggested' : 'something was suggested where nothing acts');
  const { heap } = await heapOf(page);
  return {
    'focus.script': after.script - before.script,
    'focus.task': after.task - before.task,
    'focus.heap': heap,
  };
}

async function watchAll(page: Page, session: CDPSession, ms: number, isActing: boolean): Promise<Weights> {
  const still = await watch(page, session, ms);
  await focus(page, session, isActing);
  const focused = await watch(page, session, ms);
  await page.click(ELSEWHERE);
  await pause(REST_MS);
  const left = await watch(page, session, ms);
  return {
    'still.share': still.share,
    'still.frames': still.frames,
    'focus.share': focused.share,
    'focus.frames': focused.frames,
    'left.share': left.share,
    'left.frames': left.frames,
  };
}

/** Visits a page once in a new tab: it loads and rests, a field gets the focus, and where that is asked for it is left again. */
export async function visit(
  context: BrowserContext,
  { url, watchMs, isActing }: VisitOptions,
): Promise<Weights> {
  const page = await openTab(context);
  try {
    const session = await context.newCDPSession(page);
    const loaded = await load(page, session, url);
    if (watchMs > 0)
      return { heap: loaded.heap ?? Number.NaN, ...(await watchAll(page, session, watchMs, isActing)) };
    return { ...loaded, ...(await focus(page, session, isActing)) };
  } finally {
    await page.close();
  }
}

/** The bytes of scripts of extensions that get into a page, before a field has the focus and after; sought apart, as looking takes time. */
export async function weighScripts(context: BrowserContext, { url }: VisitOptions): Promise<Weights> {
  const page = await openTab(context);
  try {
    const session = await context.newCDPSession(page);
    let bytes = 0;
    session.on('Debugger.scriptParsed', (script) => {
      if (script.url.startsWith('chrome-extension:')) bytes += script.length ?? 0;
    });
    await session.send('Debugger.enable');
    await page.goto(url, { waitUntil: 'load' });
    await pause(REST_MS);
    const before = bytes;
    await page.click(FIELD);
    await pause(FOCUS_MS);
    return { bytes: before, 'focus.bytes': bytes };
  } finally {
    await page.close();
  }
}
