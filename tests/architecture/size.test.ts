import { describe, expect, it } from 'vitest';
import { BUILDS } from '../setup/paths.mjs';
import { LIMITS, measure } from '../setup/sizes.mjs';
import { needBuild } from './builds';
import { isTest, readAllCode } from './source-files';

const LINES = { source: 250, test: 400 };

/** Made from what somebody else reads; see `generated.test.ts`. */
const GENERATED = new Set(['tests/public-api/types.ts']);

describe('size', () => {
  it('stays within what one head can hold, each file', () => {
    const long = readAllCode()
      .filter(({ path }) => !GENERATED.has(path))
      .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length, test: isTest(file) }))
      .filter(({ lines, test }) => lines > (test ? LINES.test : LINES.source));
    expect(long).toEqual([]);
  });

  describe.each(['chrome', 'firefox'] as const)('of the %s build', (browser) => {
    it.each([
      'watcher',
      'filler',
      'overlay',
      'popup',
      'next',
      'later',
      'estimator',
      'suffixes',
      'background',
    ] as const)('stays within its limit: %s', (part) => {
      needBuild(browser);
      const bytes = measure(BUILDS[browser])[part];
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(LIMITS[part]);
    });
  });
});
