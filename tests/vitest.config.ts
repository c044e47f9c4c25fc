import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** The recordings are given from outside; without them there is nothing to compare. */
const captures = process.env.LATCHKEY_CAPTURES ? [] : ['tests/captures/**'];

/** The official client is fetched for it: for `npm run test:interop`. */
const interop = process.env.LATCHKEY_INTEROP ? [] : ['tests/interop/**'];

/** Take a quarter of an hour and more: for `npm run test:mutation` and `npm run test:kill`. */
const long = process.env.LATCHKEY_LONG
  ? []
  : ['tests/mutation/recordings.test.ts', 'tests/kill/every-step.test.ts'];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [await WxtVitest()],
  test: {
    include: ['{lib,components,entrypoints,tests}/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**', ...interop, ...captures, ...long],
    testTimeout: 30_000,
    // One core is left idle otherwise, of which many machines for tests have two.
    maxWorkers: '100%',
  },
});
