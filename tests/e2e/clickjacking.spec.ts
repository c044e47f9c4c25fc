import { mkdirSync, writeFileSync } from 'node:fs';
import { listPages } from '../pages/site.ts';
import { RESULTS } from '../setup/paths.mjs';
import { askBackground } from './ask';
import { clickAsTold, countTricks, hideFields, type Loot, takeLoot } from './assault';
import type { Driver, Surface } from './driver/surface';
import { rest } from './driver/until';
import { expect, test } from './fixtures';
import { GITEA } from './sample';
import { allowSuggestions } from './screens/suggest.page.ts';

const FOLDER = 'clickjacking/';
/** Long enough for a frame to open, to be proved, and to take a click, were there no trick; Firefox opens none. Milliseconds. */
const BOUT = { chromium: 2200, firefox: 1000 } as const;
/** Until an act of a person has worn off in a page (Chromium: 5 s), and the page has tried. Milliseconds. */
const UNTOUCHED_BOUT = 12_000;
const PATIENCE = 20_000;
/** So often is a trick played that has got through once: a busy browser may have been late where neither page nor hand was. */
const MOST_BOUTS = 5;
/** What gets through so often is a hole: in time, and however late page or hand came. */
const HOLE = { inTime: 2, atAll: 3 } as const;

const ATTACKS = listPages(FOLDER).filter((name) => /^[a-q]-/.test(name) && name !== 'k-login');

/** Of the vault, and whatever leads into a frame of ours. */
const SECRETS = [GITEA.name, GITEA.username, GITEA.password, '-extension://'];

const isClean = ({ values, readable, windows }: Loot): boolean =>
  values.length === 0 && windows === 0 && !SECRETS.some((secret) => readable.includes(secret));

const after = (milliseconds: number): (() => Promise<boolean>) => {
  const end = Date.now() + milliseconds;
  return async () => Date.now() > end;
};

/** This page wants no act of a person, and whatever a test does in a page counts as one: it is let alone for a while. */
const UNTOUCHED = 'm-script-focus';

const open = (driver: Driver, siteUrl: string, name: string): Promise<Surface> =>
  driver.openPage(`${siteUrl}/pages/${FOLDER}${name}.html`);

/** For a person to read: every trick, and what came of it. */
function writeTable(name: string, rows: ReadonlyMap<string, boolean>): void {
  const lines = [...rows].map(([trick, held]) => `${trick.padEnd(28)} ${held ? 'held' : 'GOT THROUGH'}`);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}/clickjacking-${name}.txt`, `${lines.join('\n')}\n`);
}

const failed = (rows: ReadonlyMap<string, boolean>): string[] =>
  [...rows].filter(([, held]) => !held).map(([trick]) => trick);

/** Plays one trick on a page of its own: what a bout has left open or under way is none of the next. True when nothing got through. */
async function suffer(driver: Driver, siteUrl: string, name: string, trick: number): Promise<boolean> {
  const passed = { inTime: 0, atAll: 0 };
  for (let bout = 1; bout <= MOST_BOUTS; bout += 1) {
    const page = await open(driver, siteUrl, name);
    const isLate = await clickAsTold(page, trick, after(BOUT[driver.name]));
    const isHeld = isClean(await takeLoot(page));
    await page.close();
    if (isHeld && passed.atAll === 0) return true;
    passed.atAll += Number(!isHeld);
    passed.inTime += Number(!isHeld && !isLate);
    if (passed.inTime === HOLE.inTime || passed.atAll === HOLE.atAll) return false;
  }
  return true;
}

/** Plays all that a page has, and notes what held. */
async function sufferAll(
  driver: Driver,
  siteUrl: string,
  name: string,
  rows: Map<string, boolean>,
): Promise<void> {
  const page = await open(driver, siteUrl, name);
  if (name === UNTOUCHED) {
    await rest(UNTOUCHED_BOUT);
    rows.set(name, isClean(await takeLoot(page)));
  }
  const { frame } = await countTricks(page);
  await page.close();
  for (let trick = 0; trick < frame; trick += 1)
    rows.set(`${name} ${trick + 1}`, await suffer(driver, siteUrl, name, trick));
}

const HANDS = 2;

test.describe('Clicks that a page has led astray fill nothing and show it nothing', () => {
  test('seventeen ways are tried', () => {
    expect(new Set(ATTACKS.map(([letter]) => letter)).size).toBe(17);
  });
  for (let hand = 1; hand <= HANDS; hand += 1)
    test(`hand ${hand} of ${HANDS}`, async ({ driver, site, unlocked }) => {
      test.setTimeout(300_000);
      await allowSuggestions(unlocked);
      const rows = new Map<string, boolean>();
      for (const name of ATTACKS.filter((_, index) => index % HANDS === hand - 1))
        await sufferAll(driver, site.url, name, rows);
      writeTable(`${driver.name}-${hand}`, rows);
      expect(rows.size).toBeGreaterThan(0);
      expect(failed(rows)).toEqual([]);
    });
});

// The same clicks on a page that plays no trick. Firefox has no frame that could take them.
test('The same clicks fill where all is in sight @chromium', async ({ driver, site, unlocked }) => {
  await allowSuggestions(unlocked);
  const page = await open(driver, site.url, 'control');
  const end = Date.now() + PATIENCE;
  const values: string[] = [];
  await clickAsTold(page, 0, async () => {
    values.push(...(await takeLoot(page)).values);
    return values.length > 0 || Date.now() > end;
  });
  expect(values).toContain(GITEA.username);
});

test('What the person fills from the popup goes into no box that a page hides', async ({
  driver,
  site,
  unlocked,
  vault,
}) => {
  const id = vault.ids.get(GITEA.name);
  const rows = new Map<string, boolean>();
  for (const name of ['control', ...ATTACKS.filter((attack) => attack !== UNTOUCHED)]) {
    const first = await open(driver, site.url, name);
    const { fields } = await countTricks(first);
    await first.close();
    for (let trick = 0; trick < fields; trick += 1) {
      const page = await open(driver, site.url, name);
      await hideFields(page, trick);
      const tabId = await driver.tabId(page);
      await askBackground(unlocked, 'fill.fill', { id, tabId });
      const isFilled = (await takeLoot(page)).values.length > 0;
      rows.set(`${name} ${trick + 1}`, isFilled === (name === 'control'));
      await page.close();
    }
  }
  writeTable(`fields-${driver.name}`, rows);
  expect(failed(rows)).toEqual([]);
});
