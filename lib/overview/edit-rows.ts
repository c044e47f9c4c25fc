import { ALONE } from '../session';
import { chunkFor, cutChunk, insertRow, type OpenChunk, sortKeyOf, takeRow } from './chunk-shelf';
import { addChunk, type Bucket, type Desk, idBucket, openChunk, siteBucket } from './desk';
import { createUnpacker, type PackedRow } from './row-codec';
import { siteKeysOf } from './site-keys';

/** What has become of one item. */
export interface RowChange {
  readonly id: string;
  /** Its stamp in the store; tells later whether the row is up to date. */
  readonly stamp: number;
  /** Null when the item is gone. */
  readonly row: PackedRow | null;
  /** Notes and fields for the search; empty when there are none. */
  readonly text: string;
}

const unpack = createUnpacker(ALONE.ref);

function keysOf(row: PackedRow): string[] {
  const { kind, uris } = unpack(row);
  return kind === 'login' ? siteKeysOf(uris) : [];
}

function touch<T>(bucket: Bucket<Map<string, T>>, key: string, value: T | undefined): void {
  if (value === undefined) bucket.content.delete(key);
  else bucket.content.set(key, value);
  bucket.isChanged = true;
}

async function forgetSites(desk: Desk, row: PackedRow): Promise<void> {
  for (const key of keysOf(row)) {
    const bucket = await siteBucket(desk, key);
    const rest = (bucket.content.get(key) ?? []).filter(([id]) => id !== row[0]);
    touch(bucket, key, rest.length > 0 ? rest : undefined);
  }
}

async function noteSites(desk: Desk, row: PackedRow): Promise<void> {
  for (const key of keysOf(row)) {
    const bucket = await siteBucket(desk, key);
    const rows = bucket.content.get(key) ?? [];
    rows.push(row);
    touch(bucket, key, rows);
  }
}

async function removeRow(desk: Desk, id: string): Promise<void> {
  const bucket = await idBucket(desk, id);
  const [chunkId] = bucket.content.get(id) ?? [];
  if (chunkId === undefined) return;
  touch(bucket, id, undefined);
  const chunk = await openChunk(desk, chunkId);
  const row = chunk && takeRow(chunk, id);
  if (row) await forgetSites(desk, row);
}

async function placeRow(desk: Desk, row: PackedRow, stamp: number, text: string): Promise<void> {
  const key = sortKeyOf(row);
  const id =
    chunkFor(desk.order, key) ??
    addChunk(desk, { rows: [], texts: new Map(), first: key, isChanged: true }, null);
  const chunk = await openChunk(desk, id);
  if (!chunk) return;
  insertRow(chunk, row, text);
  const [first] = desk.order;
  // Only the first chunk takes rows from before its start.
  if (first?.id === id && first.first !== chunk.first) desk.order[0] = { ...first, first: chunk.first };
  touch(await idBucket(desk, row[0]), row[0], [id, stamp]);
  await noteSites(desk, row);
  await cut(desk, id, chunk);
}

async function cut(desk: Desk, id: number, chunk: OpenChunk): Promise<void> {
  let behind = id;
  for (const part of cutChunk(chunk)) {
    behind = addChunk(desk, part, behind);
    for (const [rowId] of part.rows) {
      const bucket = await idBucket(desk, rowId);
      touch(bucket, rowId, [behind, bucket.content.get(rowId)?.[1] ?? 0]);
    }
  }
}

/** Brings rows on a desk up to date. @throws OpenError when a piece that is needed cannot be opened. */
export async function editRows(desk: Desk, changes: readonly RowChange[]): Promise<void> {
  for (const { id, stamp, row, text } of changes) {
    await removeRow(desk, id);
    if (row) await placeRow(desk, row, stamp, text);
  }
}
