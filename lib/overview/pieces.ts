import { utf8Decode, utf8Encode, wipe } from '../bytes';
import { type LocalKey, OpenError, openLocal, sealLocal } from '../crypto';

export type PieceBytes = Uint8Array<ArrayBuffer>;

/** Seals and opens the pieces of one account's overview: JSON, bound to account, name and version. */
export interface Pieces {
  seal(name: string, version: number, value: unknown): Promise<{ name: string; bytes: PieceBytes }>;
  /** @throws OpenError `tampered` for everything that is not exactly that piece, and for a missing one. */
  open<T>(name: string, version: number, bytes: PieceBytes | undefined): Promise<T>;
}

function parse(bytes: PieceBytes): unknown {
  const text = utf8Decode(bytes);
  if (text === null) throw new OpenError('tampered');
  try {
    return JSON.parse(text);
  } catch {
    throw new OpenError('tampered');
  }
}

/** @param account bound into every seal: pieces of two accounts cannot stand in for each other. */
export function createPieces(account: string, key: LocalKey): Pieces {
  const context = (name: string, version: number): string => JSON.stringify([account, name, version]);
  return {
    seal: async (name, version, value) => {
      const bytes = utf8Encode(JSON.stringify(value));
      const sealed = await sealLocal(bytes, key, context(name, version));
      wipe(bytes);
      return { name, bytes: sealed };
    },
    open: async <T>(name: string, version: number, bytes: PieceBytes | undefined) => {
      if (!bytes) throw new OpenError('tampered');
      const opened = await openLocal(bytes, key, context(name, version));
      try {
        // Sealed by ourselves: whoever could forge the shape could forge the rows as well.
        return parse(opened) as T;
      } finally {
        wipe(opened);
      }
    },
  };
}
