import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [await WxtVitest()],
  test: {
    include: ['{lib,components,entrypoints,tests}/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/interop/**', 'node_modules/**'],
    testTimeout: 30_000,
  },
});
