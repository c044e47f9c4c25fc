import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's top folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A path inside the project. */
export const inProject = (...parts) => join(ROOT, ...parts);

/** Everything that a run leaves behind: logs, reports, screenshots, traces. Never committed. */
export const RESULTS = inProject('test-results');

/** The built extensions, by what they are for. */
export const BUILDS = {
  chrome: inProject('.output/chrome-mv3'),
  firefox: inProject('.output/firefox-mv3'),
  loopbackChrome: inProject('.output/loopback/chrome-mv3'),
  loopbackFirefox: inProject('.output/loopback/firefox-mv3'),
};

/** The environment for our child processes: browsers and npm want a home folder even where there is none. */
export function childEnv(extra = {}) {
  const home = homeFolder();
  return { ...process.env, ...(home && { HOME: home }), ...extra };
}

function homeFolder() {
  if (process.platform === 'win32' || process.env.HOME) return null;
  try {
    return homedir() || tmpdir();
  } catch {
    return tmpdir();
  }
}
