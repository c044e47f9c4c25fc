import { parseArgs } from 'node:util';

export interface CorpusOptions {
  /** Folder with the pages, or one that has them in `pages/`. */
  readonly folder: string | undefined;
  /** Lists what was said wrongly, with the reasons: `field`, `purpose`, `submit`, `alarm` or all of them. */
  readonly wrong: string | null;
  /** Lists what was said wrongly of the pages that nobody looks at, too. */
  readonly heldOut: boolean;
  /** Judges what the filler saw in the last run, without a browser. */
  readonly again: boolean;
}

export const KINDS_OF_WRONG = ['field', 'purpose', 'submit', 'alarm'] as const;

export const USAGE = `npm run corpus -- [FOLDER] [--wrong] [--only field|purpose|submit|alarm] [--held-out] [--again]

  FOLDER      labelled pages (data-manual-scoring on fields, data-manual-submit on what sends a form), or LATCHKEY_FORMS
  --wrong     lists what was said wrongly, with the reasons and their weights
  --only      of one kind
  --held-out  of the pages that are held out, too: whoever looks at them can hold them out no longer
  --again     judges what the filler saw in the last run, without a browser`;

/** What the command line asks for. @throws Error in words for a person. */
export function readOptions(args: readonly string[]): CorpusOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      wrong: { type: 'boolean', default: false },
      only: { type: 'string' },
      'held-out': { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
    },
  });
  const { wrong, only, again } = values;
  if (only !== undefined && !KINDS_OF_WRONG.some((kind) => kind === only))
    throw new Error(`--only: one of ${KINDS_OF_WRONG.join(', ')}, not "${only}".`);
  return {
    folder: positionals[0] ?? process.env.LATCHKEY_FORMS,
    wrong: wrong || only !== undefined ? (only ?? 'all') : null,
    heldOut: values['held-out'],
    again,
  };
}
