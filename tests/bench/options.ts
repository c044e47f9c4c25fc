import { parseArgs } from 'node:util';

/** The parts of a run, in their order. */
export const PARTS = [
  'sign-in',
  'unlock',
  'popup',
  'search',
  'accounts',
  'collections',
  'sync',
  'edit',
  'rebuild',
  'fill',
  'choice',
  'pages',
  'event-log',
  'memory',
  'yardsticks',
] as const;

export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  readonly sizes: readonly number[];
  readonly runs: number;
  readonly parts: readonly Part[];
  /** Where the raw numbers go. */
  readonly json: string | null;
  /** Numbers of an earlier run, to be printed beside ours. */
  readonly compare: string | null;
  /** Numbers of an earlier run, to be printed instead of measuring anything. */
  readonly show: string | null;
  readonly markdown: boolean;
}

export const USAGE = `npm run bench -- [--sizes 100,1000,10000,50000] [--runs 5] [--only PART,...] [--json FILE] [--compare FILE] [--show FILE] [--markdown]

  --sizes      how many items the vaults have
  --runs       how often each thing is measured; minimum, median and maximum are printed
  --only       some parts: ${PARTS.join(', ')}
  --json       writes all numbers to a file
  --compare    prints the numbers of an earlier file beside these
  --show       measures nothing, and prints what is in such a file
  --markdown   tables for a README`;

function positive(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} wants whole numbers, not "${text}".`);
  return value;
}

/** Below this, the items that have a part to play are not all there. */
const SMALLEST = 100;

function readSizes(text: string): number[] {
  const sizes = text.split(',').map((size) => positive(size, '--sizes'));
  const small = sizes.find((size) => size < SMALLEST);
  if (small !== undefined)
    throw new Error(`--sizes: the smallest vault has ${SMALLEST} items, not ${small}.`);
  return sizes.sort((one, other) => one - other);
}

function readParts(text: string | undefined): Part[] {
  if (text === undefined) return [...PARTS];
  const asked = new Set(text.split(','));
  const unknown = [...asked].find((part) => !(PARTS as readonly string[]).includes(part));
  if (unknown !== undefined) throw new Error(`--only: there is no part "${unknown}".`);
  return PARTS.filter((part) => asked.has(part));
}

/** Reads the command line. Throws with a sentence for what it does not know. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '100,1000,10000,50000' },
      runs: { type: 'string', default: '5' },
      only: { type: 'string' },
      json: { type: 'string' },
      compare: { type: 'string' },
      show: { type: 'string' },
      markdown: { type: 'boolean', default: false },
    },
  });
  return {
    sizes: readSizes(values.sizes),
    runs: positive(values.runs, '--runs'),
    parts: readParts(values.only),
    json: values.json ?? null,
    compare: values.compare ?? null,
    show: values.show ?? null,
    markdown: values.markdown,
  };
}
