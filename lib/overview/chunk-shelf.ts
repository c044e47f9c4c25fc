import type { ChunkEntry, SortKey } from './head';
import type { PackedRow } from './row-codec';
import { compareKeys } from './row-order';

/** A chunk taken off the shelf: its rows in order, and the texts of those that have some. */
export interface OpenChunk {
  readonly rows: PackedRow[];
  readonly texts: Map<string, string>;
  /** No row comes before it. */
  first: SortKey;
  isChanged: boolean;
}

/** A chunk that has grown beyond this is cut into pieces of half the size. */
export const MOST_ROWS = 512;
const CUT_ROWS = MOST_ROWS / 2;

export const sortKeyOf = ([id, , name, detail]: PackedRow): SortKey => [name, detail, id];

/** How many entries of a sorted list do not come after `key`. */
function placeOf<T>(sorted: readonly T[], key: SortKey, keyOf: (entry: T) => SortKey): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(keyOf(sorted[middle] as T), key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The chunk that a row belongs into; null when there is none at all. */
export function chunkFor(chunks: readonly Pick<ChunkEntry, 'id' | 'first'>[], key: SortKey): number | null {
  return chunks[Math.max(0, placeOf(chunks, key, ({ first }) => first) - 1)]?.id ?? null;
}

/** Puts a row where it belongs. */
export function insertRow(chunk: OpenChunk, row: PackedRow, text: string): void {
  const key = sortKeyOf(row);
  chunk.rows.splice(placeOf(chunk.rows, key, sortKeyOf), 0, row);
  if (compareKeys(key, chunk.first) < 0) chunk.first = key;
  if (text !== '') chunk.texts.set(row[0], text);
  chunk.isChanged = true;
}

/** Takes a row out; undefined when it is not there. */
export function takeRow(chunk: OpenChunk, id: string): PackedRow | undefined {
  const at = chunk.rows.findIndex((row) => row[0] === id);
  if (at < 0) return undefined;
  const [row] = chunk.rows.splice(at, 1);
  chunk.texts.delete(id);
  chunk.isChanged = true;
  return row;
}

/** Cuts what is too long: the chunk keeps the first rows, the others come back as new chunks in order. */
export function cutChunk(chunk: OpenChunk): OpenChunk[] {
  if (chunk.rows.length <= MOST_ROWS) return [];
  const rest = chunk.rows.splice(CUT_ROWS);
  chunk.isChanged = true;
  const cut: OpenChunk[] = [];
  for (let at = 0; at < rest.length; at += CUT_ROWS) {
    const rows = rest.slice(at, at + CUT_ROWS);
    cut.push({ rows, texts: textsOf(chunk, rows), first: sortKeyOf(rows[0] as PackedRow), isChanged: true });
  }
  return cut;
}

/** Takes the texts of some rows out of a chunk. */
function textsOf(chunk: OpenChunk, rows: readonly PackedRow[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [id] of rows) {
    const text = chunk.texts.get(id);
    if (text === undefined) continue;
    texts.set(id, text);
    chunk.texts.delete(id);
  }
  return texts;
}
