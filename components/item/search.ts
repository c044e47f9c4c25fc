import type { Overview, VaultOverview } from '../../lib/items';
import { fold } from './fold';
import { uriHost } from './uri-host';

/** A row made ready for searching: its texts folded once. */
export interface SearchRow {
  readonly row: Overview;
  readonly folder: string | null;
  readonly hosts: readonly string[];
  readonly folded: {
    readonly name: string;
    readonly detail: string;
    readonly hosts: readonly string[];
    readonly folder: string;
  };
}

export interface Match {
  readonly found: SearchRow;
  readonly score: number;
  /** Where the search was met when neither name nor detail shows it. */
  readonly where: { readonly kind: 'address' | 'folder'; readonly text: string } | null;
}

function createSearchRow(row: Overview, folders: ReadonlyMap<string, string | null>): SearchRow {
  const folder = row.folderId === null ? null : (folders.get(row.folderId) ?? null);
  const hosts = row.uris.flatMap(({ uri }) => (uri === null ? [] : [uriHost(uri)]));
  const folded = {
    name: fold(row.name),
    detail: fold(row.detail),
    hosts: hosts.map(fold),
    folder: fold(folder ?? ''),
  };
  return { row, folder, hosts, folded };
}

/** All rows in the order of their names, ready for searching. */
export function createSearchRows({ rows, folders }: VaultOverview): SearchRow[] {
  const names = new Map(folders.map(({ id, name }) => [id, name]));
  const { compare } = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
  return rows
    .map((row) => createSearchRow(row, names))
    .sort((a, b) => compare(a.row.name, b.row.name) || compare(a.row.detail, b.row.detail));
}

const isWordStart = (text: string, at: number): boolean =>
  at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '');

/** How good one word fits a row, 0 for not at all: the name counts most, its start more than its middle. */
function scoreWord({ folded }: SearchRow, word: string): number {
  const inName = folded.name.indexOf(word);
  if (inName === 0) return 8;
  if (inName > 0) return isWordStart(folded.name, inName) ? 6 : 4;
  if (folded.detail.includes(word)) return 3;
  if (folded.hosts.some((host) => host.includes(word))) return 2;
  return folded.folder.includes(word) ? 1 : 0;
}

function whereFound({ folded, hosts, folder }: SearchRow, words: readonly string[]): Match['where'] {
  const hidden = words.filter((word) => !folded.name.includes(word) && !folded.detail.includes(word));
  if (hidden.length === 0) return null;
  const at = folded.hosts.findIndex((host) => hidden.some((word) => host.includes(word)));
  if (at >= 0) return { kind: 'address', text: hosts[at] ?? '' };
  return { kind: 'folder', text: folder ?? '' };
}

function matchRow(found: SearchRow, words: readonly string[]): Match | null {
  let score = 0;
  for (const word of words) {
    const points = scoreWord(found, word);
    if (points === 0) return null;
    score += points;
  }
  return { found, score, where: whereFound(found, words) };
}

/**
 * The rows in which every word is found, best first; equal ones keep their order. `bonus` lifts rows that fit the page in front.
 * @param words folded, see `searchWords`
 */
export function searchRowsFor(
  rows: readonly SearchRow[],
  words: readonly string[],
  bonus: ReadonlySet<string> = new Set(),
): Match[] {
  const matches: Match[] = [];
  for (const found of rows) {
    const match = matchRow(found, words);
    if (match) matches.push(bonus.has(found.row.id) ? { ...match, score: match.score + 4 } : match);
  }
  return matches.sort((a, b) => b.score - a.score);
}
