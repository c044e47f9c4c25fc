import { ensureBrowsers } from './browsers.mjs';
import { build, prepare } from './check-steps.mjs';
import { Failure } from './failure.mjs';

/** Lets plain Node load our TypeScript, whose imports leave out the ending; then loads the demo. */
async function loadDemo() {
  await import('../server/extensionless.ts');
  const { readOptions, USAGE } = await import('../demo/options.ts');
  const { checkServer, runDemo } = await import('../demo/demo.ts');
  return { readOptions, checkServer, runDemo, USAGE };
}

/** `npm run demo`: the extension in a browser, with a server and a site to try it on. */
export async function run(args, { step }) {
  const { readOptions, checkServer, runDemo, USAGE } = await loadDemo();
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
  checkServer(options);
  await step('browser', () => ensureBrowsers([options.browser]));
  await step('prepare', prepare);
  await step('build', () => build(options.browser === 'firefox' ? 'firefox' : 'chrome', { loopback: true }));
  await runDemo(options);
  return 0;
}
