import type { OpenChunk } from './chunk-shelf';
import { BUCKETS, bucketOf, type ChunkEntry, type Head, pieceName } from './head';
import type { PackedRow } from './row-codec';

type IdBucket = Map<string, readonly [chunk: number, stamp: number]>;
type SiteBucket = Map<string, PackedRow[]>;

export interface Bucket<T> {
  readonly content: T;
  isChanged: boolean;
}

/** Takes a piece off the disk; `empty` for version 0, which no piece has. */
export type TakePiece = <T>(name: string, version: number, empty: T) => Promise<T>;

/** An overview that is being edited: what is open lies here, the rest is as on disk. */
export interface Desk {
  head: Head;
  /** All chunks in order. */
  order: ChunkEntry[];
  readonly chunks: Map<number, OpenChunk>;
  readonly ids: Map<number, Bucket<IdBucket>>;
  readonly sites: Map<number, Bucket<SiteBucket>>;
  readonly take: TakePiece;
}

export const createDesk = (head: Head, take: TakePiece): Desk => ({
  head,
  order: [...head.chunks],
  chunks: new Map(),
  ids: new Map(),
  sites: new Map(),
  take,
});

async function openBucket<T>(
  desk: Desk,
  kind: 'ids' | 'sites',
  bucket: number,
  held: Map<number, Bucket<Map<string, T>>>,
): Promise<Bucket<Map<string, T>>> {
  const known = held.get(bucket);
  if (known) return known;
  const entries = await desk.take<[string, T][]>(pieceName[kind](bucket), desk.head[kind][bucket] ?? 0, []);
  const opened = held.get(bucket) ?? { content: new Map(entries), isChanged: false };
  held.set(bucket, opened);
  return opened;
}

/** The bucket with this number, which tells where ids stand. */
export const openIds = (desk: Desk, bucket: number): Promise<Bucket<IdBucket>> =>
  openBucket(desk, 'ids', bucket, desk.ids);

export const idBucket = (desk: Desk, id: string): Promise<Bucket<IdBucket>> =>
  openIds(desk, bucketOf(desk.head.salt, id));

/** The bucket with the rows that are found under a site's key. */
export const siteBucket = (desk: Desk, key: string): Promise<Bucket<SiteBucket>> =>
  openBucket(desk, 'sites', bucketOf(desk.head.salt, key), desk.sites);

export async function openChunk(desk: Desk, id: number): Promise<OpenChunk | null> {
  const known = desk.chunks.get(id);
  if (known) return known;
  const entry = desk.order.find((one) => one.id === id);
  if (!entry) return null;
  const [rows, texts] = await Promise.all([
    desk.take<PackedRow[]>(pieceName.rows(id), entry.version, []),
    desk.take<[string, string][]>(pieceName.texts(id), entry.texts, []),
  ]);
  const opened = { rows, texts: new Map(texts), first: entry.first, isChanged: false };
  desk.chunks.set(id, opened);
  return opened;
}

/** Gives a chunk its number and its place: behind another, or as the first. */
export function addChunk(desk: Desk, chunk: OpenChunk, behind: number | null): number {
  const id = desk.head.nextChunk;
  desk.head = { ...desk.head, nextChunk: id + 1 };
  desk.chunks.set(id, chunk);
  const at = behind === null ? 0 : desk.order.findIndex((one) => one.id === behind) + 1;
  desk.order.splice(at, 0, { id, version: 0, rows: 0, first: chunk.first, texts: 0 });
  return id;
}

/** The stamp of each row that stands in the overview. */
export async function allStamps(desk: Desk): Promise<Map<string, number>> {
  const stamps = new Map<string, number>();
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const { content } = await openIds(desk, bucket);
    for (const [id, [, stamp]] of content) stamps.set(id, stamp);
  }
  return stamps;
}
