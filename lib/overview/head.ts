import type { VaultOverview } from '../items';

/** Names of folders, collections and organisations: the part of the overview that is not rows. */
export type Lists = Omit<VaultOverview, 'rows'>;

/** By what rows are ordered: name, second line, id. */
export type SortKey = readonly [name: string, detail: string, id: string];

/** One chunk of rows, in the order of the list. */
export interface ChunkEntry {
  readonly id: number;
  /** Of the piece with its rows; a piece opens only as the version that stands here. */
  readonly version: number;
  readonly rows: number;
  /** No row of this chunk comes before it. */
  readonly first: SortKey;
  /** Version of the piece with notes and fields for the search; 0 when there is none. */
  readonly texts: number;
}

/** What the overview consists of: the one piece that names all others. */
export interface Head {
  readonly format: typeof FORMAT;
  /** Whose order of letters the rows stand in. */
  readonly locale: string;
  /** Secret: decides which bucket something lies in, so that a bucket's size tells nothing about what is in it. */
  readonly salt: string;
  /** Grows with every change of the overview; new pieces get it as their version. */
  readonly version: number;
  /** Of the stored vault that this overview shows. */
  readonly generation: number;
  /** False while it is being made: more rows are coming. */
  readonly isComplete: boolean;
  /** How many items the vault has, shown yet or not. */
  readonly total: number;
  readonly chunks: readonly ChunkEntry[];
  readonly nextChunk: number;
  /** Versions of the buckets that tell where an id stands, and of those with the rows that fit a site; 0 for empty ones. */
  readonly ids: readonly number[];
  readonly sites: readonly number[];
  readonly lists: Lists;
}

/** Another number makes every sealed overview anew: 2 tells what a person may do in organisations and their collections. */
export const FORMAT = 2;
export const BUCKETS = 64;
export const HEAD_NAME = 'head';
export const USAGE_NAME = 'usage';

/** Names of pieces, as they stand in the clear on disk. */
export const pieceName = {
  rows: (chunk: number): string => `rows:${chunk}`,
  texts: (chunk: number): string => `texts:${chunk}`,
  ids: (bucket: number): string => `ids:${bucket}`,
  sites: (bucket: number): string => `sites:${bucket}`,
};

/** The order of letters of this browser. */
export const ownLocale = (): string => new Intl.Collator().resolvedOptions().locale;

/**
 * An overview of nothing.
 * @param salt random, see Head.
 * @param version random as well: no piece of an overview that was here before may pass for one of this.
 */
export function emptyHead(salt: string, version: number): Head {
  return {
    format: FORMAT,
    locale: ownLocale(),
    salt,
    version,
    generation: -1,
    isComplete: false,
    total: 0,
    chunks: [],
    nextChunk: 0,
    ids: Array.from({ length: BUCKETS }, () => 0),
    sites: Array.from({ length: BUCKETS }, () => 0),
    lists: { folders: [], collections: [], organizations: [] },
  };
}

/** How many rows stand in it by now. */
export const rowsIn = ({ chunks }: Head): number => chunks.reduce((sum, { rows }) => sum + rows, 0);

/** FNV-1a, 32 bits: which bucket a key lies in. */
export function bucketOf(salt: string, key: string): number {
  let hash = 0x811c9dc5;
  const text = salt + key;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}
