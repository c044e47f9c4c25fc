import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS, inProject } from '../setup/paths.mjs';
import { measure } from '../setup/sizes.mjs';
import type { BuildSizes } from './result.ts';

/** What the shipped Chrome build and its package weigh; null for a package that was not made. */
export function weighBuild(): BuildSizes {
  const output = inProject('.output');
  const names = existsSync(output) ? readdirSync(output) : [];
  const name = names.find((file) => file.endsWith('-chrome.zip'));
  return {
    ...measure(BUILDS.chrome),
    package: name === undefined ? null : statSync(join(output, name)).size,
  };
}
