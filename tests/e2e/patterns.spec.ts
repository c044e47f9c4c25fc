import { listPatterns } from '../pages/patterns.ts';
import { askBackground } from './ask';
import type { Driver, Surface } from './driver/surface';
import { until } from './driver/until';
import { expect, test } from './fixtures';
import { type Cell, pageName, writeCells } from './pattern-table';
import { KNOWN, NOT_FILLED, PATTERNS } from './patterns';
import { GITEA } from './sample';
import { type PatternAct, type PatternBox, patternPage } from './screens/pattern.page.ts';

const ITEMS = { login: GITEA.name, card: 'Travel card', identity: 'Pat Hollis, home' } as const;
const VALUES: Readonly<Record<string, string>> = {
  username: GITEA.username,
  password: GITEA.password,
  'card-number': '5425233430109903',
  'card-code': '905',
  empty: '',
  checked: 'checked',
};
/** As many sessions as the pages are dealt to. */
const HANDS = 4;

interface Setting {
  readonly driver: Driver;
  readonly popup: Surface;
  readonly siteUrl: string;
  readonly ids: ReadonlyMap<string, string>;
}

interface Answer {
  readonly error?: { readonly code: string };
}

interface Row {
  readonly name: string;
  /** What is wrong; empty when it was filled as its page says. */
  readonly wrong: string;
}

const codeOf = async ({ popup, ids }: Setting): Promise<string> => {
  const answer = await askBackground(popup, 'vault.code', { id: ids.get(GITEA.name) });
  return (answer as { result: { code: string } }).result.code;
};

/** What is wrong with a box, in a few words; null when it holds what it must. */
function faultOf({ expect: wanted, value, isLoose }: PatternBox, codes: readonly string[]): string | null {
  if (wanted === 'any') return null;
  const digit = /^digit:(\d)$/.exec(wanted)?.[1];
  const known = wanted.startsWith('=') ? wanted.slice(1) : VALUES[wanted];
  const right = codes.map((code) => (digit ? code[Number(digit)] : wanted === 'totp' ? code : known));
  const shown = isLoose ? value.replace(/[\s_]/g, '') : value;
  return right.includes(shown) ? null : `${wanted} holds "${value}"`;
}

async function between(page: Surface, { next, isLeft }: PatternAct): Promise<void> {
  const shown = patternPage(page);
  if (next) await shown.press(next);
  if (!isLeft) return;
  const path = await shown.path();
  await shown.go('/');
  await until('the other page', async () => ((await shown.path()) === '/' ? true : null));
  await shown.back();
  await until('the first page', async () => ((await shown.path()) === path ? true : null));
}

async function fillOne(setting: Setting, name: string): Promise<string> {
  const { driver, popup, siteUrl, ids } = setting;
  const page = await driver.openPage(`${siteUrl}/patterns/${name}`);
  const shown = patternPage(page);
  const act = await shown.act();
  const tabId = await driver.tabId(page);
  const before = await codeOf(setting);
  let answer: Answer = {};
  for (let fill = 0; fill < act.fills; fill += 1) {
    if (fill > 0) await between(page, act);
    else if (act.start) await shown.press(act.start);
    const allowFrame = act.allow && fill > 0 ? siteUrl.replace('127.0.0.1', act.allow) : undefined;
    const request = { id: ids.get(ITEMS[act.kind]), tabId, ...(allowFrame && { allowFrame }) };
    answer = (await askBackground(popup, 'fill.fill', request)) as Answer;
  }
  const codes = [before, await codeOf(setting)];
  const boxes = await shown.boxes();
  const faults = boxes.length === 0 ? ['no box is there'] : [];
  faults.push(...boxes.flatMap((box) => faultOf(box, codes) ?? []));
  const code = answer.error?.code ?? null;
  await page.close();
  if (code !== act.refused) faults.push(`the answer is ${code ?? 'a fill'}`);
  return faults.join('; ');
}

const toCell = ({ name, wrong }: Row): Cell => ({
  name,
  column: 'filled',
  isRight: wrong === '',
  seen: wrong === '' ? 'filled' : wrong,
});

test.describe('The patterns of forms', () => {
  test('each have a page, or a reason to have none', () => {
    const shown = new Set(listPatterns().map((name) => Number.parseInt(name, 10)));
    const all = Array.from({ length: PATTERNS }, (_, index) => index + 1);
    expect(all.filter((number) => !shown.has(number))).toEqual(Object.keys(NOT_FILLED).map(Number));
  });

  for (let hand = 0; hand < HANDS; hand += 1)
    test(`are filled as their pages say, hand ${hand + 1} of ${HANDS}`, async ({
      driver,
      site,
      vault,
      unlocked,
    }) => {
      const setting = { driver, popup: unlocked, siteUrl: site.url, ids: vault.ids };
      const rows: Row[] = [];
      for (const file of listPatterns().filter((_, index) => index % HANDS === hand))
        rows.push({ name: pageName(file), wrong: await fillOne(setting, file) });
      writeCells(rows.map(toCell), driver.name, `filled-${hand + 1}`);
      const isKnown = ({ name }: Row) => KNOWN[name] && (KNOWN[name].only ?? driver.name) === driver.name;
      expect(rows.filter((row) => row.wrong !== '' && !isKnown(row))).toEqual([]);
      expect(rows.filter((row) => row.wrong === '' && isKnown(row))).toEqual([]);
    });
});
