import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESULTS } from '../setup/paths.mjs';

/** One cell of the table that `npm run patterns` prints. */
export interface Cell {
  /** The page's name, without an ending. */
  readonly name: string;
  readonly column: 'filled' | 'saved' | 'updated';
  readonly isRight: boolean;
  /** What was seen. */
  readonly seen: string;
}

/** The name of a pattern's page in the table. */
export const pageName = (file: string): string => file.replace(/\.\w+$/, '');

/**
 * Keeps what one test has seen for the table.
 * @param what of the pages, and which hand of them.
 */
export function writeCells(cells: readonly Cell[], browser: string, what: string): void {
  const folder = join(RESULTS, 'patterns');
  mkdirSync(folder, { recursive: true });
  const lines = cells.map(({ name, column, isRight, seen }) =>
    [name, browser, column, isRight ? 'right' : 'wrong', seen].join('\t'),
  );
  writeFileSync(join(folder, `${browser}-${what}.tsv`), `${lines.join('\n')}\n`);
}
