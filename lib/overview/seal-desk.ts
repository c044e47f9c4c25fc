import type { OpenChunk } from './chunk-shelf';
import type { Bucket, Desk } from './desk';
import { type ChunkEntry, HEAD_NAME, type Head, type Lists, pieceName } from './head';
import type { PieceBytes, Pieces } from './pieces';

export interface SealedPiece {
  readonly name: string;
  readonly bytes: PieceBytes;
}

/** What an edited overview means for the disk. */
export interface SealedEdit {
  readonly head: Head;
  readonly put: readonly SealedPiece[];
  readonly remove: readonly string[];
}

export type HeadNote = Pick<Head, 'generation' | 'isComplete' | 'total'> & { readonly lists: Lists };

interface Work {
  readonly pieces: Pieces;
  readonly version: number;
  readonly put: Promise<SealedPiece>[];
  readonly remove: string[];
}

/** Seals a chunk that has changed; null when nothing is left in it. */
function sealChunk(work: Work, entry: ChunkEntry, chunk: OpenChunk): ChunkEntry | null {
  const { pieces, version, put, remove } = work;
  const { id } = entry;
  chunk.isChanged = false;
  const hasTexts = chunk.texts.size > 0;
  if (!hasTexts && entry.texts > 0) remove.push(pieceName.texts(id));
  if (chunk.rows.length === 0) {
    if (entry.version > 0) remove.push(pieceName.rows(id));
    return null;
  }
  put.push(pieces.seal(pieceName.rows(id), version, chunk.rows));
  if (hasTexts) put.push(pieces.seal(pieceName.texts(id), version, [...chunk.texts]));
  return { id, version, rows: chunk.rows.length, first: chunk.first, texts: hasTexts ? version : 0 };
}

function sealBuckets(
  { pieces, version, put, remove }: Work,
  kind: 'ids' | 'sites',
  before: readonly number[],
  held: ReadonlyMap<number, Bucket<Map<string, unknown>>>,
): number[] {
  const versions = [...before];
  for (const [bucket, opened] of held) {
    if (!opened.isChanged) continue;
    opened.isChanged = false;
    const isEmpty = opened.content.size === 0;
    if (!isEmpty) put.push(pieces.seal(pieceName[kind](bucket), version, [...opened.content]));
    else if (versions[bucket]) remove.push(pieceName[kind](bucket));
    versions[bucket] = isEmpty ? 0 : version;
  }
  return versions;
}

/** Seals everything on a desk that has changed since the last time, and the head that names it. */
export async function sealDesk(desk: Desk, pieces: Pieces, note: HeadNote): Promise<SealedEdit> {
  const work: Work = { pieces, version: desk.head.version + 1, put: [], remove: [] };
  const chunks = desk.order.flatMap((entry) => {
    const chunk = desk.chunks.get(entry.id);
    if (!chunk?.isChanged) return [entry];
    const sealed = sealChunk(work, entry, chunk);
    if (!sealed) desk.chunks.delete(entry.id);
    return sealed ? [sealed] : [];
  });
  const ids = sealBuckets(work, 'ids', desk.head.ids, desk.ids);
  const sites = sealBuckets(work, 'sites', desk.head.sites, desk.sites);
  const head = { ...desk.head, ...note, version: work.version, chunks, ids, sites };
  desk.head = head;
  desk.order = [...chunks];
  // The head is opened without knowing its version: it is the piece that tells all others'.
  work.put.push(pieces.seal(HEAD_NAME, 0, head));
  return { head, put: await Promise.all(work.put), remove: work.remove };
}
