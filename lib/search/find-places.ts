import type { Folder } from '../items';
import type { Haystack } from './haystack';
import { createWordTest } from './near-words';
import { POINTS, pointsInLine } from './rank';

/** Folders by id, with their names folded too. */
export type FoldedFolders = ReadonlyMap<string, Folder & { readonly folded: string }>;

/** What is searched for, and where. */
export interface Search {
  readonly haystack: Haystack;
  readonly folders: FoldedFolders;
  /** Folded; each has to be found. */
  readonly words: readonly string[];
  /** Those of them that may be misspelled. */
  readonly tolerant: ReadonlySet<string>;
  /** What else has to be true of a row. */
  readonly mayFind: (place: number) => boolean;
}

/** Rows by their places, and for each place the sum of its points over all words. */
export interface Places {
  readonly places: readonly number[];
  readonly points: Uint16Array;
}

/** Gives the points of a place for one word: 0 where it does not stand. */
export function createPointsFor(
  { rows, lines, foldedTexts }: Haystack,
  folders: FoldedFolders,
  word: string,
) {
  const fitting = [...folders.values()].filter(({ folded }) => folded.includes(word));
  const inFolders = new Set(fitting.map(({ id }) => id));
  return (place: number): number => {
    const line = lines[place] ?? '';
    const at = line.indexOf(word);
    if (at >= 0) return pointsInLine(line, word, at);
    if (inFolders.size > 0 && inFolders.has(rows[place]?.folderId ?? '')) return POINTS.folder;
    return foldedTexts[place]?.includes(word) ? POINTS.text : 0;
  };
}

/** The places of `left`, or all, that have points for a word; these are added up. */
function narrow(
  left: readonly number[] | null,
  points: Uint16Array,
  pointsFor: (place: number) => number,
): number[] {
  const found: number[] = [];
  const size = left?.length ?? points.length;
  for (let index = 0; index < size; index += 1) {
    const place = left ? (left[index] ?? 0) : index;
    const here = pointsFor(place);
    if (here === 0) continue;
    points[place] = (points[place] ?? 0) + here;
    found.push(place);
  }
  return found;
}

/** The rows in which every word stands as it was typed. */
export function findExact({ haystack, folders, words, mayFind }: Search): Places {
  const points = new Uint16Array(haystack.rows.length);
  let left: number[] | null = null;
  for (const word of words) left = narrow(left, points, createPointsFor(haystack, folders, word));
  return { places: (left ?? [...points.keys()]).filter(mayFind), points };
}

/** Half of what an exact word would get, by the sort of place. */
const NEAR = { name: POINTS.nameWord / 2, line: POINTS.detail / 2, text: POINTS.text / 2 };

/** Gives the points of a place for something like a word: 0 where nothing is. */
function createNearPointsFor({ lines, foldedTexts }: Haystack, word: string) {
  const isNear = createWordTest(word);
  return (place: number): number => {
    const line = lines[place] ?? '';
    if (isNear(line)) return isNear(line.slice(0, line.indexOf('\n'))) ? NEAR.name : NEAR.line;
    const text = foldedTexts[place];
    return text !== undefined && isNear(text) ? NEAR.text : 0;
  };
}

/** The other rows in which every word stands as it was typed or almost so. */
export function findNear({ haystack, folders, words, tolerant, mayFind }: Search, exact: Places): Places {
  const points = new Uint16Array(haystack.rows.length);
  const isExact = new Set(exact.places);
  let left = [...points.keys()].filter((place) => !isExact.has(place));
  for (const word of words) {
    const exactly = createPointsFor(haystack, folders, word);
    const almost = tolerant.has(word) ? createNearPointsFor(haystack, word) : () => 0;
    left = narrow(left, points, (place) => exactly(place) || almost(place));
  }
  return { places: left.filter(mayFind), points };
}
