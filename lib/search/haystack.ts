import { type ItemKind, KINDS, type Overview } from '../items';
import { fold } from './fold';
import { uriHost } from './uri-host';

/**
 * All that can be found by words, folded once. A haystack is never changed: hits that were found in one stay right when
 * the vault has moved on. Rows are named by their place in it.
 */
export interface Haystack {
  readonly rows: readonly Overview[];
  /** One line per row: name, second line and hosts, parted by line breaks. What comes first counts most. */
  readonly lines: readonly string[];
  /** The kind of each row, as its place in `ITEM_KINDS`. */
  readonly kinds: Uint8Array;
  /** Notes and custom fields as they are, and folded; undefined for rows that have none or whose text has not come yet. */
  readonly texts: readonly (string | undefined)[];
  readonly foldedTexts: readonly (string | undefined)[];
}

/** Notes and custom fields by item id, as `searchText` of the items room writes them. */
export type Texts = ReadonlyMap<string, string>;

/** Every kind a row may be of, in a fixed order. */
export const ITEM_KINDS: readonly ItemKind[] = [...KINDS.map(({ kind }) => kind), 'unknown'];

export const EMPTY_HAYSTACK: Haystack = {
  rows: [],
  lines: [],
  kinds: new Uint8Array(),
  texts: [],
  foldedTexts: [],
};

export const rowHosts = ({ uris }: Overview): string[] =>
  uris.flatMap(({ uri }) => (uri === null ? [] : [uriHost(uri)]));

function lineOf(row: Overview): string {
  const parts = [fold(row.name), fold(row.detail)];
  for (const { uri } of row.uris) if (uri !== null) parts.push(fold(uriHost(uri)));
  return parts.join('\n');
}

type TextColumns = Pick<Haystack, 'texts' | 'foldedTexts'>;

/** @param placeBefore where a row stood in the haystack of before; undefined for a new one */
function readTexts(
  rows: readonly Overview[],
  known: Texts,
  before: Haystack,
  placeBefore: (place: number) => number | undefined,
): TextColumns {
  const texts: (string | undefined)[] = [];
  const foldedTexts: (string | undefined)[] = [];
  rows.forEach(({ id }, place) => {
    const text = known.get(id) || undefined;
    const at = text === undefined ? undefined : placeBefore(place);
    const isSame = at !== undefined && before.texts[at] === text;
    texts.push(text);
    foldedTexts.push(isSame ? before.foldedTexts[at] : text && fold(text));
  });
  return { texts, foldedTexts };
}

/**
 * Makes the haystack of other rows, slice by slice, because folding fifty thousand takes longer than a frame. What was folded
 * for a row before is taken over, so that a small change is cheap.
 */
export function startHaystack(before: Haystack, rows: readonly Overview[]) {
  const places = new Map<Overview, number>();
  for (const [place, row] of before.rows.entries()) places.set(row, place);
  const placesBefore = rows.map((row) => places.get(row));
  const lines: string[] = [];
  return {
    /** Folds up to so many rows; true when none are left. */
    advance(count: number): boolean {
      const end = Math.min(rows.length, lines.length + count);
      for (const row of rows.slice(lines.length, end)) {
        const at = placesBefore[lines.length];
        lines.push((at === undefined ? undefined : before.lines[at]) ?? lineOf(row));
      }
      return end === rows.length;
    },

    /** The haystack, once no rows are left. */
    finish(known: Texts): Haystack {
      const kinds = Uint8Array.from(rows, ({ kind }) => ITEM_KINDS.indexOf(kind));
      return { rows, lines, kinds, ...readTexts(rows, known, before, (place) => placesBefore[place]) };
    },
  };
}

/** The haystack with other texts; only those that have changed are folded. */
export function withTexts(before: Haystack, known: Texts): Haystack {
  return { ...before, ...readTexts(before.rows, known, before, (place) => place) };
}
