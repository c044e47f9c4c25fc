import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ASKED_OTHERWISE, KNOWN } from '../e2e/patterns.ts';
import { ensureBrowsers } from './browsers.mjs';
import { build, createTotals, finish, prepare } from './check-steps.mjs';
import { endToEnd } from './end-to-end.mjs';
import { RESULTS } from './paths.mjs';
import { printError } from './steps.mjs';

const FOLDER = join(RESULTS, 'patterns');
const BROWSERS = { chromium: 'chrome', firefox: 'firefox' };
const COLUMNS = Object.keys(BROWSERS).flatMap((browser) =>
  ['filled', 'saved', 'updated'].map((column) => `${browser} ${column}`),
);

/** By page and column: what was seen there. */
function readCells() {
  const pages = new Map();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.tsv')))
    for (const line of readFileSync(join(FOLDER, file), 'utf8').trimEnd().split('\n')) {
      const [page, browser, column, verdict, note] = line.split('\t');
      const cells = pages.get(page) ?? new Map();
      pages.set(page, cells.set(`${browser} ${column}`, { verdict, note }));
    }
  return new Map([...pages].sort(([a], [b]) => a.localeCompare(b)));
}

const show = ({ verdict, note } = {}) =>
  verdict === 'right' ? note : `${verdict ?? 'not run'}: ${note ?? ''}`;

function print(pages) {
  console.log(`\n| page | ${COLUMNS.join(' | ')} | why |\n|${'---|'.repeat(COLUMNS.length + 2)}`);
  for (const [page, cells] of pages) {
    const why = KNOWN[page]?.reason ?? ASKED_OTHERWISE[page]?.reason ?? '';
    console.log(`| ${[page, ...COLUMNS.map((column) => show(cells.get(column))), why].join(' | ')} |`);
  }
  const counts = COLUMNS.map((column) => {
    const right = [...pages.values()].filter((cells) => cells.get(column)?.verdict === 'right');
    return `${right.length} of ${pages.size}`;
  });
  console.log(`| right | ${counts.join(' | ')} | |\n`);
}

/** `npm run patterns`: every pattern of forms, filled and typed into, in both browsers, with a table of what came of it. */
export function run(_args, steps) {
  const totals = createTotals();
  const work = async () => {
    await steps.step('browsers', () => ensureBrowsers(Object.keys(BROWSERS)));
    await steps.step('prepare', prepare);
    rmSync(FOLDER, { recursive: true, force: true });
    for (const [browser, kind] of Object.entries(BROWSERS)) {
      await steps.step(`build, ${kind}`, () => build(kind, { loopback: true }));
      const whole = { LATCHKEY_PATTERNS: 'whole' };
      await steps.step(`patterns, ${browser}`, () => endToEnd(browser, totals, ['patterns'], whole));
    }
    print(readCells());
  };
  return finish(steps, totals, work, printError);
}
