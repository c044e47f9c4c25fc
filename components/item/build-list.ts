import type { ItemKind, Overview } from '../../lib/items';
import type { Filter } from '../state/route';
import { type Match, type SearchRow, searchRowsFor } from './search';

export type SectionName = 'site' | 'aside' | 'recent' | 'all' | 'best' | 'more';

/** One line of the list: flat, so that ten thousand can be scrolled as easily as ten. */
export type ListEntry =
  | { readonly type: 'head'; readonly key: string; readonly section: SectionName; readonly count: number }
  | { readonly type: 'nothing'; readonly key: string; readonly section: 'site' }
  | { readonly type: 'aside'; readonly key: string; readonly section: 'aside'; readonly row: Overview }
  | {
      readonly type: 'row';
      readonly key: string;
      readonly section: SectionName;
      readonly row: Overview;
      readonly where: Match['where'];
    };

export type RowEntry = Extract<ListEntry, { type: 'row' }>;

export interface ListInput {
  /** In the order of their names. */
  readonly rows: readonly SearchRow[];
  /** Folded words of the search; none when nothing is typed. */
  readonly words: readonly string[];
  readonly filter: Filter;
  readonly recent: readonly string[];
  /** Host of the page in front and the ids that fit it; null when there is no such page. */
  readonly site: { readonly host: string; readonly matches: readonly string[] } | null;
}

export interface ListModel {
  readonly entries: readonly ListEntry[];
  /** How many rows each kind has under the current place and search: for the chips. */
  readonly counts: ReadonlyMap<ItemKind | 'all', number>;
}

function standsIn(
  { deleted, archived, favorite, folderId, organizationId }: Overview,
  place: Filter['place'],
): boolean {
  if (place === 'trash') return deleted;
  if (deleted) return false;
  if (place === 'archive') return archived;
  if (archived) return false;
  if (place === 'favourites') return favorite;
  if (place.startsWith('folder:')) return folderId === place.slice('folder:'.length);
  if (place.startsWith('organization:')) return organizationId === place.slice('organization:'.length);
  return true;
}

const isSetAside = ({ state }: Overview): boolean => state === 'unread';

/** The rows of a place that can be read, and those that could not. */
export function rowsOfPlace(rows: readonly SearchRow[], place: Filter['place']) {
  const here = rows.filter(({ row }) => standsIn(row, place));
  return {
    readable: here.filter(({ row }) => !isSetAside(row)),
    aside: here.filter(({ row }) => isSetAside(row)).map(({ row }) => row),
  };
}

function countKinds(rows: readonly SearchRow[]): Map<ItemKind | 'all', number> {
  const counts = new Map<ItemKind | 'all', number>([['all', rows.length]]);
  for (const { row } of rows) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
  return counts;
}

const ofKind = (rows: readonly SearchRow[], kind: ItemKind | null): readonly SearchRow[] =>
  kind === null ? rows : rows.filter(({ row }) => row.kind === kind);

const toEntry = (section: SectionName, row: Overview, where: Match['where'] = null): RowEntry => ({
  type: 'row',
  key: `${section}:${row.id}`,
  section,
  row,
  where,
});

function section(name: SectionName, entries: readonly ListEntry[], always = false): ListEntry[] {
  if (entries.length === 0 && !always) return [];
  return [{ type: 'head', key: `head:${name}`, section: name, count: entries.length }, ...entries];
}

const byChange = (a: SearchRow, b: SearchRow): number =>
  (b.row.revisionDate ?? '').localeCompare(a.row.revisionDate ?? '');

function siteSection({ site, filter }: ListInput, rows: readonly SearchRow[]): ListEntry[] {
  if (!site || filter.place !== 'all') return [];
  const byId = new Map(rows.map(({ row }) => [row.id, row]));
  const fitting = site.matches.flatMap((id) => byId.get(id) ?? []);
  const isWhole = filter.kind === null && rows.length > 0;
  const nothing: ListEntry = { type: 'nothing', key: 'nothing', section: 'site' };
  const lines = fitting.map((row) => toEntry('site', row));
  return section('site', lines.length > 0 ? lines : isWhole ? [nothing] : []);
}

function recentSection({ recent, filter, site }: ListInput, rows: readonly SearchRow[]): ListEntry[] {
  if (filter.place !== 'all' || filter.kind !== null) return [];
  const byId = new Map(rows.map(({ row }) => [row.id, row]));
  const shown = recent.filter((id) => !site?.matches.includes(id)).flatMap((id) => byId.get(id) ?? []);
  return section(
    'recent',
    shown.map((row) => toEntry('recent', row)),
  );
}

function browseList(input: ListInput): ListModel {
  const { readable, aside } = rowsOfPlace(input.rows, input.filter.place);
  const rows = ofKind(readable, input.filter.kind);
  const sorted = input.filter.sort === 'changed' ? [...rows].sort(byChange) : rows;
  const asideEntries = aside.map(
    (row): ListEntry => ({ type: 'aside', key: `aside:${row.id}`, section: 'aside', row }),
  );
  const entries = [
    ...siteSection(input, rows),
    ...section('aside', input.filter.kind === null ? asideEntries : []),
    ...recentSection(input, rows),
    ...section(
      'all',
      sorted.map(({ row }) => toEntry('all', row)),
    ),
  ];
  return { entries, counts: countKinds(readable) };
}

function foundList(input: ListInput): ListModel {
  const { readable } = rowsOfPlace(input.rows, input.filter.place);
  const matches = searchRowsFor(readable, input.words, new Set(input.site?.matches));
  const counts = countKinds(matches.map(({ found }) => found));
  const wanted = matches.filter(
    ({ found }) => input.filter.kind === null || found.row.kind === input.filter.kind,
  );
  const lines = (name: SectionName, some: readonly Match[]) =>
    section(
      name,
      some.map(({ found, where }) => toEntry(name, found.row, where)),
    );
  return { entries: [...lines('best', wanted.slice(0, 1)), ...lines('more', wanted.slice(1))], counts };
}

/** What the list shows, line by line: sections while browsing, the best match and the rest while searching. */
export function buildList(input: ListInput): ListModel {
  return input.words.length === 0 ? browseList(input) : foundList(input);
}

/** True when a click or Enter fills the row into the page in front, false when it opens the item. */
export function fillsOnEnter(entry: RowEntry, matches: ReadonlySet<string>): boolean {
  return entry.section === 'site' || (entry.section === 'best' && matches.has(entry.row.id));
}
