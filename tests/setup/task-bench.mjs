import { ensureBrowsers } from './browsers.mjs';
import { build, prepare } from './check-steps.mjs';
import { Failure } from './failure.mjs';
import { nodeScript, runOrFail } from './run.mjs';

/** Lets plain Node load our TypeScript, whose imports leave out the ending; then loads the bench. */
async function loadBench() {
  await import('../server/extensionless.ts');
  const { readOptions, USAGE } = await import('../bench/options.ts');
  const { runBench, showResult } = await import('../bench/bench.ts');
  return { readOptions, runBench, showResult, USAGE };
}

/** The package as it is shipped, for its weight. */
async function packageChrome() {
  const [node, args] = nodeScript('wxt', ['zip', '-b', 'chrome']);
  const env = { LATCHKEY_LOOPBACK: '' };
  await runOrFail(node, args, { log: 'zip-chrome', env }, 'The package for Chrome could not be made.');
}

/** `npm run bench`: how quick the built extension is with small and large vaults, in a real Chromium. */
export async function run(args, { step }) {
  const { readOptions, runBench, showResult, USAGE } = await loadBench();
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
  if (options.show !== null) {
    showResult(options.show, options);
    return 0;
  }
  await step('browser', () => ensureBrowsers(['chromium']));
  await step('prepare', prepare);
  await step('build', () => build('chrome', { loopback: true }));
  await step('package', packageChrome);
  await runBench(options);
  return 0;
}
