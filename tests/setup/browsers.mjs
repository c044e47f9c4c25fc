import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from './failure.mjs';
import { run, runOrFail } from './run.mjs';

/** Google's own Chrome comes last: since version 137 it no longer loads an extension from the command line. */
const BROWSERS = {
  chromium: {
    variable: 'LATCHKEY_CHROMIUM',
    packages: ['chromium'],
    commands: [
      'chromium',
      'chromium-browser',
      'ungoogled-chromium',
      'google-chrome-for-testing',
      'google-chrome',
      'google-chrome-stable',
    ],
    places: {
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ],
      win32: [
        '%LOCALAPPDATA%\\Chromium\\Application\\chrome.exe',
        '%PROGRAMFILES%\\Chromium\\Application\\chrome.exe',
        '%PROGRAMFILES%\\Google\\Chrome\\Application\\chrome.exe',
        '%LOCALAPPDATA%\\Google\\Chrome\\Application\\chrome.exe',
      ],
    },
  },
  firefox: {
    variable: 'LATCHKEY_FIREFOX',
    packages: ['firefox-esr'],
    commands: ['firefox', 'firefox-esr', 'firefox-developer-edition', 'firefox-nightly'],
    places: {
      darwin: [
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
      ],
      win32: ['%PROGRAMFILES%\\Mozilla Firefox\\firefox.exe', '%LOCALAPPDATA%\\Mozilla Firefox\\firefox.exe'],
    },
  },
};

const FONTS = 'fonts-liberation';

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const onPath = (command) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find(isProgram);

const expand = (place) => place.replace(/%(\w+)%/g, (_, name) => process.env[name] ?? '');

/** The program of a browser, or null. A path in LATCHKEY_CHROMIUM or LATCHKEY_FIREFOX wins. */
export function findBrowser(name) {
  const { variable, commands, places } = BROWSERS[name];
  const chosen = process.env[variable];
  if (chosen) {
    if (!isProgram(chosen)) throw new Failure(`${variable} names ${chosen}, which is not a program.`);
    return chosen;
  }
  for (const command of commands) {
    const found = onPath(command);
    if (found) return found;
  }
  return (places[process.platform] ?? []).map(expand).find(isProgram) ?? null;
}

/** As findBrowser, with a plain message when there is none. */
export function needBrowser(name) {
  const found = findBrowser(name);
  if (found) return found;
  const { variable, packages } = BROWSERS[name];
  const title = name === 'chromium' ? 'Chromium' : 'Firefox';
  throw new Failure(
    `No ${title} was found. Install it (Debian, Ubuntu: sudo apt-get install ${packages.join(' ')}), ` +
      `or put the path of its program into ${variable}.`,
  );
}

/** How this user installs Debian packages: as root, through sudo without a password, or not at all (null). */
function aptCommand() {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version') || !onPath('apt-get')) return null;
  if (process.getuid?.() === 0) return ['apt-get'];
  const sudo = onPath('sudo');
  return sudo && spawnSync(sudo, ['-n', 'true']).status === 0 ? [sudo, '-n', 'apt-get'] : null;
}

/** Installs the browsers that are missing, where that can be done without asking. Returns what was done, for the progress line. */
export async function ensureBrowsers(names) {
  const missing = names.filter((name) => !findBrowser(name));
  if (missing.length === 0) return names.map(findBrowser).join(', ');
  const apt = aptCommand();
  if (!apt) needBrowser(missing[0]);
  const [command, ...first] = apt;
  const packages = missing.flatMap((name) => BROWSERS[name].packages);
  const wait = ['-o', 'DPkg::Lock::Timeout=600'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run(command, [...first, ...wait, 'update'], { log: 'apt-update', env });
  await runOrFail(
    command,
    [...first, ...wait, 'install', '-y', '--no-install-recommends', ...packages, FONTS],
    { log: 'apt-install', env },
    `apt-get could not install ${packages.join(' and ')}. Install them by hand and run the command again.`,
  );
  return names.map(needBrowser).join(', ');
}

/** Chromium refuses its sandbox to root, and only then it may go. */
export const sandboxArgs = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);
