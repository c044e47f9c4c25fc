import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESULTS } from '../setup/paths.mjs';
import { collect, type LabelledPage, readPages } from './collect.ts';
import { judgePage } from './judge.ts';
import type { Marks } from './labelled-filler.ts';
import type { CorpusOptions } from './options.ts';
import { printTables, printWrong } from './print.ts';

const MARKS: Marks = { field: 'data-manual-scoring', submit: 'data-manual-submit' };
const SEEN = join(RESULTS, 'corpus', 'seen.json');

/** Looks at all pages of a folder with the filler, and keeps what it saw for `--again`. Returns how many there are. */
export async function lookAtPages(folder: string): Promise<number> {
  const inside = join(folder, 'pages');
  const seen = await collect(readPages(existsSync(inside) ? inside : folder), MARKS);
  mkdirSync(join(RESULTS, 'corpus'), { recursive: true });
  writeFileSync(SEEN, JSON.stringify(seen));
  return seen.length;
}

/** True when there is a last run to judge again. */
export const hasSeen = (): boolean => existsSync(SEEN);

/** Judges what was seen and prints it. */
export function showVerdicts({ wrong, heldOut }: CorpusOptions): void {
  const seen = JSON.parse(readFileSync(SEEN, 'utf8')) as LabelledPage[];
  const verdicts = seen.flatMap(judgePage);
  const listed = verdicts.filter(
    ({ of, isHeldOut }) => (heldOut || !isHeldOut) && (wrong === 'all' || wrong === of),
  );
  if (wrong !== null) printWrong(listed);
  printTables(verdicts);
}
