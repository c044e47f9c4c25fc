import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { childEnv, inProject, RESULTS, ROOT } from './paths.mjs';

const LINES_SHOWN = 60;

/** The lines of a log that tell what went wrong: the last ones, without empty lines at the end. */
function tail(file) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const cut = lines.length > LINES_SHOWN ? [`… (${lines.length - LINES_SHOWN} lines more in ${file})`] : [];
  return [...cut, ...lines.slice(-LINES_SHOWN)].join('\n');
}

/** Ends a child and its children when we are ended, so that nothing stays behind. */
function endWithUs(child) {
  const end = (signal) => {
    child.kill(signal);
    process.exitCode = 130;
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  child.once('close', () => {
    process.removeListener('SIGINT', end);
    process.removeListener('SIGTERM', end);
  });
}

/**
 * Runs a command in the project's folder. Its output goes to a log file, and to the terminal when `live` is set.
 * @param {string} command
 * @param {string[]} args
 * @param {{ log: string, env?: Record<string, string>, live?: boolean, shell?: boolean }} options `log` is the log's name
 * @returns {Promise<{ code: number | null, log: string }>}
 */
export async function run(command, args, { log, env = {}, live = false, shell = false }) {
  const file = join(RESULTS, 'logs', `${log}.log`);
  mkdirSync(dirname(file), { recursive: true });
  const out = createWriteStream(file);
  const child = spawn(command, args, {
    cwd: ROOT,
    env: childEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
  });
  endWithUs(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      out.write(chunk);
      if (live) process.stdout.write(chunk);
    });
  }
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      out.write(`${error.message}\n`);
      resolve(127);
    });
    child.once('close', resolve);
  });
  out.end();
  await once(out, 'close');
  return { code, log: file };
}

/** As `run`, but a command that fails is a Failure with the end of its output. */
export async function runOrFail(command, args, options, message) {
  const { code, log } = await run(command, args, options);
  if (code !== 0) throw new Failure(message, options.live ? `All of its output: ${log}` : tail(log));
}

/** Runs the main script of an installed package with the Node that runs us: no shell, the same on every system. */
export function packageScript(name, bin = name) {
  const folder = inProject('node_modules', ...name.split('/'));
  const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bins === 'string' ? bins : bins[bin]);
}

/** Command and arguments that run a package's script. */
export const nodeScript = (name, args, bin) => [process.execPath, [packageScript(name, bin), ...args]];
