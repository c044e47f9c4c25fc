import type { Subject, Watched } from '../subject.ts';
import { openWorkerSession } from '../worker-session.ts';
import { fillBare } from '../yardsticks/fill-bare.ts';
import { type Measure, repeat } from './bench-case.ts';

interface ExtensionApi {
  readonly tabs: { get(id: number): Promise<object> };
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly commands?: {
    readonly onCommand: { dispatch(command: string, tab: object): void; hasListeners(): boolean };
  };
}

/** Presses the command's keys. Runs in the worker; gives the moment, in Unix milliseconds, or null while nobody listens. */
async function pressFill(front: object): Promise<number | null> {
  const { chrome } = globalThis as unknown as { chrome?: ExtensionApi };
  if (!chrome?.commands?.onCommand.hasListeners()) return null;
  const at = performance.timeOrigin + performance.now();
  chrome.commands.onCommand.dispatch('fill', front);
  return at;
}

/** Runs in a page of ours: any message wakes the worker. Gives the moment. */
async function wake(): Promise<number> {
  const { chrome } = globalThis as unknown as { chrome: ExtensionApi };
  const at = performance.timeOrigin + performance.now();
  void chrome.runtime.sendMessage({ name: 'wake', args: null }).catch(() => undefined);
  return at;
}

/** Runs something in the worker, again and again at once until it gives a value: a worker that starts has nothing yet. */
async function inWorker<Arg, Result>(
  { driver }: Subject,
  run: (arg: Arg) => Promise<Result | null>,
  arg: Arg,
): Promise<Result> {
  const session = await openWorkerSession(driver);
  try {
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const result = await session.evaluate(run, arg);
      if (result !== null) return result;
    }
    throw new Error('The worker does not listen.');
  } finally {
    await session.end();
  }
}

const MOST_TURNS = 10_000;

/** When the password came, in Unix milliseconds. */
async function filled({ patience }: Subject, { page }: Watched): Promise<number> {
  const options = { timeout: patience, polling: 50 };
  const found = await page.waitForFunction(() => latchkeyProbe.filledAt, undefined, options);
  return (await found.jsonValue()) ?? Number.NaN;
}

/** The page anew, in front, with empty boxes. */
async function renew(subject: Subject, site: Watched): Promise<void> {
  await site.page.reload();
  await site.page.bringToFront();
  await subject.rest();
}

async function fillWarm(subject: Subject, site: Watched, tab: object): Promise<number> {
  await subject.driver.worker();
  await renew(subject, site);
  const pressed = await inWorker(subject, pressFill, tab);
  return (await filled(subject, site)) - pressed;
}

/** The worker is stopped; a page of ours wakes it, and the keys are pressed as soon as it listens. */
async function fillStopped(
  subject: Subject,
  { site, blank }: { site: Watched; blank: Watched },
  tab: object,
): Promise<number> {
  await renew(subject, site);
  await subject.driver.killBackground();
  await subject.rest();
  const woken = await blank.page.evaluate(wake);
  await inWorker(subject, pressFill, tab);
  return (await filled(subject, site)) - woken;
}

const tabOf = async (id: number): Promise<object> =>
  (globalThis as unknown as { chrome: ExtensionApi }).chrome.tabs.get(id);

/** The fill command over a sign-in page, from the key to the password in its box. */
export const measureFill: Measure = async ({ world, subject, recorder, runs }) => {
  const site = await subject.open(world.siteUrl);
  const tabId = await subject.driver.tabId(site.surface);
  const tab = await inWorker(subject, tabOf, tabId);
  await fillWarm(subject, site, tab);
  await repeat(runs, async () => {
    await renew(subject, site);
    const pressed = await inWorker(subject, fillBare, tabId);
    recorder.add('bare.script', (await filled(subject, site)) - pressed);
    recorder.add('fill.warm', await fillWarm(subject, site, tab));
  });
  const blank = await subject.openBlank();
  await repeat(runs, async () => {
    recorder.add('fill.stopped', await fillStopped(subject, { site, blank }, tab));
  });
  await blank.page.close();
  await site.page.close();
};
