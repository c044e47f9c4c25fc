import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The official command-line client: a judge from outside (GPL), so it never stands in package.json. */
const CLIENT = '@bitwarden/cli';
export const CLIENT_VERSION = '2026.9.0';

/** Installs the client below `folder` when it is not there yet; gives the path of its program. */
export function installClient(folder: string): string {
  const place = join(folder, `client-${CLIENT_VERSION}`);
  const program = join(place, 'node_modules', CLIENT, 'build', 'bw.js');
  if (existsSync(program)) return program;
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'package.json'), '{ "private": true }\n');
  const args = [
    'install',
    '--save-exact',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    `${CLIENT}@${CLIENT_VERSION}`,
  ];
  execFileSync('npm', args, { cwd: place, stdio: ['ignore', 'inherit', 'inherit'] });
  return program;
}
