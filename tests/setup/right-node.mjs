import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { childEnv, inProject, ROOT } from './paths.mjs';

const NEEDED = [22, 12];

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/**
 * The tools need a newer Node than the one that many systems have. On Linux it comes as a package; the task is then run again with it,
 * and this returns its exit code. Returns null when this process is new enough to go on by itself.
 */
export function rerunWithRightNode(script, args) {
  if (isNewEnough(process.versions.node)) return null;
  const packaged = inProject('node_modules/.bin/node');
  const usable = existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0;
  if (!usable) {
    throw new Failure(
      `This is Node ${process.versions.node}; the tools need ${NEEDED.join('.')} or newer. Install it from nodejs.org (or with your ` +
        'package manager) and run the command again.',
    );
  }
  const { status, signal } = spawnSync(packaged, [script, ...args], {
    cwd: ROOT,
    env: childEnv(),
    stdio: 'inherit',
  });
  return signal ? 130 : (status ?? 1);
}
