import { OpenError } from '../crypto';
import { mapListIds, type Overview, type Usage } from '../items';
import { ALONE, type Naming } from '../session';
import {
  bucketOf,
  type ChunkEntry,
  FORMAT,
  HEAD_NAME,
  type Head,
  ownLocale,
  pieceName,
  USAGE_NAME,
} from './head';
import { siteKeysOfPage } from './page-site-keys';
import type { PieceBytes, Pieces } from './pieces';
import { createUnpacker, type PackedRow } from './row-codec';
import { type PackedUsage, unpackUsage } from './usage';

/** Reads pieces as they lie on disk, in the order of their names. */
export type ReadPieces = (names: readonly string[]) => Promise<(PieceBytes | undefined)[]>;

/** Opens parts of an account's overview. All methods but `head` and `usage` reject with OpenError when a piece is missing or damaged. */
export interface OverviewReader {
  /** Null when there is none that can be used: it has to be made. */
  head(): Promise<Head | null>;
  /** The rows of some chunks, in order. Chunks that were read before and have not changed keep their rows. */
  rows(chunks: readonly ChunkEntry[]): Promise<readonly Overview[]>;
  /** Single rows; ids that stand nowhere are left out. */
  rowsOf(head: Head, ids: readonly string[]): Promise<readonly Overview[]>;
  /**
   * The logins that may fit a page.
   * @param hostname as `URL.hostname` writes it.
   * @param asOne groups of base domains that share their logins.
   */
  site(head: Head, hostname: string, asOne?: readonly (readonly string[])[]): Promise<readonly Overview[]>;
  /** Notes and fields for the search, by id. */
  texts(chunks: readonly ChunkEntry[]): Promise<ReadonlyMap<string, string>>;
  /** What was used here; empty where nothing is known. */
  usage(): Promise<Usage>;
}

interface HeldRows {
  readonly version: number;
  readonly rows: readonly Overview[];
}

export const isUsable = (head: Head): boolean => head.format === FORMAT && head.locale === ownLocale();

/** A piece whose version nothing else tells; null when it is missing or damaged. */
export async function openLone<T>(pieces: Pieces, read: ReadPieces, name: string): Promise<T | null> {
  const [bytes] = await read([name]);
  if (!bytes) return null;
  try {
    return await pieces.open<T>(name, 0, bytes);
  } catch (error) {
    if (error instanceof OpenError) return null;
    throw error;
  }
}

async function readHead(pieces: Pieces, read: ReadPieces): Promise<Head | null> {
  const head = await openLone<Head>(pieces, read, HEAD_NAME);
  return head && isUsable(head) ? head : null;
}

/** Opens several pieces at once. */
function createOpenMany(pieces: Pieces, read: ReadPieces) {
  return async <T>(wanted: readonly { name: string; version: number }[]): Promise<T[]> => {
    if (wanted.length === 0) return [];
    const sealed = await read(wanted.map(({ name }) => name));
    return Promise.all(wanted.map(({ name, version }, at) => pieces.open<T>(name, version, sealed[at])));
  };
}

type OpenMany = ReturnType<typeof createOpenMany>;

/** The buckets that some keys lie in, each once; empty ones left out. */
function bucketsOf(head: Head, kind: 'ids' | 'sites', keys: readonly string[]) {
  const buckets = new Set(keys.map((key) => bucketOf(head.salt, key)));
  return [...buckets].flatMap((bucket) => {
    const version = head[kind][bucket] ?? 0;
    return version > 0 ? [{ name: pieceName[kind](bucket), version }] : [];
  });
}

async function chunksOf(open: OpenMany, head: Head, ids: readonly string[]): Promise<ChunkEntry[]> {
  type IdEntry = [id: string, place: readonly [chunk: number, stamp: number]];
  const buckets = await open<IdEntry[]>(bucketsOf(head, 'ids', ids));
  const places = new Map(buckets.flat());
  const wanted = new Set(ids.map((id) => places.get(id)?.[0]));
  return head.chunks.filter(({ id }) => wanted.has(id));
}

/**
 * A reader for as long as a page (or a piece of work in the background) lasts.
 * @param naming what ids are called that come out and go in.
 */
export function createOverviewReader(
  pieces: Pieces,
  read: ReadPieces,
  { ref, own }: Naming = ALONE,
): OverviewReader {
  const open = createOpenMany(pieces, read);
  const unpack = createUnpacker(ref);
  const held = new Map<number, HeldRows>();

  const rows: OverviewReader['rows'] = async (chunks) => {
    const missing = chunks.filter(({ id, version }) => held.get(id)?.version !== version);
    const opened = await open<PackedRow[]>(
      missing.map(({ id, version }) => ({ name: pieceName.rows(id), version })),
    );
    missing.forEach(({ id, version }, at) => {
      held.set(id, { version, rows: (opened[at] ?? []).map(unpack) });
    });
    return chunks.flatMap(({ id }) => held.get(id)?.rows ?? []);
  };

  return {
    head: async () => {
      const head = await readHead(pieces, read);
      return head && { ...head, lists: mapListIds(head.lists, ref) };
    },
    rows,
    rowsOf: async (head, ids) => {
      const found = await rows(await chunksOf(open, head, ids.map(own)));
      const byId = new Map(found.map((row) => [row.id, row]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    site: async (head, hostname, asOne) => {
      const keys = siteKeysOfPage(hostname, asOne);
      const buckets = await open<[string, PackedRow[]][]>(bucketsOf(head, 'sites', keys));
      const found = buckets.flat().filter(([key]) => keys.includes(key));
      const byId = new Map(found.flatMap(([, packed]) => packed.map((row) => [row[0], row] as const)));
      return [...byId.values()].map(unpack);
    },
    texts: async (chunks) => {
      const wanted = chunks.filter(({ texts }) => texts > 0);
      const opened = await open<[string, string][]>(
        wanted.map(({ id, texts }) => ({ name: pieceName.texts(id), version: texts })),
      );
      return new Map(opened.flat().map(([id, text]) => [ref(id), text]));
    },
    usage: async () => unpackUsage((await openLone<PackedUsage>(pieces, read, USAGE_NAME)) ?? [], ref),
  };
}
