import { randomId } from '../crypto';
import { CodedError } from '../errors';

/** Opened bytes of which a page has got the first part; in memory only. */
export interface Unread {
  readonly bytes: Uint8Array;
  readonly at: number;
}

export interface Piece {
  readonly bytes: Uint8Array;
  /** What the next piece is asked for by; null with the last. */
  readonly more: string | null;
}

/** As base64 it has to fit into one message with room to spare; browsers end those at 64 MiB. */
const PIECE_BYTES = 8 * 1024 * 1024;

function pieceAt(unread: Map<string, Unread>, bytes: Uint8Array, at: number): Piece {
  const end = at + PIECE_BYTES;
  const piece = bytes.subarray(at, end);
  if (end >= bytes.length) return { bytes: piece, more: null };
  const more = randomId();
  unread.set(more, { bytes, at: end });
  return { bytes: piece, more };
}

/** The first piece of opened bytes. What nobody has asked the rest of is dropped: one is read at a time. */
export function firstPiece(unread: Map<string, Unread>, bytes: Uint8Array): Piece {
  unread.clear();
  return pieceAt(unread, bytes, 0);
}

/** The piece after it, once. @throws CodedError `not-found` after a lock, another reading, or a worker that was stopped. */
export function nextPiece(unread: Map<string, Unread>, more: string): Piece {
  const found = unread.get(more);
  unread.delete(more);
  if (!found) throw new CodedError('not-found');
  return pieceAt(unread, found.bytes, found.at);
}
