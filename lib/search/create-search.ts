import type { Folder, ItemKind, Overview } from '../items';
import {
  createPointsFor,
  type FoldedFolders,
  findExact,
  findNear,
  type Places,
  type Search,
} from './find-places';
import { createQualifierTest, type Names } from './fits-qualifiers';
import { fold } from './fold';
import { EMPTY_HAYSTACK, type Haystack, ITEM_KINDS, startHaystack, type Texts, withTexts } from './haystack';
import { createLifts, type RankContext } from './lift-rows';
import { isTolerant } from './near-words';
import { markedWords, parseQuery, type Query } from './parse-query';
import { EXACT, rankPlaces } from './rank';
import { type Where, whereFound } from './where-found';

export interface Hit {
  readonly row: Overview;
  /** Higher is better; only for comparing hits of one search. */
  readonly score: number;
  /** Where it was met when neither name nor second line shows it. */
  readonly where: Where | null;
}

/** What a search found, best first. A hit is put together when it is asked for: most are never looked at. */
export interface Hits {
  readonly length: number;
  readonly rowAt: (index: number) => Overview | undefined;
  readonly hitAt: (index: number) => Hit | undefined;
  /** How many there are of each kind, and of all. */
  readonly counts: ReadonlyMap<ItemKind | 'all', number>;
  /** Only those of one kind; all for null. */
  readonly ofKind: (kind: ItemKind | null) => Hits;
}

/** With fewer hits than these, words that are spelled almost alike are looked for too. */
const TOO_FEW = 3;

/** Rows that are folded at a time while nobody waits. */
const SLICE = 2000;

function scorePlaces(search: Search, lift: Uint8Array): Uint8Array {
  const { haystack, words, tolerant } = search;
  const scores = new Uint8Array(haystack.rows.length);
  const put = ({ places, points }: Places, base: number) => {
    for (const place of places) {
      const fit = Math.round((points[place] ?? 0) / Math.max(1, words.length));
      scores[place] = base + fit + (lift[place] ?? 0);
    }
  };
  const exact = findExact(search);
  put(exact, EXACT);
  if (exact.places.length < TOO_FEW && tolerant.size > 0) put(findNear(search, exact), 0);
  return scores;
}

function countKinds(kinds: Uint8Array, places: Uint32Array): Map<ItemKind | 'all', number> {
  const counts = new Uint32Array(ITEM_KINDS.length);
  for (const place of places) {
    const kind = kinds[place] ?? 0;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  const found = ITEM_KINDS.map((kind, index) => [kind, counts[index] ?? 0] as const);
  return new Map([['all', places.length], ...found.filter(([, count]) => count > 0)]);
}

function toHits(search: Search, scores: Uint8Array, places: Uint32Array): Hits {
  const { rows, kinds } = search.haystack;
  const rowAt = (index: number) => (index < places.length ? rows[places[index] ?? 0] : undefined);
  return {
    length: places.length,
    rowAt,
    hitAt(index) {
      const [place, row] = [places[index] ?? 0, rowAt(index)];
      return row && { row, score: scores[place] ?? 0, where: whereFound(search, place) };
    },
    counts: countKinds(kinds, places),
    ofKind(kind) {
      if (kind === null) return this;
      const wanted = ITEM_KINDS.indexOf(kind);
      return toHits(
        search,
        scores,
        places.filter((place) => kinds[place] === wanted),
      );
    },
  };
}

/** A vault as the search knows it. */
interface Known {
  readonly haystack: Haystack;
  readonly names: Names;
  readonly folders: FoldedFolders;
}

const NOTHING: Known = {
  haystack: EMPTY_HAYSTACK,
  names: { folders: [], collections: [], organizations: [] },
  folders: new Map(),
};

function toSearch({ haystack, names, folders }: Known, query: Query, lift: Uint8Array): Search {
  const fits = createQualifierTest(query.qualifiers, names);
  const without = query.without.map((word) => createPointsFor(haystack, folders, word));
  return {
    haystack,
    folders,
    words: markedWords(query),
    tolerant: new Set(query.words.filter(isTolerant)),
    mayFind: (place) =>
      lift[place] !== 0 &&
      !without.some((pointsFor) => pointsFor(place) > 0) &&
      (fits === null || fits(haystack.rows[place] as Overview)),
  };
}

const foldFolders = (folders: readonly Folder[]): FoldedFolders =>
  new Map(folders.map((folder) => [folder.id, { ...folder, folded: fold(folder.name ?? '') }]));

/**
 * A search through the rows of a vault. It holds their texts, folded, in memory; `clear` lets go of them.
 * Rows are compared by identity: those that were there before cost next to nothing when the rows are set again.
 */
export function createSearch() {
  let lifts = createLifts();
  let known = NOTHING;
  let next: ReturnType<typeof startHaystack> | null = null;
  let texts: Texts = new Map();

  /** Folds so many of the rows that are new; true when none are left. */
  function prepare(rows: number): boolean {
    if (next && !next.advance(rows)) return false;
    if (next) known = { ...known, haystack: next.finish(texts) };
    next = null;
    return true;
  }

  return {
    /**
     * Takes up the rows of a vault. They are folded at the next search, or before by `prepare`.
     * @param rows in the order that equally good hits shall have
     */
    setRows(rows: readonly Overview[], names: Names): void {
      next = startHaystack(known.haystack, rows);
      known = { ...known, names, folders: foldFolders(names.folders) };
    },

    /** Notes and custom fields by item id (see `searchText` of the items room), as far as they are known. */
    setTexts(all: Texts): void {
      texts = all;
      if (!next) known = { ...known, haystack: withTexts(known.haystack, texts) };
    },

    /** Does a few milliseconds of the work that the next search would do. True when nothing is left. */
    prepare: (): boolean => prepare(SLICE),

    /** Forgets the vault. */
    clear(): void {
      [known, next, texts, lifts] = [NOTHING, null, new Map(), createLifts()];
    },

    /**
     * The rows that fit what was typed (see `parseQuery`), best first: how well it fits, lifted for this site, favourites,
     * and what was used last and often. Misspelled words are forgiven when there is too little without, and come last.
     * It is fastest when `context` has the same parts as at the keystroke before.
     */
    search(typed: string, context: RankContext): Hits {
      prepare(Number.POSITIVE_INFINITY);
      const lift = lifts(known.haystack.rows, context);
      const search = toSearch(known, parseQuery(typed), lift);
      const scores = scorePlaces(search, lift);
      return toHits(search, scores, rankPlaces(scores));
    },
  };
}
