import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageScript } from '../setup/run.mjs';
import { ROOT } from './source-files';

mkdirSync(join(ROOT, 'test-results'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'test-results/walls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compiles one line under the settings of a project of ours; gives the compiler's complaints. */
function compileIn(project: string, line: string): string {
  const config = join(folder, 'tsconfig.json');
  writeFileSync(join(folder, 'planted.ts'), `${line}\n`);
  writeFileSync(
    config,
    JSON.stringify({ extends: join(ROOT, project, 'tsconfig.json'), include: ['planted.ts'], exclude: [] }),
  );
  const { stdout } = spawnSync(
    process.execPath,
    [packageScript('typescript', 'tsc'), '-p', config, '--pretty', 'false'],
    {
      encoding: 'utf8',
    },
  );
  return stdout;
}

describe('the walls between environments', () => {
  it.each(['lib', 'entrypoints/background'])('keep the document out of %s', (project) => {
    expect(compileIn(project, 'export const title = document.title;')).toContain(
      "Cannot find name 'document'",
    );
    expect(compileIn(project, 'export const width = window.innerWidth;')).toContain(
      "Cannot find name 'window'",
    );
    expect(compileIn(project, 'export const key = crypto.subtle;')).toBe('');
  });

  it.each(['lib/fill/page', 'components', 'entrypoints'])('give the document to %s', (project) => {
    expect(compileIn(project, 'export const title = document.title;')).toBe('');
  });

  it.each(['lib', 'lib/fill/page', 'components', 'entrypoints', 'entrypoints/background'])(
    'keep Node out of %s',
    (project) => {
      expect(compileIn(project, 'export const path = process.cwd();')).toContain(
        "Cannot find name 'process'",
      );
    },
  );
});
