import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the project's top, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What tools make; never ours. */
const MADE = new Set(['node_modules', '.output', '.wxt', '.cache', '.git', 'test-results']);
const CODE = /\.(ts|tsx|mjs|js)$/;

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (MADE.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** Names of files and folders in the top folder, without what tools make. */
export function topLevel(): string[] {
  return readdirSync(ROOT).filter((name) => !MADE.has(name) && !name.endsWith('.tsbuildinfo'));
}

/** Every code file below the named top folders, read. */
export function readSources(folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => walk(join(ROOT, folder)))
    .filter((file) => CODE.test(file))
    .map((file) => ({ path: relative(ROOT, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));
}

export const isTest = ({ path }: SourceFile): boolean =>
  /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('tests/');

/** The code that is shipped: everything in lib, components and entrypoints but its tests. */
export const readShipped = (): SourceFile[] =>
  readSources(['lib', 'components', 'entrypoints']).filter((file) => !isTest(file));

/** All code of ours. */
export const readAllCode = (): SourceFile[] =>
  readSources(['lib', 'components', 'entrypoints', 'tests', 'public']);
