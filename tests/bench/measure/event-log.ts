import { readFileSync } from 'node:fs';
import { addAcme } from '../../e2e/acme.ts';
import { askBackground } from '../../e2e/ask.ts';
import { consolePage } from '../../e2e/screens/console.page.ts';
import { t } from '../../e2e/words.ts';
import {
  createJournal,
  createLargeLog,
  type PublicApiServer,
  startPublicApi,
} from '../../server/public-api/index.ts';
import { extensionProcess, heapOf, heapOfWorker } from '../heap.ts';
import { type Watched, within } from '../subject.ts';
import { readLogBare } from '../yardsticks/read-log-bare.ts';
import type { BenchCase, Measure } from './bench-case.ts';

/** A year of a busy house. */
const EVENTS = 100_000;
/** So many the page holds at most. */
const HELD = 10_000;
/** A log of so many parts is not read in seconds. */
const PATIENCE = 600_000;

interface Console extends Watched {
  readonly org: ReturnType<typeof consolePage>;
}

/** Milliseconds until something has happened. */
async function timed(what: string, work: Promise<unknown>): Promise<number> {
  const at = performance.now();
  await within(PATIENCE, what, work);
  return performance.now() - at;
}

/** The console with the log of a year in front; the time until its first rows. */
async function openLog({ subject, recorder }: BenchCase): Promise<Console> {
  const watched = await subject.open('options.html#console');
  const org = consolePage(watched.surface);
  await org.connect();
  await org.see('orgMembers');
  await org.open('orgEvents');
  await org.see('orgEvents');
  await watched.surface.seeText(t('countMore', 50));
  await subject.rest();
  const first = watched.page
    .getByLabel(t('eventTime'))
    .first()
    .selectOption({ label: t('range365') });
  recorder.add(
    'log.first',
    await timed(
      'first rows',
      first.then(() => org.see('orgEvents')),
    ),
  );
  await watched.surface.seeText(t('countMore', 50));
  return { ...watched, org };
}

/** As many rows as the page holds; then a search that few of them fit, from the last key to the changed table. */
async function holdMany({ recorder }: BenchCase, { page, surface, org }: Console): Promise<void> {
  await surface.click('button', t('loadAll'));
  const full = surface.seeText(t('eventsFull', HELD.toLocaleString('en-US')));
  recorder.add('log.held', await timed('the rows that are held', full));
  recorder.add('log.heap', (await heapOf(page)).heap);
  await org.search('203.0.113.7');
  const found = page.getByText(/ of 10,000/).first();
  await found.waitFor();
  const at = await page.evaluate(() => performance.now());
  await page.keyboard.press('7');
  await page.waitForFunction(() => {
    const rows = [...document.querySelectorAll('.grid-box tbody tr:not(.gap)')];
    return rows.every(({ textContent }) => textContent?.includes('203.0.113.77'));
  });
  recorder.add('log.filter', (await page.evaluate(() => performance.now())) - at);
  await org.search('');
}

/** Watches what the extension's process grows by, at most, until `work` is done. */
async function growth({ subject }: BenchCase, work: Promise<unknown>): Promise<number | null> {
  const before = await extensionProcess(subject.driver);
  if (!before) return null;
  let most = before.share;
  let isOver = false;
  const end = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    most = Math.max(most, (await extensionProcess(subject.driver))?.share ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await end;
  return most - before.share;
}

/** All of it into a file of the browser's, row by row as the server has them. */
async function writeWhole(bench: BenchCase, { page, org }: Console): Promise<void> {
  const { recorder } = bench;
  await bench.subject.rest();
  const download = page.waitForEvent('download', { timeout: PATIENCE });
  const at = performance.now();
  await org.export('exportAllCsv');
  const grown = await growth(bench, download);
  recorder.add('log.whole', performance.now() - at);
  if (grown !== null) recorder.add('log.process', grown);
  recorder.add('log.after', (await heapOf(page)).heap);
  recorder.add('log.worker', (await heapOfWorker(bench.subject.driver)).heap);
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  recorder.add('log.rows', new Set(lines).size - 1);
}

async function measureLog(bench: BenchCase, api: PublicApiServer, organization: string): Promise<void> {
  const opened = await openLog(bench);
  await holdMany(bench, opened);
  await writeWhole(bench, opened);
  await opened.page.close();
  bench.recorder.add('bare.log', await timed('the bare log', readLogBare(api, organization)));
}

/** The event log of an organisation with a hundred thousand rows: looked at, held, searched, and written to a file. Once: it takes minutes. */
export const measureEventLog: Measure = async (bench) => {
  const { world, subject } = bench;
  const api = await startPublicApi();
  const popup = await subject.openPopup();
  const sync = () => askBackground(popup.surface, 'sync.now');
  try {
    const organization = await addAcme(api, world);
    const newest = api.clock.now() - 60_000;
    organization.journal = createJournal(createLargeLog({ count: EVENTS, newest }));
    await sync();
    await popup.page.close();
    await measureLog(bench, api, organization.id);
  } finally {
    await api.close();
  }
};
