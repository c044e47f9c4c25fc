import { expect, it } from 'vitest';
import { topLevel } from './source-files';

/** Code and its frame; then what tools insist on finding at the top. */
const ALLOWED = [
  'README.md',
  'components',
  'entrypoints',
  'lib',
  'package.json',
  'public',
  'tests',
  'tsconfig.json',
  'wxt.config.ts',
  '.ci',
  '.gitignore',
  '.npmrc',
  'LICENSE',
  'package-lock.json',
];

it('The top folder holds these names and no others', () => {
  expect(topLevel().sort()).toEqual([...ALLOWED].sort());
});
