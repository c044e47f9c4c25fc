import { readFileSync } from 'node:fs';

/** One line of the table: does what was saved fit the page? */
export interface HostPair {
  /** File and line, to be found again. */
  readonly at: string;
  readonly saved: string;
  readonly mode: keyof typeof MODES;
  /** The mode as the wire has it. */
  readonly match: number | null;
  readonly page: string;
  readonly fits: boolean;
  readonly why: string;
}

const MODES = { default: null, site: 0, host: 1, start: 2, exact: 3, pattern: 4, never: 5 } as const;
const FILES = ['host-pairs-sites.txt', 'host-pairs-names.txt', 'host-pairs-modes.txt'];

const isMode = (text: string): text is keyof typeof MODES => Object.hasOwn(MODES, text);

const SIGNS: Readonly<Record<string, string>> = { t: '\t', n: '\n', '\\': '\\' };

/** `\t`, `\n`, `\\` and `\u{AD}` stand for what cannot be read in a table. */
const decode = (text: string): string =>
  text.replace(/\\(?:u\{([0-9A-F]+)\}|([tn\\]))/g, (_all, code: string | undefined, sign: string) =>
    code ? String.fromCodePoint(Number.parseInt(code, 16)) : (SIGNS[sign] ?? ''),
  );

function parseLine(line: string, at: string): HostPair {
  const [saved, mode, page, answer, why, ...rest] = line.split(' | ');
  const isWhole = mode !== undefined && isMode(mode) && page !== undefined && why && rest.length === 0;
  if (saved === undefined || !isWhole || (answer !== 'yes' && answer !== 'no'))
    throw new Error(`${at} is no line of the table: ${line}`);
  return {
    at,
    saved: decode(saved),
    mode,
    match: MODES[mode],
    page: decode(page),
    fits: answer === 'yes',
    why,
  };
}

function readPairs(file: string): HostPair[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
  return lines.flatMap((line, index) =>
    line === '' || line.startsWith('#') ? [] : [parseLine(line, `${file}:${index + 1}`)],
  );
}

/** Saved addresses, pages, and whether the one fits the other: thought out by hand, each with its reason. */
export const HOST_PAIRS: readonly HostPair[] = FILES.flatMap(readPairs);
