import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createSearch, type Hit, patternsOf, type Secret } from './patterns.ts';
import { unfold } from './unfold.ts';

export interface Found extends Hit {
  /** From the folder's top. */
  readonly file: string;
  /** False: it stands in what the file holds compressed or cut into pieces. */
  readonly isBare: boolean;
}

export interface ScanReport {
  readonly files: number;
  /** In all files. */
  readonly bytes: number;
  /** Beside them: what was unfolded. */
  readonly unfolded: number;
  readonly found: readonly Found[];
}

type Look = (bytes: Uint8Array) => Hit[];

/** Null for what is no file, or is gone since the folder was listed. */
function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** What a file holds of secrets, each form once. */
function lookThrough(bytes: Buffer, inner: readonly Buffer[], look: Look): Omit<Found, 'file'>[] {
  const bare = look(bytes).map((hit) => ({ ...hit, isBare: true }));
  const folded = inner.flatMap(look).map((hit) => ({ ...hit, isBare: false }));
  return [...new Map([...bare, ...folded].map((hit) => [JSON.stringify(hit), hit])).values()];
}

/** Looks through every byte of every file of a folder, and through what the files hold compressed, for secrets in any form. */
export function scanFolder(folder: string, secrets: readonly Secret[]): ScanReport {
  const look = createSearch(patternsOf(secrets));
  const report = { files: 0, bytes: 0, unfolded: 0 };
  const found: Found[] = [];
  for (const path of filesIn(folder)) {
    const bytes = readIfThere(path);
    if (!bytes) continue;
    const inner = unfold(path, bytes);
    report.files += 1;
    report.bytes += bytes.length;
    report.unfolded += inner.reduce((sum, { length }) => sum + length, 0);
    const file = relative(folder, path);
    found.push(...lookThrough(bytes, inner, look).map((hit) => ({ file, ...hit })));
  }
  return { ...report, found };
}
