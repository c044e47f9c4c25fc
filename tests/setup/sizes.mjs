import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS } from './paths.mjs';

/**
 * The most that each part may weigh, in bytes of minified JavaScript (1 kB = 1000 bytes); `watcher` is all that a page gets before a
 * field of it has been looked at, `filler` and `overlay` come then; `popup` is what it starts with,
 * `next` what it loads as soon as its list is drawn, `later` what it loads when it is wanted, `estimator` the word lists that only forms
 * of logins and the generator load, `suffixes` the Public Suffix List that it loads where something may fit the page in front.
 */
export const LIMITS = {
  watcher: 2_000,
  filler: 25_000,
  overlay: 14_000,
  popup: 154_000,
  next: 23_000,
  later: 143_000,
  estimator: 475_000,
  suffixes: 145_000,
  background: 781_000,
};

const ALL_IMPORTS = /(?:import|from)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+|\/[^"'`]+)["'`]/g;
/** Without those that are loaded when they are wanted. */
const FIRST_IMPORTS = /(?:import|from)\s*["'](\.{1,2}\/[^"']+|\/[^"']+)["']/g;

/** A script and everything that it imports, as absolute paths. */
function withImports(file, build, pattern = ALL_IMPORTS, seen = new Set()) {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(pattern)) {
    const next = path.startsWith('/') ? join(build, path) : join(file, '..', path);
    withImports(next, build, pattern, seen);
  }
  return seen;
}

/** The scripts of the background as it starts, as absolute paths. */
export const workerScripts = (build) => withImports(join(build, 'background.js'), build, FIRST_IMPORTS);

const weigh = (files) => [...files].reduce((sum, file) => sum + statSync(file).size, 0);

function pageScripts(page, build) {
  const html = readFileSync(join(build, page), 'utf8');
  return [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, path]) => join(build, path));
}

function scriptsOf(page, build, pattern) {
  const seen = new Set();
  if (existsSync(join(build, page)))
    for (const script of pageScripts(page, build)) withImports(script, build, pattern, seen);
  return seen;
}

/** The scripts that a page starts with, as absolute paths. */
export const firstScripts = (page, build) => scriptsOf(page, build, FIRST_IMPORTS);

const weighPage = (page, build, pattern) => weigh(scriptsOf(page, build, pattern));

function chunksOf(name, build) {
  const folder = join(build, 'chunks');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.filter((file) => file.startsWith(`${name}-`)).map((file) => join(folder, file));
}

/** What the parts of one build weigh, in bytes. A part that is not built weighs 0. */
export function measure(build) {
  const popup = weighPage('popup.html', build, FIRST_IMPORTS);
  const next = weigh(chunksOf('next', build));
  const estimator = weigh(chunksOf('estimator', build));
  const suffixes = weigh(chunksOf('match-uri', build));
  return {
    watcher: weigh(withImports(join(build, 'watcher.js'), build)),
    filler: weigh(withImports(join(build, 'filler.js'), build)),
    overlay: weigh(withImports(join(build, 'overlay.js'), build)),
    popup,
    next,
    later: weighPage('popup.html', build, ALL_IMPORTS) - popup - next - estimator - suffixes,
    estimator,
    suffixes,
    background: weigh(withImports(join(build, 'background.js'), build)),
  };
}

/** One line for the progress: the heavier of the two builds. The limits are judged by the architecture tests. */
export function describeSizes() {
  const [chrome, firefox] = [measure(BUILDS.chrome), measure(BUILDS.firefox)];
  return Object.keys(LIMITS)
    .map(
      (part) =>
        `${part} ${(Math.max(chrome[part], firefox[part]) / 1000).toFixed(1)} of ${LIMITS[part] / 1000} kB`,
    )
    .join(', ');
}
