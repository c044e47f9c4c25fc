import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBrowsers } from './browsers.mjs';
import { prepare } from './check-steps.mjs';
import { Failure } from './failure.mjs';

/** Lets plain Node load our TypeScript, whose imports leave out the ending; then loads the runner. */
async function loadCorpus() {
  await import('../server/extensionless.ts');
  const options = await import('../corpus/options.ts');
  const corpus = await import('../corpus/corpus.ts');
  return { ...options, ...corpus };
}

function folderOf({ folder }, usage) {
  if (!folder) throw new Failure(`Name the folder with the labelled pages.\n\n${usage}`);
  const root = resolve(folder);
  if (!existsSync(root)) throw new Failure(`There is no folder ${root}.`);
  return root;
}

/** `npm run corpus -- FOLDER`: what the model understands of labelled pages; the folder is given from outside. */
export async function run(args, { step }) {
  const { readOptions, lookAtPages, hasSeen, showVerdicts, USAGE } = await loadCorpus();
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  let options;
  try {
    options = readOptions(args);
  } catch (error) {
    throw new Failure(`${error.message}\n\n${USAGE}`);
  }
  if (!options.again) {
    const folder = folderOf(options, USAGE);
    await step('browser', () => ensureBrowsers(['chromium']));
    await step('prepare', prepare);
    await step('pages', async () => `${await lookAtPages(folder)} looked at`);
  } else if (!hasSeen()) throw new Failure('There is no last run to judge again.');
  showVerdicts(options);
  return 0;
}
