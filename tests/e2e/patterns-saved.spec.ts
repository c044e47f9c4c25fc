import { listPatterns, takesPassword } from '../pages/patterns.ts';
import { frontTab, letAsk, letHear, readAsked } from './asked';
import type { Driver, Surface } from './driver/surface';
import { rest } from './driver/until';
import { expect, test } from './fixtures';
import { type Cell, pageName, writeCells } from './pattern-table';
import { ASKED_OTHERWISE, type Question } from './patterns';
import { GITEA } from './sample';
import { patternPage } from './screens/pattern.page.ts';
import { allowSaving } from './screens/save-prompt.page.ts';
import { type Held, pressAt, succeed, type Typing, takeForms, typeAll, typeInFrame } from './type-login';

const HANDS = 4;
/** Between sending and the page's answer. Milliseconds. */
const ANSWERS_AFTER = 100;
/** What a press opens stands still by then. Milliseconds. */
const OPENS_IN = 700;
/** Each page is typed into once in each browser, so that the two of them show both columns; for the table, twice in each. */
const isWhole = process.env.LATCHKEY_PATTERNS === 'whole';

/** A login that nothing is saved for, and the one of the site with another password. */
const COLUMNS = {
  saved: {
    host: 'localhost',
    typing: { username: 'new.person@hollis.dev', old: 'gone-Old-11', password: 'brand-New-lock-77' },
  },
  updated: {
    host: '127.0.0.1',
    typing: { username: GITEA.username, old: GITEA.password, password: 'brand-New-lock-78' },
  },
} as const satisfies Record<string, { host: string; typing: Typing }>;

type Column = keyof typeof COLUMNS;

interface Sent {
  readonly name: string;
  readonly column: Column;
  readonly page: Surface;
  readonly tabId: number;
  readonly held: Held;
  readonly expected: Question;
}

/** @param hear is waited for before anything is sent. */
async function typeSteps(page: Surface, typing: Typing, hear: () => Promise<void>): Promise<Held> {
  const act = await patternPage(page).act();
  if (act.isInFrame) return typeInFrame(page, typing);
  if (act.start) {
    await pressAt(page, act.start);
    // Nobody types into what is still sliding in.
    await rest(OPENS_IN);
  }
  let held = await typeAll(page, typing, { username: act.carried, password: null });
  for (let step = 1; step < act.fills && act.next; step += 1) {
    await hear();
    await pressAt(page, act.next);
    held = await typeAll(page, typing, held);
  }
  return held;
}

interface Setting {
  readonly driver: Driver;
  /** A page of ours, to ask. */
  readonly own: Surface;
  readonly siteUrl: string;
}

/** Told by the page itself: one that nothing was typed into by mistake is asked about all the same. */
function questionFor(file: string, column: Column): Question {
  if (!takesPassword(file)) return 'nothing';
  return ASKED_OTHERWISE[pageName(file)]?.[column] ?? (column === 'saved' ? 'save' : 'update');
}

interface Job {
  readonly file: string;
  readonly column: Column;
  readonly expected: Question;
}

async function typeAndSend(
  { driver, own, siteUrl }: Setting,
  { file, column, expected }: Job,
): Promise<Sent> {
  const { host, typing } = COLUMNS[column];
  const page = await driver.openPage(`${siteUrl.replace('127.0.0.1', host)}/patterns/${file}`);
  await page.toFront();
  const tabId = await frontTab(own);
  const hear = (): Promise<void> => letHear(own, tabId);
  const held = await typeSteps(page, typing, hear);
  await takeForms(page);
  if (held.password !== null) await hear();
  await page.press('Enter');
  await rest(ANSWERS_AFTER);
  await succeed(page);
  return { name: pageName(file), column, page, tabId, held, expected };
}

interface Row {
  readonly name: string;
  readonly column: Column;
  readonly expected: Question;
  readonly asked: string;
}

/** Whoever is to be asked is asked soon; who is not is looked at when a question would have had its time. */
async function askAll(own: Surface, all: AsyncIterable<Sent>): Promise<Row[]> {
  const rows: Row[] = [];
  const quiet: Sent[] = [];
  let quietSince = 0;
  const add = async (sent: Sent, isPatient: boolean): Promise<void> => {
    const { name, column, page, tabId, held, expected } = sent;
    const asked = await readAsked(own, tabId, held, isPatient);
    rows.push({ name, column, expected, asked });
    await page.close();
  };
  for await (const sent of all) {
    if (sent.expected === 'nothing') {
      quiet.push(sent);
      quietSince = Date.now();
    } else await add(sent, true);
  }
  await letAsk(quietSince);
  for (const sent of quiet) await add(sent, false);
  return rows;
}

const toCell = ({ name, column, expected, asked }: Row): Cell => ({
  name,
  column,
  isRight: asked === expected,
  seen: asked,
});

/** The columns of the page with this number, in this browser. */
function columnsFor(index: number, browser: Driver['name']): readonly Column[] {
  if (isWhole) return ['saved', 'updated'];
  const isSaved = Math.floor(index / HANDS) % 2 === (browser === 'chromium' ? 0 : 1);
  return isSaved ? ['saved'] : ['updated'];
}

/** Who is not to be asked comes first: the others take longer than a question would. */
function jobsOf(hand: number, browser: Driver['name']): Job[] {
  const jobs = listPatterns().flatMap((file, index) =>
    (index % HANDS === hand ? columnsFor(index, browser) : []).map((column) => ({
      file,
      column,
      expected: questionFor(file, column),
    })),
  );
  const isAsked = ({ expected }: Job) => Number(expected !== 'nothing');
  return jobs.sort((one, other) => isAsked(one) - isAsked(other));
}

for (let hand = 0; hand < HANDS; hand += 1)
  test(`What is typed into the patterns of forms is asked about, hand ${hand + 1} of ${HANDS}`, async ({
    driver,
    site,
    unlocked,
  }) => {
    test.setTimeout(240_000);
    await allowSaving(unlocked);
    const setting = { driver, own: unlocked, siteUrl: site.url };
    async function* sendAll(): AsyncGenerator<Sent> {
      for (const job of jobsOf(hand, driver.name)) yield await typeAndSend(setting, job);
    }
    const rows = await askAll(unlocked, sendAll());
    writeCells(rows.map(toCell), driver.name, `asked-${hand + 1}`);
    expect(rows.filter(({ expected, asked }) => asked !== expected)).toEqual([]);
  });
