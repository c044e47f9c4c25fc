import type { ItemKind, Overview } from '../../lib/items';
import type { Hits } from '../../lib/search';
import type { Filter } from '../state/route';
import {
  createListModel,
  type ListModel,
  type RowEntry,
  type SectionLines,
  type SectionName,
} from './list-model';

export interface ListInput {
  /** In the order of their names. */
  readonly rows: readonly Overview[];
  readonly filter: Filter;
  /** True for the rows of the filter's place. */
  readonly isHere: (row: Overview) => boolean;
  readonly recent: readonly string[];
  /** Host of the page in front and the ids that fit it; null when there is no such page. */
  readonly site: { readonly host: string; readonly matches: readonly string[] } | null;
}

/** True for an item of which not even the name could be read: it stands aside and is never found. */
export const isSetAside = ({ state }: Overview): boolean => state === 'unread';

function countKinds(rows: readonly Overview[]): Map<ItemKind | 'all', number> {
  const counts = new Map<ItemKind | 'all', number>([['all', rows.length]]);
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

const linesOf = (
  name: SectionName,
  rows: readonly Overview[],
  type: SectionLines['type'] = 'row',
): SectionLines => ({ name, type, length: rows.length, rowAt: (at) => rows[at] });

/** The rows with these ids, in the order of the ids. */
function pick(rows: readonly Overview[], ids: readonly string[]): Overview[] {
  const wanted = new Set(ids);
  const found = new Map(rows.filter(({ id }) => wanted.has(id)).map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

const NOTHING_FOR_SITE: SectionLines = {
  name: 'site',
  type: 'nothing',
  length: 1,
  rowAt: () => undefined,
};

function siteLines({ site, filter }: ListInput, rows: readonly Overview[]): SectionLines[] {
  if (!site || filter.place !== 'all') return [];
  const fitting = pick(rows, site.matches);
  if (fitting.length > 0) return [linesOf('site', fitting)];
  return filter.kind === null && rows.length > 0 ? [NOTHING_FOR_SITE] : [];
}

function recentLines({ recent, filter, site }: ListInput, rows: readonly Overview[]): SectionLines[] {
  if (filter.place !== 'all' || filter.kind !== null) return [];
  const others = recent.filter((id) => !site?.matches.includes(id));
  return [linesOf('recent', pick(rows, others))];
}

const changed = ({ revisionDate }: Overview): string => revisionDate ?? '';

/** ISO dates, which order as plain texts do. */
const byChange = (a: Overview, b: Overview): number =>
  changed(a) === changed(b) ? 0 : changed(a) < changed(b) ? 1 : -1;

/** What the list shows while nothing is searched for: what fits the site, what was used last, everything. */
export function browseList(input: ListInput): ListModel {
  const { kind, sort } = input.filter;
  const here = input.rows.filter(input.isHere);
  const readable = here.filter((row) => !isSetAside(row));
  const aside = kind === null && readable.length < here.length ? here.filter(isSetAside) : [];
  const rows = kind === null ? readable : readable.filter((row) => row.kind === kind);
  const sorted = sort === 'changed' ? [...rows].sort(byChange) : rows;
  const parts = [
    ...siteLines(input, rows),
    linesOf('aside', aside, 'aside'),
    ...recentLines(input, rows),
    linesOf('all', sorted),
  ];
  return createListModel(parts, countKinds(readable));
}

/** The hits from one place on, which become rows only when they are looked at. */
const hitLines = (name: SectionName, hits: Hits, from: number, to: number): SectionLines => ({
  name,
  type: 'row',
  length: Math.max(0, to - from),
  rowAt: (at) => hits.rowAt(from + at),
  whereAt: (at) => hits.hitAt(from + at)?.where ?? null,
});

/** What it shows of a search: the best match and the rest. */
export function foundList(hits: Hits, kind: ItemKind | null): ListModel {
  const wanted = hits.ofKind(kind);
  const [best, all] = [Math.min(1, wanted.length), wanted.length];
  const parts = [hitLines('best', wanted, 0, best), hitLines('more', wanted, best, all)];
  return createListModel(parts, hits.counts);
}

/** True when a click or Enter fills the row into the page in front, false when it opens the item. */
export function fillsOnEnter({ section, row }: RowEntry, matches: ReadonlySet<string>): boolean {
  return section === 'site' || (section === 'best' && matches.has(row.id));
}
