import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** Not a dependency of ours at run time, but its wrapper code is built into every entrypoint. */
const BUILT_IN = ['wxt'];

const readPackage = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Where Node would find a package from another one's folder. */
function findPackage(name, from) {
  const own = join(from, 'node_modules', name);
  if (existsSync(own)) return own;
  return join(ROOT, 'node_modules', name);
}

/** A package and everything that it needs at run time, by folder. */
function withDependencies(folder, seen) {
  if (seen.has(folder)) return;
  seen.set(folder, readPackage(folder));
  for (const name of Object.keys(seen.get(folder).dependencies ?? {}))
    withDependencies(findPackage(name, folder), seen);
}

const LICENCE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;

function licenceTexts(folder) {
  return readdirSync(folder)
    .filter((file) => LICENCE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
}

const licenceName = ({ license }) => (typeof license === 'string' ? license : (license?.type ?? 'see below'));

function describe(folder, manifest) {
  const head = `${manifest.name} ${manifest.version} (${licenceName(manifest)})`;
  const texts = licenceTexts(folder);
  const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
  const body =
    texts.length > 0
      ? texts
      : [`Licence: ${licenceName(manifest)}. Author: ${author ?? 'see its repository'}.`];
  return [head, '-'.repeat(head.length), ...body].join('\n\n');
}

/** What packages carry beside their own work, and their licence files do not name. */
const DATA = [
  [
    'EFF long word list (CC BY 3.0 US)',
    'The words of passphrases: Electronic Frontier Foundation, https://www.eff.org/dice, under the Creative Commons Attribution 3.0 United States licence, https://creativecommons.org/licenses/by/3.0/us/. In @zxcvbn-ts/language-common; hyphens left out.',
  ],
];

/** The licences of everything that is built into the extension, as text; the same on every machine. */
export function renderNotices() {
  const seen = new Map();
  for (const name of Object.keys(readPackage(ROOT).dependencies))
    withDependencies(findPackage(name, ROOT), seen);
  for (const name of BUILT_IN) seen.set(findPackage(name, ROOT), readPackage(findPackage(name, ROOT)));
  const sections = [...seen]
    .sort(([, a], [, b]) => (a.name < b.name ? -1 : 1))
    .map(([folder, manifest]) => describe(folder, manifest));
  for (const [head, text] of DATA) sections.push([head, '-'.repeat(head.length), text].join('\n\n'));
  return `${['Latchkey is built from the following packages.', ...sections].join('\n\n\n')}\n`;
}
