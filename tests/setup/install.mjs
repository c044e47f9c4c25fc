import { existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { Failure } from './failure.mjs';
import { inProject, ROOT } from './paths.mjs';
import { runOrFail } from './run.mjs';

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * True when what npm says it has installed is what the lock file asks for. npm writes its own record last, so an installation
 * that was interrupted counts as missing. Optional packages are for other systems and may be absent.
 */
export function isInstalled(root = ROOT) {
  const record = `${root}/node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(`${root}/package-lock.json`)).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' ||
      installed[path]?.version === version ||
      (!installed[path] && (optional || devOptional || peer)),
  );
}

/** npm without our own node_modules/.bin in front: the Node in there is about to be deleted. */
function npmCommand() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const usable = script && node && existsSync(node) && !node.includes('node_modules');
  if (usable && /npm-cli\.c?js$/.test(script)) return { command: node, first: [script], env: { PATH: path } };
  return { command: 'npm', first: [], env: { PATH: path }, shell: process.platform === 'win32' };
}

/** Installs exactly what the lock file names, without running any package's scripts. */
export async function install() {
  const { command, first, env, shell } = npmCommand();
  await runOrFail(
    command,
    [
      ...first,
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    { log: 'npm-ci', env, shell },
    'npm could not install the packages. Is the network there, and does package-lock.json fit package.json?',
  );
  if (!isInstalled()) throw new Failure(`npm has ended, but ${inProject('node_modules')} is not complete.`);
}
