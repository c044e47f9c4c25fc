import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BUILDS } from '../setup/paths.mjs';
import { workerScripts } from '../setup/sizes.mjs';
import { needBuild } from './builds';

/** Chrome's service workers refuse `import()`: what is loaded later would fail there, and in no unit test. */
it('The background loads nothing later', () => {
  needBuild('chrome');
  const files: string[] = [...workerScripts(BUILDS.chrome)];
  expect(files.length).toBeGreaterThan(1);
  expect(files.filter((file) => /\bimport\(/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
