import type { Directory } from './directory';
import { readCsvDirectory } from './read-csv-directory';
import { readJsonDirectory } from './read-json-directory';

/** A directory as JSON or as CSV, whichever the text begins like. */
export function readDirectory(text: string): Directory {
  const clean = text.replace(/^\uFEFF/, '');
  return /^\s*[[{]/.test(clean) ? readJsonDirectory(clean) : readCsvDirectory(clean);
}
