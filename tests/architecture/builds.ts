import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS } from '../setup/paths.mjs';

export type BuildName = keyof typeof BUILDS;

/** Throws with the way out when a build is not there; `npm test` and `npm run check` make all of them first. */
export function needBuild(name: BuildName): void {
  if (existsSync(join(BUILDS[name], 'manifest.json'))) return;
  throw new Error(`No build in ${BUILDS[name]}. Run \`npm run check\` once, or \`npm run build\`.`);
}

/** The manifest of a build. */
export function readManifest(name: BuildName): Record<string, unknown> {
  needBuild(name);
  return JSON.parse(readFileSync(join(BUILDS[name], 'manifest.json'), 'utf8'));
}
