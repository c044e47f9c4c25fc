import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILDS } from '../setup/paths.mjs';
import { firstScripts } from '../setup/sizes.mjs';
import { type BuildName, needBuild } from './builds';

/** Every script of a build, packages included: its name and text. */
function readScripts(name: BuildName): { readonly path: string; readonly text: string }[] {
  needBuild(name);
  return readdirSync(BUILDS[name], { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => ({ path, text: readFileSync(join(BUILDS[name], path), 'utf8') }));
}

const pathsWith = (name: BuildName, pattern: RegExp): string[] =>
  readScripts(name)
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path);

describe.each(['chrome', 'firefox'] as const)('the scripts of the %s build', (name) => {
  it('make no code from text, which the browser would refuse', () => {
    expect(readScripts(name).length).toBeGreaterThan(20);
    expect(pathsWith(name, /\bnew Function\b|(?<![\w.$])(?:eval|Function)\(/)).toEqual([]);
  });

  /** WXT adds modules of its own for names that it knows, wherever they stand. */
  it('hold no module that nobody has imported', () => {
    expect(pathsWith(name, /\bMigrationError\b/)).toEqual([]);
  });

  it('hold the reader and writer of CSV once, in a bundle that no page starts with', () => {
    const [path, ...others] = pathsWith(name, /BAD_DELIMITERS/);
    expect(path).toMatch(/^chunks\/papaparse\b/);
    expect(others).toEqual([]);
    for (const page of ['popup.html', 'options.html', 'suggest.html', 'save.html']) {
      const first: string[] = [...firstScripts(page, BUILDS[name])];
      expect(first.length, page).toBeGreaterThan(0);
      expect(first, page).not.toContain(join(BUILDS[name], path ?? ''));
    }
  });
});
